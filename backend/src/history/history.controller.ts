import { Controller, Get, Query } from '@nestjs/common';
import { HistoryAuthorRequest, HistoryLine, HistoryListRequest, Reference, type Page } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { AnswersPage } from '../http/answers.js';
import { ReadHistory } from './read-history.js';

@Controller('history')
export class HistoryController {
  constructor(private readonly history: ReadHistory) {}

  /** Newest first; of one thing, of one person, of a period, or of everything that the caller may see. */
  @Get()
  @Allow('history:read')
  @AnswersPage(HistoryLine)
  list(@SignedIn() caller: Caller, @Query() request: HistoryListRequest): Promise<Page<HistoryLine>> {
    return this.history.list(caller, request);
  }

  /** Who did something that the caller may read; by name. */
  @Get('authors')
  @Allow('history:read')
  @AnswersPage(Reference)
  authors(@SignedIn() caller: Caller, @Query() request: HistoryAuthorRequest): Promise<Page<Reference>> {
    return this.history.authors(caller, request);
  }
}
