import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  DocumentOfferList, DocumentSummary, ExtraPiece, LineDecisions, TransferAnswer, TransferCancellation, TransferChange, TransferDestinations, TransferDraft, TransferListRequest,
  TransferSending, TransferSummary, type Page,
} from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { DOCUMENT_TYPE } from '../document/index.js';
import { Answers, AnswersCreated, AnswersFile, AnswersPage } from '../http/answers.js';
import { wholeFile, type FileToSend } from '../http/file-to-send.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { PrepareTransfers } from './prepare-transfers.js';
import { ReadTransfers } from './read-transfers.js';
import { ReceiveTransfers } from './receive-transfers.js';
import { SendTransfers } from './send-transfers.js';
import { Slips } from './slips.js';

@Controller('transfers')
export class TransferController {
  constructor(
    private readonly transfers: ReadTransfers,
    private readonly preparing: PrepareTransfers,
    private readonly sending: SendTransfers,
    private readonly receiving: ReceiveTransfers,
    private readonly slips: Slips,
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

  @Get(':id/documents')
  @Allow('transfer:read')
  @Answers(DocumentOfferList)
  documents(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<DocumentOfferList> {
    return this.slips.list(caller, id);
  }

  @Get(':id/slip.pdf')
  @Allow('transfer:read')
  @AnswersFile([DOCUMENT_TYPE])
  slip(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<FileToSend> {
    return this.slips.file(caller, id).then(wholeFile);
  }

  @Post(':id/slip')
  @Allow('transfer:send')
  @AnswersCreated(DocumentSummary, '/api/documents')
  keepSlip(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<DocumentSummary> {
    return this.slips.keep(caller, id);
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
