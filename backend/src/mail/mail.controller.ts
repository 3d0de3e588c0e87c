import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { MailAnswer, MailSetup, MailTrial, PageRequest, type Page } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { AdministerMails } from './administer-mails.js';

@Controller('mails')
export class MailController {
  constructor(private readonly mails: AdministerMails) {}

  @Get()
  @Allow('settings:edit')
  @AnswersPage(MailAnswer)
  list(@Query() request: PageRequest): Promise<Page<MailAnswer>> {
    return this.mails.list(request);
  }

  /** How mails go out, without the password. */
  @Get('setup')
  @Allow('settings:edit')
  @Answers(MailSetup)
  setup(): Promise<MailSetup> {
    return this.mails.setup();
  }

  @Get(':id')
  @Allow('settings:edit')
  @Answers(MailAnswer)
  one(@Param() { id }: IdParam): Promise<MailAnswer> {
    return this.mails.one(id);
  }

  /** Writes to one's own address. */
  @Post('trial')
  @Allow('settings:edit')
  @AnswersCreated(MailAnswer, '/api/mails')
  try(@SignedIn() caller: Caller, @Body() trial: MailTrial): Promise<MailAnswer> {
    return this.mails.try(caller, trial);
  }

  /** Sends a mail again that failed. */
  @Post(':id/retry')
  @Allow('settings:edit')
  @Answers(MailAnswer)
  retry(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<MailAnswer> {
    return this.mails.retry(caller, id);
  }
}
