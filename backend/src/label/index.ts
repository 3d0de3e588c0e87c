export { LabelModule } from './label.module.js';
