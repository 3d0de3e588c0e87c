export { SavedViewModule } from './saved-view.module.js';
