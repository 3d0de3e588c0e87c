import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../job/index.js';
import { tell } from '../notice/index.js';
import { findNewlyOverdue } from './overdue.queries.js';

/** Of Paris: before the sites open. */
const HOUR = 7;
/** A server that was off so long makes up for it; what is late since longer stands in the list anyway. */
const BACK_DAYS = 7;

/** Every morning: tells those who work at a site which of its loans have become overdue. Who borrowed is never said. */
@Injectable()
export class TellOverdue implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.daily('tell-overdue', HOUR, () => this.tell());
  }

  /** Each loan is told of once, and once more where it was renewed and is late again. */
  async tell(): Promise<void> {
    await this.database.write({ accountId: null, requestId: 'tell-overdue' }, async (tx) => {
      for (const { id, siteId, dueAt, pieces, equipmentId } of await findNewlyOverdue(tx, this.clock.today(), BACK_DAYS)) {
        const due = dueAt.toISOString();
        await tell(tx, {
          to: { siteId, permission: 'loan:read', onSite: true }, kind: 'loan-overdue', params: { due, pieces }, equipmentId,
          link: `/prets/${id}`, key: `loan-overdue:${id}:${due}`,
        });
      }
    });
  }
}
