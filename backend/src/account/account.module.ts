import { Module } from '@nestjs/common';
import { MailModule } from '../mail/index.js';
import { AccountController } from './account.controller.js';
import { AccountLinks } from './account-links.js';
import { ChangeAccount } from './change-account.js';
import { ChoosePassword } from './choose-password.js';
import { FirstAccess } from './first-access.js';
import { ForgotPassword } from './forgotten-password.js';
import { InviteAccount } from './invite-account.js';
import { MailLinks } from './mail-links.js';
import { OneTimeLinkController } from './one-time-link.controller.js';
import { OneTimeLinks } from './one-time-links.js';
import { PasswordNotice } from './password-notice.js';
import { ReadAccounts } from './read-accounts.js';

@Module({
  imports: [MailModule],
  controllers: [AccountController, OneTimeLinkController],
  providers: [AccountLinks, ChangeAccount, ChoosePassword, FirstAccess, ForgotPassword, InviteAccount, MailLinks, OneTimeLinks, PasswordNotice, ReadAccounts],
})
export class AccountModule {}
