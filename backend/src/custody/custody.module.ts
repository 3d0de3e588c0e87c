import { Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.js';
import { CustodyController, HoldingsController, SiteTimelineController, TimelineController } from './custody.controller.js';
import { HoldEquipment } from './hold-equipment.js';
import { Holdings } from './holdings.js';
import { SiteTimelines } from './site-timelines.js';

@Module({
  imports: [EquipmentModule],
  controllers: [CustodyController, TimelineController, HoldingsController, SiteTimelineController],
  providers: [HoldEquipment, Holdings, SiteTimelines],
})
export class CustodyModule {}
