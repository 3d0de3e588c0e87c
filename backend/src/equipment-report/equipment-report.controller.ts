import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { EquipmentReportAnswer, EquipmentReportDraft, EquipmentReportListRequest, EquipmentReportReply, type Page } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { EquipmentReports } from './equipment-reports.js';

@Controller('equipment-reports')
export class EquipmentReportController {
  constructor(private readonly reports: EquipmentReports) {}

  @Get()
  @Allow('report:write')
  @AnswersPage(EquipmentReportAnswer)
  list(@SignedIn() caller: Caller, @Query() request: EquipmentReportListRequest): Promise<Page<EquipmentReportAnswer>> {
    return this.reports.list(caller, request);
  }

  @Get(':id')
  @Allow('report:write')
  @Answers(EquipmentReportAnswer)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<EquipmentReportAnswer> {
    return this.reports.one(caller, id);
  }

  @Post()
  @Allow('report:write')
  @AnswersCreated(EquipmentReportAnswer)
  file(@SignedIn() caller: Caller, @Body() draft: EquipmentReportDraft): Promise<EquipmentReportAnswer> {
    return this.reports.file(caller, draft);
  }

  @Post(':id/answer')
  @Allow('report:answer')
  @Answers(EquipmentReportAnswer)
  answer(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() reply: EquipmentReportReply): Promise<EquipmentReportAnswer> {
    return this.reports.answer(caller, id, version, reply);
  }

  @Post(':id/close')
  @Allow('report:answer')
  @Answers(EquipmentReportAnswer)
  close(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number): Promise<EquipmentReportAnswer> {
    return this.reports.close(caller, id, version);
  }
}
