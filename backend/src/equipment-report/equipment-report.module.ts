import { Module } from '@nestjs/common';
import { EquipmentReportController } from './equipment-report.controller.js';
import { EquipmentReports } from './equipment-reports.js';

@Module({ controllers: [EquipmentReportController], providers: [EquipmentReports] })
export class EquipmentReportModule {}
