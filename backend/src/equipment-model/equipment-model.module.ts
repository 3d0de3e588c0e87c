import { Module } from '@nestjs/common';
import { ChangeModels } from './change-models.js';
import { EquipmentModelController } from './equipment-model.controller.js';
import { ReadModels } from './read-models.js';

@Module({ controllers: [EquipmentModelController], providers: [ReadModels, ChangeModels] })
export class EquipmentModelModule {}
