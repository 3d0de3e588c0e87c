export { ErasureModule } from './erasure.module.js';
export { countAwaited } from './erasure.queries.js';
