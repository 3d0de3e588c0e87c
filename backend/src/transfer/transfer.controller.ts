import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ExtraPiece, LineDecisions, TransferAnswer, TransferCancellation, TransferChange, TransferDestinations, TransferDraft, TransferListRequest,
  TransferSending, TransferSummary, type Page,
} from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { PrepareTransfers } from './prepare-transfers.js';
import { ReadTransfers } from './read-transfers.js';
import { ReceiveTransfers } from './receive-transfers.js';
import { SendTransfers } from './send-transfers.js';

@Controller('transfers')
export class TransferController {
  constructor(
    private readonly transfers: ReadTransfers,
    private readonly preparing: PrepareTransfers,
    private readonly sending: SendTransfers,
    private readonly receiving: ReceiveTransfers,
  ) {}

  @Get()
  @Allow('transfer:read')
  @AnswersPage(TransferSummary)
  list(@SignedIn() caller: Caller, @Query() request: TransferListRequest): Promise<Page<TransferSummary>> {
    return this.transfers.list(caller, request);
  }

  @Get('destinations')
  @Allow('transfer:send')
  @Answers(TransferDestinations)
  destinations(): Promise<TransferDestinations> {
    return this.transfers.destinations();
  }

  @Get(':id')
  @Allow('transfer:read')
  @Answers(TransferAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<TransferAnswer> {
    return this.transfers.one(caller, id);
  }

  @Post()
  @Allow('transfer:send')
  @AnswersCreated(TransferAnswer)
  create(@SignedIn() caller: Caller, @Body() draft: TransferDraft): Promise<TransferAnswer> {
    return this.preparing.create(caller, draft);
  }

  @Patch(':id')
  @Allow('transfer:send')
  @Answers(TransferAnswer)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: TransferChange): Promise<TransferAnswer> {
    return this.preparing.change(caller, id, version, change);
  }

  @Post(':id/cancel')
  @Allow('transfer:send')
  @Answers(TransferAnswer)
  cancel(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() cancellation: TransferCancellation): Promise<TransferAnswer> {
    return this.preparing.cancel(caller, id, version, cancellation);
  }

  @Post(':id/send')
  @Allow('transfer:send')
  @Answers(TransferAnswer)
  send(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() sending: TransferSending): Promise<TransferAnswer> {
    return this.sending.send(caller, id, version, sending);
  }

  @Post(':id/outcomes')
  @Allow('transfer:send')
  @Answers(TransferAnswer)
  decide(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() decisions: LineDecisions): Promise<TransferAnswer> {
    return this.receiving.decide(caller, id, decisions);
  }

  @Post(':id/extras')
  @Allow('transfer:send')
  @Answers(TransferAnswer)
  addExtra(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() extra: ExtraPiece): Promise<TransferAnswer> {
    return this.receiving.addExtra(caller, id, extra);
  }

  @Post(':id/close')
  @Allow('transfer:send')
  @Answers(TransferAnswer)
  close(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number): Promise<TransferAnswer> {
    return this.receiving.close(caller, id, version);
  }
}
