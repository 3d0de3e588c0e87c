export { PersonEntity } from './person.entity.js';
export { PersonModule } from './person.module.js';
