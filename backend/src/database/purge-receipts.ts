import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Jobs } from '../job/jobs.js';
import { Database } from './database.js';
import { deleteReceipts } from './database.queries.js';

const DAY_MS = 24 * 60 * 60_000;
/** Nobody sends a creation again that long after. */
const KEPT_DAYS = 30;
const HOUR = 3;

/** Every night: forgets with what creations were asked, which is a fingerprint of names and contacts among others. */
@Injectable()
export class PurgeReceipts implements OnModuleInit {
  constructor(private readonly database: Database, private readonly jobs: Jobs, private readonly clock: Clock) {}

  onModuleInit(): void {
    this.jobs.daily('purge-receipts', HOUR, () => this.purge());
  }

  private async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    await this.database.write({ accountId: null, requestId: 'purge-receipts' }, (tx) => deleteReceipts(tx, before));
  }
}
