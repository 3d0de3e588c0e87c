import { Controller, Get, Query } from '@nestjs/common';
import { HistoryLine, HistoryListRequest, type Page } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { AnswersPage } from '../http/answers.js';
import { ReadHistory } from './read-history.js';

@Controller('history')
export class HistoryController {
  constructor(private readonly history: ReadHistory) {}

  /** Newest first; of one thing, or of everything that the caller may see. */
  @Get()
  @Allow('history:read')
  @AnswersPage(HistoryLine)
  list(@SignedIn() caller: Caller, @Query() request: HistoryListRequest): Promise<Page<HistoryLine>> {
    return this.history.list(caller, request);
  }
}
