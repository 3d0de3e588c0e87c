import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, dayAfter, dayInParis, frenchDay } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../job/index.js';
import { Mails } from '../mail/index.js';
import { findDueReminders, isStillOut, lockReminder, noteReminder, type DueReminder, type ReminderDays } from './reminder.queries.js';

const HOUR = 8;
const AGAIN_AFTER_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

/**
 * Every morning: writes to borrowers with an address two days before something is due, the day after, and every week from then on.
 * Those whom no mail reaches stand in the list of calls.
 */
@Injectable()
export class RemindBorrowers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
  ) {}

  onModuleInit(): void {
    this.mails.askBefore('loan-reminder', isStillOut);
    this.jobs.daily('remind-borrowers', HOUR, async (_day, stop) => {
      await this.dueReminders(stop);
    });
  }

  /** Queues the mails of today; where mails go nowhere, nothing. Asked twice, it writes once. Gives how many were queued. */
  async dueReminders(stop?: AbortSignal): Promise<number> {
    if (!(await this.mails.available())) return 0;
    const days = this.days();
    let queued = 0;
    for (const id of await findDueReminders(this.database, days)) {
      if (stop?.aborted) break;
      if (await this.remind(id, days)) queued++;
    }
    return queued;
  }

  private remind(id: string, days: ReminderDays): Promise<boolean> {
    return this.database.write({ accountId: null, requestId: 'remind-borrowers' }, async (tx) => {
      const reminder = await lockReminder(tx, id, days);
      if (!reminder) return false;
      await this.mails.queue(tx, { to: { personId: reminder.person_id }, kind: 'loan-reminder', loanId: id, ...wordsOf(reminder, days.today) });
      await noteReminder(tx, id, this.clock.now());
      return true;
    });
  }

  private days(): ReminderDays {
    const today = this.clock.today();
    const again = new Date(Date.parse(`${today}T12:00:00Z`) - AGAIN_AFTER_DAYS * DAY_MS).toISOString().slice(0, 10);
    return { today, soon: dayAfter(dayAfter(today)), again };
  }
}

function wordsOf({ site, due_at, models }: DueReminder, today: string): { subject: string; text: string } {
  const list = models.map((model) => `– ${model}`).join('\n');
  const day = frenchDay(due_at);
  if (dayInParis(due_at) < today) {
    return {
      subject: `Matériel à rapporter à la MDS ${site}`,
      text: `Vous avez emprunté à la MDS ${site} :\n${list}\n\nSon retour était prévu le ${day}. Merci de le rapporter dès que possible. Si vous avez un empêchement, appelez la MDS : elle cherchera une solution avec vous.`,
    };
  }
  return {
    subject: `Matériel à rapporter le ${day}`,
    text: `Vous avez emprunté à la MDS ${site} :\n${list}\n\nMerci de le rapporter le ${day} au plus tard. Si vous souhaitez le garder plus longtemps, passez à la MDS ou appelez-la avant cette date.`,
  };
}
