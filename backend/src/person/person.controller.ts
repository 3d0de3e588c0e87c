import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { PersonAnswer, PersonChange, PersonDraft, PersonExportRequest, PersonListRequest, type Page } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersFile, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { EXPORT_TYPES, type WrittenFile } from '../spreadsheet/index.js';
import { ChangeAgents } from './change-agents.js';
import { ReadAgents } from './read-agents.js';

@Controller('persons')
export class PersonController {
  constructor(private readonly agents: ReadAgents, private readonly changes: ChangeAgents) {}

  @Get()
  @Allow('person:read')
  @AnswersPage(PersonAnswer)
  list(@SignedIn() caller: Caller, @Query() request: PersonListRequest): Promise<Page<PersonAnswer>> {
    return this.agents.list(caller, request);
  }

  @Get('export')
  @Allow('person:read')
  @AnswersFile(EXPORT_TYPES)
  export(@SignedIn() caller: Caller, @Query() request: PersonExportRequest): Promise<WrittenFile> {
    return this.agents.export(caller, request);
  }

  @Get(':id')
  @Allow('person:read')
  @Answers(PersonAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<PersonAnswer> {
    return this.agents.one(caller, id);
  }

  @Post()
  @Allow('person:edit')
  @AnswersCreated(PersonAnswer)
  create(@SignedIn() caller: Caller, @Body() draft: PersonDraft): Promise<PersonAnswer> {
    return this.changes.create(caller, draft);
  }

  @Patch(':id')
  @Allow('person:edit')
  @Answers(PersonAnswer)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: PersonChange): Promise<PersonAnswer> {
    return this.changes.change(caller, id, version, change);
  }
}
