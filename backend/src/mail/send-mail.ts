import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../job/index.js';
import { MailDelivery } from './mail-delivery.js';
import { findForsaken, isWaiting, markFailed, markOutdated, markSent, takeWaiting } from './mail.queries.js';
import { MAIL_JOB, Mails } from './mails.js';

/** Half a minute, a minute, two … an hour: the twelfth try comes after some five hours, while a link of one day still works. */
const PACE = { firstDelaySeconds: 30, longestDelaySeconds: 3600 };
export const MOST_TRIES = 12;

/**
 * Sends what waits. The mail is locked while it is sent, so that it is sent by one server at a time: a job that finds it locked comes back
 * later, as the other may fail. Where that is killed before it could note the outcome, the mail goes out again under the same `Message-ID`.
 */
@Injectable()
export class SendMail implements OnModuleInit {
  private readonly log = new Logger('mail');

  constructor(
    private readonly database: Database,
    private readonly delivery: MailDelivery,
    private readonly mails: Mails,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(MAIL_JOB, (data) => this.send((data as { id: string }).id), () => this.forsaken(), PACE);
  }

  private async forsaken(): Promise<readonly object[]> {
    return (await findForsaken(this.database, MAIL_JOB)).map((id) => ({ id }));
  }

  private async send(id: string): Promise<void> {
    const again = await this.database.write({ accountId: null, requestId: `mail-${id}` }, async (tx) => {
      const mail = await takeWaiting(tx, id);
      if (mail === null) return isWaiting(tx, id);
      if (!(await this.mails.isStillSo(tx, mail))) {
        await markOutdated(tx, id, this.clock.now());
        return false;
      }
      const failed = await this.delivery.deliver(mail, await this.delivery.way(tx));
      if (failed === null) {
        await markSent(tx, id, this.clock.now());
        return false;
      }
      const over = failed.final || mail.tries + 1 >= MOST_TRIES;
      await markFailed(tx, id, failed.failure, over ? this.clock.now() : null);
      this.log.warn(`mail ${id}: ${failed.failure}${over ? ', given up' : ''}`);
      return !over;
    });
    // The queue keeps the words of an error: they say nothing of the mail.
    if (again) throw new Error('not sent yet');
  }
}
