import { Module } from '@nestjs/common';
import { DocumentModule } from '../document/index.js';
import { EquipmentModule } from '../equipment/index.js';
import { CustodyController, HoldingsController, SiteTimelineController, TimelineController } from './custody.controller.js';
import { HandoverSheetController } from './handover-sheet.controller.js';
import { HandoverSheets } from './handover-sheets.js';
import { HoldEquipment } from './hold-equipment.js';
import { Holdings } from './holdings.js';
import { SiteTimelines } from './site-timelines.js';

@Module({
  imports: [DocumentModule, EquipmentModule],
  controllers: [CustodyController, HandoverSheetController, TimelineController, HoldingsController, SiteTimelineController],
  providers: [HandoverSheets, HoldEquipment, Holdings, SiteTimelines],
})
export class CustodyModule {}
