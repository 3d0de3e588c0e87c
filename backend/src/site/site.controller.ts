import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  AsOfRequest, RoomAnswer, RoomDraft, RoomList, SiteChange, SiteDetail, SiteDraft, SiteExportRequest, SiteListRequest, SiteSummary, type Page,
} from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersFile, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { EXPORT_TYPES, type WrittenFile } from '../spreadsheet/index.js';
import { ChangeRooms } from './change-rooms.js';
import { ChangeSites } from './change-sites.js';
import { ReadSites } from './read-sites.js';

@Controller('sites')
export class SiteController {
  constructor(
    private readonly sites: ReadSites,
    private readonly changes: ChangeSites,
    private readonly roomChanges: ChangeRooms,
  ) {}

  @Get()
  @Allow('site:read')
  @AnswersPage(SiteSummary)
  list(@SignedIn() caller: Caller, @Query() request: SiteListRequest): Promise<Page<SiteSummary>> {
    return this.sites.list(caller, request);
  }

  @Get('export')
  @Allow('site:read')
  @AnswersFile(EXPORT_TYPES)
  export(@SignedIn() caller: Caller, @Query() request: SiteExportRequest): Promise<WrittenFile> {
    return this.sites.export(caller, request);
  }

  @Get(':id')
  @Allow('site:read')
  @Answers(SiteDetail)
  one(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Query() asOf: AsOfRequest): Promise<SiteDetail> {
    return this.sites.asOf(caller, id, asOf);
  }

  @Post()
  @Allow('site:create')
  @AnswersCreated(SiteDetail)
  create(@SignedIn() caller: Caller, @Body() draft: SiteDraft): Promise<SiteDetail> {
    return this.changes.create(caller, draft);
  }

  @Patch(':id')
  @Allow('site:edit')
  @Answers(SiteDetail)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: SiteChange): Promise<SiteDetail> {
    return this.changes.change(caller, id, version, change);
  }

  @Get(':id/rooms')
  @Allow('site:read')
  @Answers(RoomList)
  rooms(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Query() asOf: AsOfRequest): Promise<RoomList> {
    return this.sites.rooms(caller, id, asOf);
  }

  @Post(':id/rooms')
  @Allow('site:edit')
  @AnswersCreated(RoomAnswer, '/api/rooms')
  createRoom(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() draft: RoomDraft): Promise<RoomAnswer> {
    return this.roomChanges.create(caller, id, draft);
  }
}
