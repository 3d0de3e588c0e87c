import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DocumentSummary, SignatureDraft } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { AnswersCreated, AnswersFile } from '../http/answers.js';
import { wholeFile, type FileToSend } from '../http/file-to-send.js';
import { IdParam } from '../http/id-param.js';
import { Documents, DOCUMENT_TYPE } from './documents.js';

@Controller('documents')
export class DocumentController {
  constructor(private readonly documents: Documents) {}

  @Get(':id')
  @Allow('loan:read')
  @AnswersFile([DOCUMENT_TYPE])
  file(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<FileToSend> {
    return this.documents.file(caller, id).then(wholeFile);
  }

  @Post(':id/signatures')
  @Allow('loan:read')
  @AnswersCreated(DocumentSummary, '/api/documents')
  sign(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() draft: SignatureDraft): Promise<DocumentSummary> {
    return this.documents.sign(caller, id, draft);
  }
}
