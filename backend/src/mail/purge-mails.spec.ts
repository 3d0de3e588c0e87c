import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Clock } from '../clock/clock.js';
import { makeDue } from '../testing/due-jobs.js';
import { insertMail } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const DAY_MS = 24 * 60 * 60_000;

describe('Every night', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'calanque-mails-'));
  const app = useTestApp({ dataFolder });
  afterAll(() => { rmSync(dataFolder, { recursive: true, force: true }); });

  it('forgets mails that ended 90 days ago, what those said that failed a week ago, and nothing that waits', async () => {
    const ended = (days: number) => ({ created_at: ago(days), ended_at: ago(days) });
    const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
    const failed = { state: 'failed', failure: 'refused' };
    const ids = {
      gone: await insertMail(app().pool, { ...ended(91), state: 'sent', content: null }),
      kept: await insertMail(app().pool, { ...ended(88), state: 'sent', content: null }),
      said: await insertMail(app().pool, { ...ended(8), ...failed }),
      saying: await insertMail(app().pool, { ...ended(5), ...failed }),
      waiting: await insertMail(app().pool, { created_at: ago(200) }),
    };
    const names = Object.fromEntries(Object.entries(ids).map(([name, id]) => [id, name]));
    const left = async () => (await app().pool.query<{ id: string; said: boolean }>('SELECT id, content IS NOT NULL AS said FROM mail')).rows
      .map(({ id, said }) => `${names[id] ?? ''}${said ? ' said' : ''}`).sort();
    const folder = join(dataFolder, 'mails');
    mkdirSync(folder, { recursive: true });
    for (const [name, day] of [['gone.eml', 91], ['begun.eml.part', 91], ['kept.eml', 88], ['lisez-moi.txt', 200]] as const) {
      writeFileSync(join(folder, name), '');
      utimesSync(join(folder, name), ago(day), ago(day));
    }
    // That of today may be over already.
    app().clock.set(new Date(Date.now() + DAY_MS));
    await purge(today());
    expect(await left()).toEqual(['kept', 'said', 'saying said', 'waiting said']);
    expect(readdirSync(folder).sort()).toEqual(['kept.eml', 'lisez-moi.txt']);
  });

  const today = () => app().get(Clock).today();

  /** Lets the purge of the day happen, once that of the day before has planned it. */
  async function purge(day: string): Promise<void> {
    const isOver = async () => (await app().pool.query(`SELECT id FROM pgboss.job WHERE name = 'daily' AND data ->> 'day' = $1 AND state = 'completed'`, [day])).rows.length > 0;
    await makeDue(app().pool, 'daily', { name: 'purge-mails' });
    while (!(await isOver())) {
      await wait(50);
      await makeDue(app().pool, 'daily', { name: 'purge-mails', day });
    }
  }
});
