import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ModelAnswer, ModelChange, ModelDraft, ModelExportRequest, ModelListRequest, type Page } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersFile, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { EXPORT_TYPES, type WrittenFile } from '../spreadsheet/index.js';
import { ChangeModels } from './change-models.js';
import { ReadModels } from './read-models.js';

@Controller('equipment-models')
export class EquipmentModelController {
  constructor(private readonly models: ReadModels, private readonly changes: ChangeModels) {}

  @Get()
  @Allow('model:read')
  @AnswersPage(ModelAnswer)
  list(@SignedIn() caller: Caller, @Query() request: ModelListRequest): Promise<Page<ModelAnswer>> {
    return this.models.list(caller, request);
  }

  @Get('export')
  @Allow('model:read')
  @AnswersFile(EXPORT_TYPES)
  export(@SignedIn() caller: Caller, @Query() request: ModelExportRequest): Promise<WrittenFile> {
    return this.models.export(caller, request);
  }

  @Get(':id')
  @Allow('model:read')
  @Answers(ModelAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<ModelAnswer> {
    return this.models.one(caller, id);
  }

  @Post()
  @Allow('model:edit')
  @AnswersCreated(ModelAnswer)
  create(@SignedIn() caller: Caller, @Body() draft: ModelDraft): Promise<ModelAnswer> {
    return this.changes.create(caller, draft);
  }

  @Patch(':id')
  @Allow('model:edit')
  @Answers(ModelAnswer)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: ModelChange): Promise<ModelAnswer> {
    return this.changes.change(caller, id, version, change);
  }
}
