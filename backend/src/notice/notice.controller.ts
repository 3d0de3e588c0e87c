import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { NoticeAnswer, NoticeBell, NoticeListRequest, NoticesRead, type Page } from '@calanque/shared';
import { Allow, SignedIn, Unattended, type Caller } from '../access/index.js';
import { Answers, AnswersEvents, AnswersNothing, AnswersPage } from '../http/answers.js';
import type { EventStream } from '../http/event-stream.js';
import { IdParam } from '../http/id-param.js';
import { NoticeStreams } from './notice-streams.js';
import { Notices } from './notices.js';

@Controller('notices')
export class NoticeController {
  constructor(
    private readonly notices: Notices,
    private readonly streams: NoticeStreams,
  ) {}

  @Get()
  @Allow('signed-in')
  @AnswersPage(NoticeAnswer)
  list(@SignedIn() caller: Caller, @Query() request: NoticeListRequest): Promise<Page<NoticeAnswer>> {
    return this.notices.list(caller, request);
  }

  @Get('unread')
  @Allow('signed-in')
  @Unattended()
  @Answers(NoticeBell)
  bell(@SignedIn() caller: Caller): Promise<NoticeBell> {
    return this.notices.bell(caller);
  }

  @Get('stream')
  @Allow('signed-in')
  @Unattended()
  @AnswersEvents()
  stream(@SignedIn() caller: Caller): EventStream {
    return this.streams.open(caller);
  }

  @Post('read-all')
  @Allow('signed-in')
  @AnswersNothing()
  readAll(@SignedIn() caller: Caller, @Body() read: NoticesRead): Promise<void> {
    return this.notices.readAll(caller, read);
  }

  @Post(':id/read')
  @Allow('signed-in')
  @AnswersNothing()
  read(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<void> {
    return this.notices.read(caller, id);
  }
}
