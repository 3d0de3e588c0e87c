import { Module } from '@nestjs/common';
import { DemonstrationController } from './demonstration.controller.js';
import { LoadDemonstrationEquipment } from './load-equipment.js';
import { PrepareDemonstration } from './prepare-demonstration.js';

export { Chance } from './chance.js';

@Module({ controllers: [DemonstrationController], providers: [PrepareDemonstration, LoadDemonstrationEquipment] })
export class DemonstrationModule {}
