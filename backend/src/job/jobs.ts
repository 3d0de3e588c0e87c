import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PgBoss, type SendOptions } from 'pg-boss';
import { DataSource } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { Clock, dayAfter, instantInParis } from '../clock/clock.js';
import type { Transaction } from '../database/database.js';
import { JOB_SCHEMA } from './install-jobs.js';

/** Long work, in steps that can be taken up again. */
export type JobWork = (data: unknown, stop: AbortSignal) => Promise<void>;

/** Work of every day. It may be done again the same day where a server was killed in the middle of it. */
export type DailyWork = (day: string, stop: AbortSignal) => Promise<void>;

/** How soon work that failed is tried again: twice as late each time. */
export interface JobPace {
  readonly firstDelaySeconds: number;
  readonly longestDelaySeconds: number;
}

interface Handled {
  readonly work: JobWork;
  readonly unfinished: () => Promise<readonly object[]>;
  readonly pace: JobPace;
}

/**
 * How soon a job goes on whose server was killed: a beat of ten seconds is missed, which is looked for every five,
 * and it is tried again after one.
 */
const BEAT_SECONDS = 10;
const LOOK_EVERY_SECONDS = 5;
const POLL_SECONDS = 2;
const AT_ONCE_AGAIN: JobPace = { firstDelaySeconds: 1, longestDelaySeconds: 1 };
/** A long file of one person keeps no other waiting. */
const AT_ONCE = 3;
/** Beyond any number of restarts in a day: a job that cannot succeed says so itself. */
const TRIES = 10_000;
const END_WITHIN_MS = 8000;
const DAILY = 'daily';
const DAILY_PACE: JobPace = { firstDelaySeconds: 60, longestDelaySeconds: 3600 };
/** Under which the work of one day has the same id on every server. */
const DAILY_IDS = '0d3c7a52-5f0e-4c1b-9a44-6f1f5f2b9d10';

/** Work that outlives its request and its server: kept in PostgreSQL, done once however many servers there are. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works = new Map<string, Handled>();
  private readonly dailies = new Map<string, { readonly hour: number; readonly work: DailyWork }>();
  private readonly stopping = new AbortController();
  private readonly boss: PgBoss;

  constructor(source: DataSource, private readonly clock: Clock) {
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
   * @param pace how soon a job that threw is tried again; at once where it is not said
   */
  handle(name: string, work: JobWork, unfinished: () => Promise<readonly object[]> = () => Promise.resolve([]), pace: JobPace = AT_ONCE_AGAIN): void {
    this.works.set(name, { work, unfinished, pace });
  }

  /**
   * Says, before the application has started, what is done every day from this hour on, once however many servers there are.
   * A day on which no server ran at that hour is made up for when one starts later on it; work that throws is tried again.
   * @param hour of Paris, 0 to 23
   */
  daily(name: string, hour: number, work: DailyWork): void {
    this.dailies.set(name, { hour, work });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    this.handle(DAILY, (data, stop) => this.doDaily(data as DailyJob, stop), () => Promise.resolve([]), DAILY_PACE);
    for (const [name, { work, unfinished, pace }] of this.works) {
      await this.boss.createQueue(name, {
        heartbeatSeconds: BEAT_SECONDS, retryLimit: TRIES, retryDelay: pace.firstDelaySeconds, expireInSeconds: 12 * 3600, notify: true,
        ...(pace.longestDelaySeconds > pace.firstDelaySeconds && { retryBackoff: true, retryDelayMax: pace.longestDelaySeconds }),
      });
      await this.boss.work(name, { pollingIntervalSeconds: POLL_SECONDS, localConcurrency: AT_ONCE }, async ([job]) => {
        if (job) await work(job.data, AbortSignal.any([this.stopping.signal, job.signal]));
      });
      for (const data of await unfinished()) await this.boss.send(name, data);
    }
    for (const name of this.dailies.keys()) await this.planDaily(name, this.clock.today());
  }

  /** Files a job as part of a transaction: it is done once that is committed, and never otherwise. */
  async send(tx: Transaction, name: string, data: object): Promise<void> {
    const options: SendOptions = { db: { executeSql: (text, values) => tx.execute(text, values) } };
    await this.boss.send(name, data, options);
  }

  /** What is being done stops at its next step and is taken up again after the start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.boss.stop({ graceful: true, timeout: END_WITHIN_MS });
  }

  /** What follows is planned first: what fails today is no harm to it. A day that has passed meanwhile is not made up for. */
  private async doDaily({ name, day }: DailyJob, stop: AbortSignal): Promise<void> {
    const daily = this.dailies.get(name);
    // Planned by a version that had this work.
    if (daily === undefined) return;
    const today = this.clock.today();
    await this.planDaily(name, day === today ? dayAfter(today) : today);
    if (day === today) await daily.work(day, stop);
  }

  /** The same id on every server: what is planned or was done that day is not planned again. */
  private async planDaily(name: string, day: string): Promise<void> {
    const hour = this.dailies.get(name)?.hour ?? 0;
    await this.boss.send(DAILY, { name, day } satisfies DailyJob, { id: uuidv5(`${name} ${day}`, DAILY_IDS), startAfter: instantInParis(day, hour) });
  }
}

/** What a job of every day is told. */
interface DailyJob {
  readonly name: string;
  readonly day: string;
}
