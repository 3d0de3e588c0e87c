import type { EventReader } from '../testing/event-reader.js';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertNotice, insertSite } from '../testing/rows.js';
import { TestApp, useTestApp } from '../testing/test-app.js';
import { NoticeStreams } from './notice-streams.js';

describe('The stream of notices', () => {
  const app = useTestApp();
  const open: EventReader[] = [];

  afterEach(() => {
    for (const reader of open.splice(0)) reader.leave();
  });

  const listen = async (browser: SignedInBrowser): Promise<EventReader> => {
    const reader = await browser.listen('/api/notices/stream');
    open.push(reader);
    if (reader.status === 200) await reader.until(({ text }) => text !== '');
    return reader;
  };
  const tellOf = (browser: SignedInBrowser) => insertNotice(app().pool, { account_id: browser.accountId });
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));

  it('tells a page that its notices changed, and the pages of others nothing', async () => {
    const [one, other] = [await app().signedInAs('technician'), await app().signedInAs('technician')];
    const [page, second, foreign] = [await listen(one), await listen(one), await listen(other)];
    expect(page.type).toBe('text/event-stream; charset=utf-8');
    await tellOf(one);
    await Promise.all([page.until(({ changes }) => changes === 1), second.until(({ changes }) => changes === 1)]);
    await one.post('/api/notices/read-all').expect(204);
    await Promise.all([page.until(({ changes }) => changes === 2), second.until(({ changes }) => changes === 2)]);
    await tellOf(other);
    await foreign.until(({ changes }) => changes === 1);
    expect([page.changes, foreign.changes]).toEqual([2, 1]);
  });

  it('carries nothing but that, and nothing that a browser or a proxy would keep', async () => {
    const reader = await app().signedInAs('manager', [await insertSite(app().pool)]);
    const page = await listen(reader);
    await tellOf(reader);
    await page.until(({ changes }) => changes === 1);
    await app().get(NoticeStreams).beat();
    await page.until(({ text }) => text.endsWith(':\n\n'));
    expect(page.text).toBe('retry: 3000\n\nevent: changed\ndata: \n\n:\n\n');
  });

  it('ends when somebody signs out, or everywhere', async () => {
    const [one, other] = [await app().signedInAs('technician'), await app().signedInAs('technician')];
    const [page, foreign] = [await listen(one), await listen(other)];
    await one.delete('/api/session').expect(204);
    await page.until('the end');
    expect(page.complete).toBe(true);
    await other.delete('/api/sessions').expect(204);
    await foreign.until('the end');
  });

  it('ends with the session: too old, idle, or of an account that was closed', async () => {
    const streams = app().get(NoticeStreams);
    const changes: ((browser: SignedInBrowser) => Promise<unknown>)[] = [
      ({ accountId }) => app().pool.query(`UPDATE session SET expires_at = now() - interval '1 second' WHERE account_id = $1`, [accountId]),
      ({ accountId }) => app().pool.query(`UPDATE session SET last_seen_at = now() - interval '61 minutes' WHERE account_id = $1`, [accountId]),
      ({ accountId }) => app().pool.query('UPDATE account SET disabled_at = now() WHERE id = $1', [accountId]),
    ];
    const lasting = await listen(await app().signedInAs('technician'));
    for (const change of changes) {
      const browser = await app().signedInAs('technician');
      const page = await listen(browser);
      await change(browser);
      await streams.beat();
      await page.until('the end');
    }
    expect(lasting.complete).toBe(false);
  });

  it('is for those who are signed in, and for each in a number of windows', async () => {
    const visitor = await app().visitor();
    await visitor.get('/api/notices/stream').expect(401);
    const busy = await app().signedInAs('technician');
    const pages = await Promise.all(Array.from({ length: 8 }, () => listen(busy)));
    expect((await listen(busy)).status).toBe(429);
    expect((await listen(await app().signedInAs('technician'))).status).toBe(200);
    pages[0]?.leave();
    const streams = app().get(NoticeStreams);
    const held = streams.count;
    while (streams.count >= held && held > 8) await quiet();
    expect((await listen(busy)).status).toBe(200);
  });

  it('holds no connection of the pool, however many listen', async () => {
    const browsers = await Promise.all(Array.from({ length: 20 }, () => app().signedInAs('mediator', [])));
    await Promise.all(browsers.map(listen));
    const answers = await Promise.all(browsers.map((browser) => browser.get('/api/notices').expect(200)));
    expect(answers.length).toBe(20);
  });

  it('goes on when the database cut the connection that listens, and says that something may be missed', async () => {
    const browser = await app().signedInAs('technician');
    const page = await listen(browser);
    const cut = await app().pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'calanque-notifications' AND datname = current_database()`);
    expect(cut.rowCount).toBe(1);
    await page.until(({ changes }) => changes === 1);
    await tellOf(browser);
    await page.until(({ changes }) => changes === 2);
  });
});

describe('Streams of notices when the server stops', () => {
  it('end at once, and keep it from nothing', async () => {
    const app = await TestApp.start();
    let page: EventReader;
    try {
      page = await (await app.signedInAs('technician')).listen('/api/notices/stream');
      await page.until(({ text }) => text !== '');
    } catch (error) {
      await app.stop();
      throw error;
    }
    const began = performance.now();
    await app.stop();
    expect(performance.now() - began).toBeLessThan(5000);
    await page.until('the end');
    expect(page.complete).toBe(true);
  });
});
