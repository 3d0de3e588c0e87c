import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { makeDue } from '../testing/due-jobs.js';
import { next } from '../testing/rows.js';
import { useScratchDatabase } from '../testing/scratch-database.js';
import { Jobs, type DailyWork } from './jobs.js';

describe('Work of every day', () => {
  const db = useScratchDatabase();
  let running: Jobs[] = [];
  let name: string;

  beforeEach(() => {
    name = `work-${next()}`;
  });
  afterEach(async () => {
    await Promise.all(running.map((jobs) => jobs.beforeApplicationShutdown()));
    running = [];
  });

  /** The jobs of one more server, where it is this time. */
  async function server(clock: { now: string }, work: DailyWork): Promise<void> {
    const time = new Clock();
    time.now = () => new Date(clock.now);
    const jobs = new Jobs({ options: { url: db.url } } as unknown as DataSource, time);
    jobs.daily(name, 3, work);
    running.push(jobs);
    await jobs.onApplicationBootstrap();
  }

  const planned = async () => (await db.pool.query<{ day: string; start_after: Date; state: string }>(
    `SELECT data ->> 'day' AS day, start_after, state FROM pgboss.job WHERE name = 'daily' AND data ->> 'name' = $1 ORDER BY 1`, [name])).rows;

  /** The hour has come. */
  const ring = (day: string) => makeDue(db.pool, 'daily', { name, day });

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 12_000; Date.now() < deadline; await wait(25)) if (await holds()) return;
    throw new Error('it does not come to it');
  }
  const untilDone = (day: string) => until(async () => (await planned()).some((job) => job.day === day && job.state === 'completed'));

  it('is done once a day at its hour in Paris, however many servers there are', async () => {
    const [done, clock] = [[] as string[], { now: '2099-01-10T01:00:00Z' }];
    const work: DailyWork = async (day) => void done.push(day);
    await server(clock, work);
    await server(clock, work);
    expect(await planned()).toEqual([{ day: '2099-01-10', start_after: new Date('2099-01-10T02:00:00Z'), state: 'created' }]);
    await ring('2099-01-10');
    await untilDone('2099-01-10');
    await server(clock, work);
    expect(done).toEqual(['2099-01-10']);
    clock.now = '2099-01-11T03:00:00Z';
    await ring('2099-01-11');
    await untilDone('2099-01-11');
    expect(done).toEqual(['2099-01-10', '2099-01-11']);
    expect((await planned()).at(-1)).toEqual({ day: '2099-01-12', start_after: new Date('2099-01-12T02:00:00Z'), state: 'created' });
  });

  it('is made up for by a server that starts later on the day, not for the days before', async () => {
    const [done, clock] = [[] as string[], { now: '2020-06-01T10:00:00Z' }];
    const work: DailyWork = async (day) => void done.push(day);
    await server(clock, work);
    await untilDone('2020-06-01');
    await Promise.all(running.splice(0).map((jobs) => jobs.beforeApplicationShutdown()));
    clock.now = '2020-06-05T10:00:00Z';
    await server(clock, work);
    await untilDone('2020-06-05');
    expect(done).toEqual(['2020-06-01', '2020-06-05']);
  });

  it('is tried again where it failed, and the day after all the same', async () => {
    let tries = 0;
    await server({ now: '2020-07-01T10:00:00Z' }, () => ++tries === 1 ? Promise.reject(new Error('no')) : Promise.resolve());
    const retried = async () => (await planned()).some(({ day, state }) => day === '2020-07-01' && state === 'retry');
    await until(retried);
    expect((await planned()).some(({ day }) => day === '2020-07-02')).toBeTrue();
    await ring('2020-07-01');
    await untilDone('2020-07-01');
    expect(tries).toBe(2);
  });
});
