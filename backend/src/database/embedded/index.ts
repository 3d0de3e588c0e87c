export { EmbeddedDatabase, type EmbeddedOptions } from './embedded-database.js';
export type { Major } from './binaries.js';
export type { DatabaseWatcher } from './keeper.js';
