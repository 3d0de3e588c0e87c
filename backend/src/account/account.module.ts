import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { AccountLinks } from './account-links.js';
import { ChangeAccount } from './change-account.js';
import { ChoosePassword } from './choose-password.js';
import { FirstAccess } from './first-access.js';
import { InviteAccount } from './invite-account.js';
import { OneTimeLinkController } from './one-time-link.controller.js';
import { OneTimeLinks } from './one-time-links.js';
import { ReadAccounts } from './read-accounts.js';

@Module({
  controllers: [AccountController, OneTimeLinkController],
  providers: [AccountLinks, ChangeAccount, ChoosePassword, FirstAccess, InviteAccount, OneTimeLinks, ReadAccounts],
})
export class AccountModule {}
