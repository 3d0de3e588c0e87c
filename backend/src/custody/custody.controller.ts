import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AsOfRequest, CustodyAnswer, CustodyCancellation, CustodyClosing, CustodyDraft, CustodyPostponement, EquipmentTimeline, HoldingList, SiteTimelineRequest, SiteTimelineRow, TakeBackAnswer, TakeBackRequest, type Page } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { HoldEquipment } from './hold-equipment.js';
import { Holdings } from './holdings.js';
import { SiteTimelines } from './site-timelines.js';

@Controller('custodies')
export class CustodyController {
  constructor(private readonly custodies: HoldEquipment) {}

  @Post()
  @Allow('custody:assign')
  @AnswersCreated(CustodyAnswer)
  open(@SignedIn() caller: Caller, @Body() draft: CustodyDraft): Promise<CustodyAnswer> {
    return this.custodies.open(caller, draft);
  }

  @Get(':id')
  @Allow('equipment:read-private')
  @Answers(CustodyAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<CustodyAnswer> {
    return this.custodies.one(caller, id);
  }

  @Post(':id/close')
  @Allow('custody:assign')
  @Answers(CustodyAnswer)
  close(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() closing: CustodyClosing): Promise<CustodyAnswer> {
    return this.custodies.close(caller, id, version, closing);
  }

  @Post(':id/postpone')
  @Allow('custody:assign')
  @Answers(CustodyAnswer)
  postpone(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() postponement: CustodyPostponement): Promise<CustodyAnswer> {
    return this.custodies.postpone(caller, id, version, postponement);
  }

  @Post(':id/cancel')
  @Allow('custody:cancel')
  @Answers(CustodyAnswer)
  cancel(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() cancellation: CustodyCancellation): Promise<CustodyAnswer> {
    return this.custodies.cancel(caller, id, version, cancellation);
  }
}

@Controller('equipment')
export class TimelineController {
  constructor(private readonly holdings: Holdings) {}

  @Get(':id/timeline')
  @Allow('equipment:read-private')
  @Answers(EquipmentTimeline)
  timeline(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Query() asOf: AsOfRequest): Promise<EquipmentTimeline> {
    return this.holdings.timelineOf(caller, id, asOf);
  }
}

@Controller('sites')
export class SiteTimelineController {
  constructor(private readonly timelines: SiteTimelines) {}

  @Get(':id/timeline')
  @Allow('equipment:read-private')
  @AnswersPage(SiteTimelineRow)
  timeline(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Query() request: SiteTimelineRequest): Promise<Page<SiteTimelineRow>> {
    return this.timelines.of(caller, id, request);
  }
}

@Controller()
export class HoldingsController {
  constructor(private readonly holdings: Holdings) {}

  @Get('persons/:id/holdings')
  @Allow('equipment:read-private')
  @Answers(HoldingList)
  of(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Query() asOf: AsOfRequest): Promise<HoldingList> {
    return this.holdings.asOf(caller, id, asOf);
  }

  @Post('persons/:id/take-back')
  @Allow('custody:assign')
  @Answers(TakeBackAnswer)
  takeBack(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() request: TakeBackRequest): Promise<TakeBackAnswer> {
    return this.holdings.takeBack(caller, id, request);
  }

  @Get('session/holdings')
  @Allow('signed-in')
  @Answers(HoldingList)
  mine(@SignedIn() caller: Caller): Promise<HoldingList> {
    return this.holdings.mine(caller);
  }
}
