export { injectModelSearch, modelHit, type ModelHit } from './model-hits';
export { ModelApi } from './model-api';
