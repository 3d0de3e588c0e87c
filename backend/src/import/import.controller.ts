import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  IMPORT_BYTES_MAX, ImportConfirmation, ImportDetail, ImportMapping, ImportRequest, ImportRow, ImportRowsRequest, ImportSummary, PageRequest, type Page,
} from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersAccepted, AnswersCreated, AnswersFile, AnswersNothing, AnswersPage } from '../http/answers.js';
import type { FileToSend } from '../http/file-to-send.js';
import { IdParam } from '../http/id-param.js';
import { FileOfForm, TakesFile, type SentFile } from '../http/one-file.js';
import { IfMatchAny } from '../http/version.js';
import { ChangeImport } from './change-import.js';
import { ReadImports } from './read-imports.js';
import { ReceiveFile } from './receive-file.js';
import { REFUSED_TYPE, RefusedFile } from './refused-file.js';

@Controller('imports')
export class ImportController {
  constructor(
    private readonly imports: ReadImports,
    private readonly files: ReceiveFile,
    private readonly changes: ChangeImport,
    private readonly refused: RefusedFile,
  ) {}

  @Get()
  @Allow('import:run')
  @AnswersPage(ImportSummary)
  list(@SignedIn() caller: Caller, @Query() request: PageRequest): Promise<Page<ImportSummary>> {
    return this.imports.list(caller, request);
  }

  @Post()
  @Allow('import:run')
  @TakesFile(IMPORT_BYTES_MAX)
  @AnswersCreated(ImportDetail)
  receive(@SignedIn() caller: Caller, @Body() request: ImportRequest, @FileOfForm() file: SentFile | null): Promise<ImportDetail> {
    return this.files.receive(caller, request, file);
  }

  @Get(':id')
  @Allow('import:run')
  @Answers(ImportDetail)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<ImportDetail> {
    return this.imports.one(caller, id);
  }

  @Patch(':id')
  @Allow('import:run')
  @Answers(ImportDetail)
  map(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatchAny() version: number | null, @Body() mapping: ImportMapping): Promise<ImportDetail> {
    return this.changes.map(caller, id, version, mapping);
  }

  @Delete(':id')
  @Allow('import:run')
  @AnswersNothing()
  leave(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<void> {
    return this.changes.leave(caller, id);
  }

  @Post(':id/dry-run')
  @Allow('import:run')
  @AnswersAccepted(ImportDetail)
  check(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<ImportDetail> {
    return this.changes.check(caller, id);
  }

  @Post(':id/confirm')
  @Allow('import:run')
  @AnswersAccepted(ImportDetail)
  confirm(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatchAny() version: number | null, @Body() confirmation: ImportConfirmation): Promise<ImportDetail> {
    return this.changes.confirm(caller, id, version, confirmation);
  }

  @Get(':id/rows')
  @Allow('import:run')
  @AnswersPage(ImportRow)
  rows(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Query() request: ImportRowsRequest): Promise<Page<ImportRow>> {
    return this.imports.rows(caller, id, request);
  }

  @Get(':id/refused.csv')
  @Allow('import:run')
  @AnswersFile([REFUSED_TYPE])
  refusedRows(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<FileToSend> {
    return this.refused.of(caller, id);
  }
}
