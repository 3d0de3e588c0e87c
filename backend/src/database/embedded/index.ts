export { stopAbandoned } from './abandoned.js';
export type { Major } from './binaries.js';
export { EmbeddedDatabase, type EmbeddedOptions } from './embedded-database.js';
export type { DatabaseWatcher } from './keeper.js';
