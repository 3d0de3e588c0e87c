import { Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.js';
import { ComposeKits } from './compose-kits.js';
import { HandOverKits } from './hand-over-kits.js';
import { KitController, KitOfPieceController } from './kit.controller.js';
import { ReadKits } from './read-kits.js';

@Module({
  imports: [EquipmentModule],
  controllers: [KitController, KitOfPieceController],
  providers: [ReadKits, ComposeKits, HandOverKits],
})
export class KitModule {}
