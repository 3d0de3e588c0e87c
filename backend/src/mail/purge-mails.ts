import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../job/index.js';
import { MailDelivery } from './mail-delivery.js';
import { purgeMails } from './mail.queries.js';

const DAY_MS = 24 * 60 * 60_000;
const KEPT_DAYS = 90;
const SAID_DAYS = 7;
const HOUR = 3;

/** Every night: forgets mails that ended 90 days ago with their files, and what those said that failed a week ago. */
@Injectable()
export class PurgeMails implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly delivery: MailDelivery,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.daily('purge-mails', HOUR, () => this.purge());
  }

  private async purge(): Promise<void> {
    const daysAgo = (days: number): Date => new Date(this.clock.now().getTime() - days * DAY_MS);
    await this.database.write({ accountId: null, requestId: 'purge-mails' }, (tx) =>
      purgeMails(tx, { endedBefore: daysAgo(KEPT_DAYS), saidBefore: daysAgo(SAID_DAYS) }));
    await this.delivery.forgetFiles(daysAgo(KEPT_DAYS));
  }
}
