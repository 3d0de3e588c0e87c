import { Module } from '@nestjs/common';
import { ActOnEquipment } from './act-on-equipment.js';
import { ChangeEquipment } from './change-equipment.js';
import { EquipmentBatchController } from './equipment-batch.controller.js';
import { EquipmentController } from './equipment.controller.js';
import { LogBatch } from './log-batch.js';
import { ReadEquipment } from './read-equipment.js';

@Module({
  controllers: [EquipmentController, EquipmentBatchController],
  providers: [ReadEquipment, ChangeEquipment, ActOnEquipment, LogBatch],
  exports: [ReadEquipment],
})
export class EquipmentModule {}
