import { Controller, Get, Param, Post } from '@nestjs/common';
import { DocumentOfferList, DocumentSummary } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { DOCUMENT_TYPE } from '../document/index.js';
import { Answers, AnswersCreated, AnswersFile } from '../http/answers.js';
import { wholeFile, type FileToSend } from '../http/file-to-send.js';
import { IdParam } from '../http/id-param.js';
import { LoanDocuments } from './loan-documents.js';

@Controller('loans')
export class LoanDocumentController {
  constructor(private readonly documents: LoanDocuments) {}

  @Get(':id/documents')
  @Allow('loan:read')
  @Answers(DocumentOfferList)
  list(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<DocumentOfferList> {
    return this.documents.list(caller, id);
  }

  @Get(':id/agreement.pdf')
  @Allow('loan:read')
  @AnswersFile([DOCUMENT_TYPE])
  agreement(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<FileToSend> {
    return this.documents.file(caller, id, 'loan-agreement').then(wholeFile);
  }

  @Post(':id/agreement')
  @Allow('custody:lend')
  @AnswersCreated(DocumentSummary, '/api/documents')
  keepAgreement(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<DocumentSummary> {
    return this.documents.keep(caller, id, 'loan-agreement');
  }

  @Get(':id/return-slip.pdf')
  @Allow('loan:read')
  @AnswersFile([DOCUMENT_TYPE])
  returnSlip(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<FileToSend> {
    return this.documents.file(caller, id, 'return-slip').then(wholeFile);
  }

  @Post(':id/return-slip')
  @Allow('custody:lend')
  @AnswersCreated(DocumentSummary, '/api/documents')
  keepReturnSlip(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<DocumentSummary> {
    return this.documents.keep(caller, id, 'return-slip');
  }
}
