import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CustodyAnswer, CustodyCancellation, CustodyClosing, CustodyDraft, EquipmentTimeline, HoldingList, TakeBackAnswer, TakeBackRequest } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { HoldEquipment } from './hold-equipment.js';
import { Holdings } from './holdings.js';

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
  timeline(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<EquipmentTimeline> {
    return this.holdings.timelineOf(caller, id);
  }
}

@Controller()
export class HoldingsController {
  constructor(private readonly holdings: Holdings) {}

  @Get('persons/:id/holdings')
  @Allow('equipment:read-private')
  @Answers(HoldingList)
  of(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<HoldingList> {
    return this.holdings.of(caller, id);
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
