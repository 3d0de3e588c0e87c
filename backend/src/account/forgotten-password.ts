import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ForgottenPassword, ForgottenPasswordHelp } from '@calanque/shared';
import { findCredentials, SignInDelay } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../job/index.js';
import { Mails } from '../mail/index.js';
import { lockAccount } from './account.queries.js';
import { MailLinks } from './mail-links.js';
import { OneTimeLinks } from './one-time-links.js';

const FORGOTTEN_JOB = 'forgotten-password';

/** A link for a new password, to the address of the account, for whoever asks. Whether there is an account nobody is told. */
@Injectable()
export class ForgotPassword implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly delay: SignInDelay,
    private readonly mails: Mails,
    private readonly links: OneTimeLinks,
    private readonly mailLinks: MailLinks,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FORGOTTEN_JOB, (data) => this.answer((data as { accountId: string | null }).accountId));
  }

  async help(): Promise<ForgottenPasswordHelp> {
    return { byMail: await this.mails.available() };
  }

  /**
   * Does the same for every address: whatever it finds, it leaves a job, which alone differs.
   * @throws Refusal `mail-not-set-up`, `too-many-attempts`
   */
  async ask({ email }: ForgottenPassword, clientAddress: string, requestId: string): Promise<void> {
    await this.mails.requireAvailable();
    await this.delay.countClient('forgotten', clientAddress);
    await this.delay.count(`forgotten-of-${email}`, clientAddress);
    const found = await findCredentials(this.database, email, this.clock.today());
    await this.database.write({ accountId: null, requestId }, (tx) => this.jobs.send(tx, FORGOTTEN_JOB, { accountId: found?.id ?? null }));
  }

  /** An account that is closed, or was never opened, gets nothing. */
  private async answer(accountId: string | null): Promise<void> {
    if (accountId === null) return;
    await this.database.write({ accountId: null, requestId: FORGOTTEN_JOB }, async (tx) => {
      const account = await lockAccount(tx, accountId);
      const ended = account !== null && account.ends_on !== null && account.ends_on < this.clock.today();
      // Mail may have been taken out of the settings meanwhile.
      if (!(await this.mails.available(tx))) return;
      if (account === null || account.disabled_at !== null || ended || !account.has_password) return;
      await this.mailLinks.queue(tx, accountId, 'reset', await this.links.replaceAsked(tx, accountId));
    });
  }
}
