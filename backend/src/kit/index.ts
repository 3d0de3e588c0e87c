export { KitModule } from './kit.module.js';
export { piecesOfKit } from './kit.queries.js';
export { requireWholeKit, type HeldKit } from './whole-kit.js';
