import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { hashPassword } from '../access/index.js';
import { makeDue } from '../testing/due-jobs.js';
import { MailServer } from '../testing/mail-server.js';
import { ProductClient } from '../testing/product-client.js';
import { ProductProcess } from '../testing/product-process.js';
import { readMail } from '../testing/read-mail.js';
import { insertAccount } from '../testing/rows.js';
import { useScratchDatabase, valueOf } from '../testing/scratch-database.js';

const PASSWORD = 'Sentier-de-2-criques!';
/** As many as are sent at a time, and two that wait behind them. */
const BEGUN = 3;
const MAILS = BEGUN + 2;
const WITHIN_MS = 30_000;

describe('A server that is killed while it sends mails', () => {
  const db = useScratchDatabase();
  let [folder, product, server]: [string, ProductProcess | null, MailServer | null] = ['', null, null];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'calanque-mail-'));
    server = await MailServer.start({ hideSTARTTLS: true });
  });
  afterEach(async () => {
    await product?.destroy();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(port: number): Promise<ProductClient> {
    product = new ProductProcess(folder, {
      DATABASE_URL: db.url, CALANQUE_DEMO: 'false', CALANQUE_PUBLIC_URL: 'http://calanque.test', CALANQUE_LOG_LEVEL: 'silent',
      CALANQUE_SMTP_URL: `smtp://127.0.0.1:${port}`, CALANQUE_MAIL_FROM: 'calanque@essai.test',
    });
    return new ProductClient(await product.ready());
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await wait(50)) if (await holds()) return;
    throw new Error('it does not come to it');
  }

  it('sends once it is back what it had not begun, and again, under the same name, what it may have sent', async () => {
    const relay = server;
    if (relay === null) throw new Error('there is no mail server');
    await insertAccount(db.pool, { email: 'admin@essai.test', password_hash: await hashPassword(PASSWORD) });
    const administrator = await start(relay.port);
    await administrator.signIn('admin@essai.test', PASSWORD);
    relay.mood.message = () => 'silence';
    const ids = Array.from({ length: MAILS }, () => uuid());
    for (const id of ids) expect((await administrator.request('POST', '/api/mails/trial', { id })).status).toBe(201);
    await until(() => relay.received.length === BEGUN);

    product?.kill('server', 'SIGKILL');
    await product?.ended();
    expect(await valueOf<number>(db.pool, `SELECT count(*)::integer FROM mail WHERE state = 'waiting' AND tries = 0`)).toBe(MAILS);
    // The beats that a killed server misses, missed at once.
    await db.pool.query(`UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE name = 'mail' AND state = 'active'`);

    relay.mood = {};
    await start(relay.port);
    await until(async () => {
      await makeDue(db.pool, 'mail', {});
      return await valueOf<number>(db.pool, `SELECT count(*)::integer FROM mail WHERE state = 'sent'`) === MAILS;
    });
    const copies = Map.groupBy(relay.received, (raw) => readMail(raw).headers['message-id']);
    expect([...copies.keys()].sort()).toEqual(ids.map((id) => `<${id}@calanque.test>`).sort());
    expect([...copies.values()].map(({ length }) => length).sort()).toEqual([1, 1, 2, 2, 2]);
  }, 90_000);
});
