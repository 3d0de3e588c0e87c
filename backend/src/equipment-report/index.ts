export { EquipmentReportModule } from './equipment-report.module.js';
