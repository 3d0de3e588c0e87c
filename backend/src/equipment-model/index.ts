export { EquipmentModelModule } from './equipment-model.module.js';
