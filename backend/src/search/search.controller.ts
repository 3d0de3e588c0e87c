import { Controller, Get, Query } from '@nestjs/common';
import { SearchAnswer, SearchRequest } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers } from '../http/answers.js';
import { SearchEverything } from './search-everything.js';

@Controller('search')
export class SearchController {
  constructor(private readonly everything: SearchEverything) {}

  /** Everybody may search; what is found is what the caller may read. */
  @Get()
  @Allow('signed-in')
  @Answers(SearchAnswer)
  find(@SignedIn() caller: Caller, @Query() request: SearchRequest): Promise<SearchAnswer> {
    return this.everything.find(caller, request);
  }
}
