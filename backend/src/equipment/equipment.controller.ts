import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  Annulment, AsOfRequest, ConditionReport, EquipmentChange, EquipmentDetail, EquipmentDraft, EquipmentExportRequest, EquipmentListRequest, EquipmentRow, PlaceChange, type Page,
} from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersFile, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { EXPORT_TYPES, type WrittenFile } from '../spreadsheet/index.js';
import { ActOnEquipment } from './act-on-equipment.js';
import { ChangeEquipment } from './change-equipment.js';
import { ReadEquipment } from './read-equipment.js';

@Controller('equipment')
export class EquipmentController {
  constructor(
    private readonly equipment: ReadEquipment,
    private readonly changes: ChangeEquipment,
    private readonly acts: ActOnEquipment,
  ) {}

  @Get()
  @Allow('equipment:read')
  @AnswersPage(EquipmentRow)
  list(@SignedIn() caller: Caller, @Query() request: EquipmentListRequest): Promise<Page<EquipmentRow>> {
    return this.equipment.list(caller, request);
  }

  @Get('export')
  @Allow('equipment:read')
  @AnswersFile(EXPORT_TYPES)
  export(@SignedIn() caller: Caller, @Query() request: EquipmentExportRequest): Promise<WrittenFile> {
    return this.equipment.export(caller, request);
  }

  @Get(':id')
  @Allow('equipment:read')
  @Answers(EquipmentDetail)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Query() asOf: AsOfRequest): Promise<EquipmentDetail> {
    return this.equipment.one(caller, id, asOf);
  }

  @Post()
  @Allow('equipment:create')
  @AnswersCreated(EquipmentDetail)
  create(@SignedIn() caller: Caller, @Body() draft: EquipmentDraft): Promise<EquipmentDetail> {
    return this.changes.create(caller, draft);
  }

  @Patch(':id')
  @Allow('equipment:edit')
  @Answers(EquipmentDetail)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: EquipmentChange): Promise<EquipmentDetail> {
    return this.changes.change(caller, id, version, change);
  }

  @Post(':id/condition')
  @Allow('equipment:report-fault')
  @Answers(EquipmentDetail)
  reportCondition(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() report: ConditionReport): Promise<EquipmentDetail> {
    return this.acts.reportCondition(caller, id, report);
  }

  @Post(':id/place')
  @Allow('equipment:edit')
  @Answers(EquipmentDetail)
  changePlace(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() change: PlaceChange): Promise<EquipmentDetail> {
    return this.acts.changePlace(caller, id, change);
  }

  @Post(':id/annul')
  @Allow('equipment:edit')
  @Answers(EquipmentDetail)
  annul(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() annulment: Annulment): Promise<EquipmentDetail> {
    return this.changes.annul(caller, id, version, annulment);
  }
}
