import { Controller, Get, Param, Post } from '@nestjs/common';
import { DocumentOfferList, DocumentSummary } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { DOCUMENT_TYPE } from '../document/index.js';
import { Answers, AnswersCreated, AnswersFile } from '../http/answers.js';
import { wholeFile, type FileToSend } from '../http/file-to-send.js';
import { IdParam } from '../http/id-param.js';
import { HandoverSheets } from './handover-sheets.js';

@Controller('custodies')
export class HandoverSheetController {
  constructor(private readonly sheets: HandoverSheets) {}

  @Get(':id/documents')
  @Allow('equipment:read-private')
  @Answers(DocumentOfferList)
  list(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<DocumentOfferList> {
    return this.sheets.list(caller, id);
  }

  @Get(':id/handover-sheet.pdf')
  @Allow('equipment:read-private')
  @AnswersFile([DOCUMENT_TYPE])
  file(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<FileToSend> {
    return this.sheets.file(caller, id).then(wholeFile);
  }

  @Post(':id/handover-sheet')
  @Allow('custody:assign')
  @AnswersCreated(DocumentSummary, '/api/documents')
  keep(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<DocumentSummary> {
    return this.sheets.keep(caller, id);
  }
}
