import { Module } from '@nestjs/common';
import { ActOnEquipment } from './act-on-equipment.js';
import { ChangeEquipment } from './change-equipment.js';
import { EquipmentController } from './equipment.controller.js';
import { ReadEquipment } from './read-equipment.js';

@Module({
  controllers: [EquipmentController],
  providers: [ReadEquipment, ChangeEquipment, ActOnEquipment],
  exports: [ReadEquipment],
})
export class EquipmentModule {}
