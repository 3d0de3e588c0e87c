import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { AccountAnswer, AccountChange, AccountExportRequest, AccountInvitation, AccountListRequest, AccountWithLink, LinkLookup, type Page } from '@calanque/shared';
import { Allow, SignedIn, type Caller } from '../access/index.js';
import { Answers, AnswersCreated, AnswersFile, AnswersNothing, AnswersPage } from '../http/answers.js';
import { IdParam } from '../http/id-param.js';
import { IfMatch } from '../http/version.js';
import { EXPORT_TYPES, type WrittenFile } from '../spreadsheet/index.js';
import { AccountLinks } from './account-links.js';
import { ChangeAccount } from './change-account.js';
import { InviteAccount } from './invite-account.js';
import { MailLinks } from './mail-links.js';
import { ReadAccounts } from './read-accounts.js';

@Controller('users')
export class AccountController {
  constructor(
    private readonly accounts: ReadAccounts,
    private readonly invitations: InviteAccount,
    private readonly links: AccountLinks,
    private readonly changes: ChangeAccount,
    private readonly mailLinks: MailLinks,
  ) {}

  @Get()
  @Allow('account:manage')
  @AnswersPage(AccountAnswer)
  list(@Query() request: AccountListRequest): Promise<Page<AccountAnswer>> {
    return this.accounts.list(request);
  }

  @Get('export')
  @Allow('account:manage')
  @AnswersFile(EXPORT_TYPES)
  export(@SignedIn() caller: Caller, @Query() request: AccountExportRequest): Promise<WrittenFile> {
    return this.accounts.export(caller, request);
  }

  @Get(':id')
  @Allow('account:manage')
  @Answers(AccountAnswer)
  one(@Param() { id }: IdParam): Promise<AccountAnswer> {
    return this.accounts.one(id);
  }

  @Post()
  @Allow('account:manage')
  @AnswersCreated(AccountWithLink)
  invite(@SignedIn() caller: Caller, @Body() invitation: AccountInvitation): Promise<AccountWithLink> {
    return this.invitations.invite(caller, invitation);
  }

  @Patch(':id')
  @Allow('account:manage')
  @Answers(AccountAnswer)
  change(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number, @Body() change: AccountChange): Promise<AccountAnswer> {
    return this.changes.change(caller, id, version, change);
  }

  @Post(':id/disable')
  @Allow('account:manage')
  @Answers(AccountAnswer)
  disable(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number): Promise<AccountAnswer> {
    return this.changes.disable(caller, id, version);
  }

  @Post(':id/enable')
  @Allow('account:manage')
  @Answers(AccountAnswer)
  enable(@SignedIn() caller: Caller, @Param() { id }: IdParam, @IfMatch() version: number): Promise<AccountAnswer> {
    return this.changes.enable(caller, id, version);
  }

  /** Makes a new invitation, or a reset once the account has a password; the earlier links work no more. */
  @Post(':id/link')
  @Allow('account:manage')
  @AnswersCreated(AccountWithLink)
  makeLink(@SignedIn() caller: Caller, @Param() { id }: IdParam): Promise<AccountWithLink> {
    return this.links.make(caller, id);
  }

  /** Sends the link that was just made to the account's address; it stays the same link. */
  @Post(':id/link/mail')
  @Allow('account:manage')
  @AnswersNothing()
  mailLink(@SignedIn() caller: Caller, @Param() { id }: IdParam, @Body() { token }: LinkLookup): Promise<void> {
    return this.mailLinks.send(caller, id, token);
  }

  @Delete(':id/sessions')
  @Allow('account:manage')
  @AnswersNothing()
  signOut(@Param() { id }: IdParam): Promise<void> {
    return this.changes.signOut(id);
  }
}
