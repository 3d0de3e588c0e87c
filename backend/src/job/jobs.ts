import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import type { Transaction } from '../database/database.js';
import { JOB_SCHEMA } from './install-jobs.js';

/** Long work, in steps that can be taken up again. */
export type JobWork = (data: unknown, stop: AbortSignal) => Promise<void>;

/**
 * How soon a job goes on whose server was killed: a beat of ten seconds is missed, which is looked for every five,
 * and it is tried again after one.
 */
const BEAT_SECONDS = 10;
const LOOK_EVERY_SECONDS = 5;
const POLL_SECONDS = 2;
/** A long file of one person keeps no other waiting. */
const AT_ONCE = 3;
/** Beyond any number of restarts in a day: a job that cannot succeed says so itself. */
const TRIES = 10_000;
const END_WITHIN_MS = 8000;

/** Work that outlives its request and its server: kept in PostgreSQL, done once however many servers there are. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works = new Map<string, { work: JobWork; unfinished: () => Promise<readonly object[]> }>();
  private readonly stopping = new AbortController();
  private readonly boss: PgBoss;

  constructor(source: DataSource) {
    const log = new Logger('jobs');
    this.boss = new PgBoss({
      connectionString: (source.options as { url: string }).url, schema: JOB_SCHEMA, application_name: 'calanque-jobs', max: 3,
      migrate: false, createSchema: false, schedule: false, registerInstance: false, monitorVacuum: false, useListenNotify: true,
      superviseIntervalSeconds: LOOK_EVERY_SECONDS, monitorIntervalSeconds: LOOK_EVERY_SECONDS,
    });
    // The database went away, or is back on its way: the queue tries again by itself.
    this.boss.on('error', (error) => log.warn(`job queue: ${error.message}`));
  }

  /**
   * Says, before the application has started, who does the jobs of this name.
   * @param unfinished the jobs that a server left behind which did not end in order: they go on at once. A job whose server lives is
   * then done by two, which its work has to bear.
   */
  handle(name: string, work: JobWork, unfinished: () => Promise<readonly object[]>): void {
    this.works.set(name, { work, unfinished });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const [name, { work, unfinished }] of this.works) {
      await this.boss.createQueue(name, { heartbeatSeconds: BEAT_SECONDS, retryLimit: TRIES, retryDelay: 1, expireInSeconds: 12 * 3600, notify: true });
      await this.boss.work(name, { pollingIntervalSeconds: POLL_SECONDS, localConcurrency: AT_ONCE }, async ([job]) => {
        if (job) await work(job.data, AbortSignal.any([this.stopping.signal, job.signal]));
      });
      for (const data of await unfinished()) await this.boss.send(name, data);
    }
  }

  /** Files a job as part of a transaction: it is done once that is committed, and never otherwise. */
  async send(tx: Transaction, name: string, data: object): Promise<void> {
    await this.boss.send(name, data, { db: { executeSql: (text, values) => tx.execute(text, values) } });
  }

  /** What is being done stops at its next step and is taken up again after the start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.boss.stop({ graceful: true, timeout: END_WITHIN_MS });
  }
}
