import { Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.js';
import { ErasureController, ErasuresOfPieceController } from './erasure.controller.js';
import { Erasures } from './erasures.js';

@Module({ imports: [EquipmentModule], controllers: [ErasureController, ErasuresOfPieceController], providers: [Erasures] })
export class ErasureModule {}
