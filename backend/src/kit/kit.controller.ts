import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { KitAnswer, KitChange, KitCheckIn, KitDraft, KitHandOver, KitListRequest, KitOfPiece, KitSummary, type Page } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { ComposeKits } from './compose-kits.js';
import { HandOverKits } from './hand-over-kits.js';
import { ReadKits } from './read-kits.js';

@Controller('kits')
export class KitController {
  constructor(private readonly kits: ReadKits, private readonly composing: ComposeKits, private readonly handing: HandOverKits) {}

  @Get()
  @Allow('kit:read')
  @AnswersPage(KitSummary)
  list(@SignedIn() caller: Caller, @Query() request: KitListRequest): Promise<Page<KitSummary>> {
    return this.kits.list(caller, request);
  }

  @Get(':id')
  @Allow('kit:read')
  @Answers(KitAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<KitAnswer> {
    return this.kits.one(caller, id);
  }

  @Post()
  @Allow('kit:edit')
  @AnswersCreated(KitAnswer)
  create(@SignedIn() caller: Caller, @Body() draft: KitDraft): Promise<KitAnswer> {
    return this.composing.create(caller, draft);
  }

  @Patch(':id')
  @Allow('kit:edit')
  @Answers(KitAnswer)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: KitChange): Promise<KitAnswer> {
    return this.composing.change(caller, id, version, change);
  }

  @Post(':id/dissolve')
  @Allow('kit:edit')
  @Answers(KitAnswer)
  dissolve(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number): Promise<KitAnswer> {
    return this.composing.dissolve(caller, id, version);
  }

  @Post(':id/hand-over')
  @Allow('custody:assign')
  @Answers(KitAnswer)
  handOver(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() given: KitHandOver): Promise<KitAnswer> {
    return this.handing.handOver(caller, id, given);
  }

  @Post(':id/check-in')
  @Allow('custody:assign')
  @Answers(KitAnswer)
  checkIn(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() given: KitCheckIn): Promise<KitAnswer> {
    return this.handing.checkIn(caller, id, given);
  }
}

@Controller('equipment')
export class KitOfPieceController {
  constructor(private readonly kits: ReadKits) {}

  @Get(':id/kit')
  @Allow('kit:read')
  @Answers(KitOfPiece)
  ofPiece(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<KitOfPiece> {
    return this.kits.ofPiece(caller, id);
  }
}
