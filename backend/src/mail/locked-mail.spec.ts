import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Jobs } from '../job/index.js';
import { makeDue } from '../testing/due-jobs.js';
import { MailServer } from '../testing/mail-server.js';
import { insertMail } from '../testing/rows.js';
import { valueOf } from '../testing/scratch-database.js';
import { useTestApp } from '../testing/test-app.js';
import { MailDelivery } from './mail-delivery.js';
import { Mails } from './mails.js';
import { SendMail } from './send-mail.js';

describe('A mail that no job would send', () => {
  const mail = { host: '127.0.0.1', port: 0, encrypted: false, user: null, password: null, from: 'mds@essai.test' };
  let server: MailServer;

  beforeAll(async () => {
    server = await MailServer.start({ hideSTARTTLS: true });
    mail.port = server.port;
  });
  const app = useTestApp({ mail });
  afterAll(() => server.stop());
  beforeEach(() => {
    server.received.length = 0;
  });

  async function until(holds: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 12_000; Date.now() < deadline; await wait(20)) if (await holds()) return;
    throw new Error('it does not come to it');
  }
  const isSent = async (id: string) => await valueOf<string>(app().pool, 'SELECT state FROM mail WHERE id = $1', [id]) === 'sent';
  const jobsOf = async (id: string) => (await app().pool.query<{ state: string }>(`SELECT state::text FROM pgboss.job WHERE name = 'mail' AND data ->> 'id' = $1`, [id])).rows.map(({ state }) => state);

  it('is locked by a sender that fails: the job of the other comes back to it', async () => {
    const id = await insertMail(app().pool);
    const stalled = await app().pool.connect();
    try {
      await stalled.query('BEGIN');
      await stalled.query('SELECT FROM mail WHERE id = $1 FOR UPDATE', [id]);
      await app().database.write({ accountId: null, requestId: 'spec' }, (tx) => app().get(Jobs).send(tx, 'mail', { id }));
      await until(async () => (await jobsOf(id)).includes('retry'));
      await stalled.query('ROLLBACK');
    } finally {
      stalled.release();
    }
    await makeDue(app().pool, 'mail', { id });
    await until(() => isSent(id));
    expect(server.received).toHaveSize(1);
  });

  it('has lost its job: a server that starts files one, and none for those that have theirs', async () => {
    const [forsaken, filed] = [await insertMail(app().pool), await insertMail(app().pool)];
    await app().pool.query(`INSERT INTO pgboss.job (name, data, start_after) VALUES ('mail', $1, now() + interval '1 day')`, [JSON.stringify({ id: filed })]);
    const jobs = new Jobs(app().get(DataSource), app().get(Clock));
    new SendMail(app().database, app().get(MailDelivery), app().get(Mails), jobs, app().get(Clock)).onModuleInit();
    try {
      await jobs.onApplicationBootstrap();
      await until(() => isSent(forsaken));
    } finally {
      await jobs.beforeApplicationShutdown();
    }
    expect(await jobsOf(forsaken)).toHaveSize(1);
    expect(await jobsOf(filed)).toEqual(['created']);
  });
});
