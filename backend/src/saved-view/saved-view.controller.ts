import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { SavedViewAnswer, SavedViewChange, SavedViewDraft, SavedViewList, SavedViewListRequest } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersNothing } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { SavedViews } from './saved-views.js';

@Controller('saved-views')
export class SavedViewController {
  constructor(private readonly views: SavedViews) {}

  @Get()
  @Allow('signed-in')
  @Answers(SavedViewList)
  list(@SignedIn() caller: Caller, @Query() request: SavedViewListRequest): Promise<SavedViewList> {
    return this.views.list(caller, request);
  }

  @Get(':id')
  @Allow('signed-in')
  @Answers(SavedViewAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<SavedViewAnswer> {
    return this.views.one(caller, id);
  }

  @Post()
  @Allow('signed-in')
  @AnswersCreated(SavedViewAnswer)
  create(@SignedIn() caller: Caller, @Body() draft: SavedViewDraft): Promise<SavedViewAnswer> {
    return this.views.create(caller, draft);
  }

  @Patch(':id')
  @Allow('signed-in')
  @Answers(SavedViewAnswer)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: SavedViewChange): Promise<SavedViewAnswer> {
    return this.views.change(caller, id, version, change);
  }

  @Delete(':id')
  @Allow('signed-in')
  @AnswersNothing()
  delete(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<void> {
    return this.views.delete(caller, id);
  }
}
