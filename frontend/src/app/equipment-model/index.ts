export { injectModelSearch, modelHit, type ModelHit } from './model-hits';
export { ModelApi } from './model-api';

/** Adds a model to the catalogue from within another form; the dialog ends with the model. */
export const createModelDialog = () => import('./create-model-dialog').then((file) => file.CreateModelDialog);
