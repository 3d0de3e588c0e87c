import { Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.js';
import { CustodyController, HoldingsController, TimelineController } from './custody.controller.js';
import { HoldEquipment } from './hold-equipment.js';
import { Holdings } from './holdings.js';

@Module({
  imports: [EquipmentModule],
  controllers: [CustodyController, TimelineController, HoldingsController],
  providers: [HoldEquipment, Holdings],
})
export class CustodyModule {}
