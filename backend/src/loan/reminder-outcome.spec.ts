import { setTimeout as wait } from 'node:timers/promises';
import type { LoanAnswer, LoanCounts, LoanSummary, Page } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { makeDue } from '../testing/due-jobs.js';
import { MailServer } from '../testing/mail-server.js';
import { insertBorrower, insertEquipment, insertLoan, insertModel, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { RemindBorrowers } from './remind-borrowers.js';

describe('A reminder by mail', () => {
  const mail = { host: '127.0.0.1', port: 0, encrypted: false, user: null, password: null, from: 'mds@essai.test' };
  let server: MailServer;
  let siteId: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    server = await MailServer.start({ hideSTARTTLS: true });
    mail.port = server.port;
  });
  const app = useTestApp({ mail });
  afterAll(() => server.stop());

  beforeEach(async () => {
    server.received.length = 0;
    server.mood = {};
    siteId = await insertSite(app().pool);
    manager = await app().signedInAs('manager', [siteId]);
  });
  afterEach(() => app().pool.query(`UPDATE custody SET period = tstzrange(lower(period), now()) WHERE loan_id IS NOT NULL AND upper_inf(period)`));

  const lent = async () => {
    const { id: equipmentId } = await insertEquipment(app().pool, { model_id: await insertModel(app().pool, { category: 'accessory' }) }, { siteId });
    const person = await insertBorrower(app().pool, { email: 'ines@exemple.test' });
    return insertLoan(app().pool, { equipment_id: equipmentId, person_id: person, start: '2026-01-01T09:00:00Z', due_at: '2026-02-01T09:00:00Z' });
  };
  const remind = async () => expect(await app().get(RemindBorrowers).dueReminders()).toBe(1);
  const one = async (id: string) => (await manager.get(`/api/loans/${id}`).expect(200)).body as LoanAnswer;
  const toCall = async () => [
    ((await manager.get('/api/loans/counts').expect(200)).body as LoanCounts).toCall,
    ...((await manager.get('/api/loans?toCall=true').expect(200)).body as Page<LoanSummary>).items.map(({ id }) => id),
  ];

  /** What became of the last reminder of the loan, once that is so. */
  async function untilMail(loanId: string, holds: (mail: { state: string; tries: number; failure: string | null; content: unknown }) => boolean) {
    for (const deadline = Date.now() + 12_000; Date.now() < deadline; await wait(20)) {
      const { rows: [last] } = await app().pool.query<{ id: string; state: string; tries: number; failure: string | null; content: unknown }>(
        'SELECT id, state, tries, failure, content FROM mail WHERE loan_id = $1 ORDER BY created_at DESC LIMIT 1', [loanId]);
      if (last && holds(last)) return last;
    }
    throw new Error('the reminder does not get there');
  }

  it('that bounces puts its borrower among those to call, and is not told as sent', async () => {
    const { id } = await lent();
    server.mood.recipient = () => ({ code: 550, text: 'no such user' });
    await remind();
    await untilMail(id, ({ state }) => state === 'failed');
    expect(await toCall()).toEqual([1, id]);
    expect(await one(id)).toEqual(jasmine.objectContaining({ remindedAt: jasmine.any(String), reminderFailed: true }));
  });

  it('that arrives does not', async () => {
    const { id } = await lent();
    await remind();
    await untilMail(id, ({ state }) => state === 'sent');
    expect(await toCall()).toEqual([0]);
    expect(await one(id)).toEqual(jasmine.objectContaining({ remindedAt: jasmine.any(String), reminderFailed: false }));
  });

  async function waits(loanId: string): Promise<string> {
    server.mood.message = () => ({ code: 451, text: 'later' });
    await remind();
    const { id } = await untilMail(loanId, ({ tries }) => tries > 0);
    server.mood = {};
    server.received.length = 0;
    return id;
  }
  const untilGivenUp = async (loanId: string, mailId: string) => {
    while (await makeDue(app().pool, 'mail', { id: mailId }) === 0) await wait(20);
    expect(await untilMail(loanId, ({ state }) => state !== 'waiting')).toEqual(jasmine.objectContaining({ state: 'failed', failure: 'outdated', content: null }));
    expect(server.received).toEqual([]);
  };

  it('that still waits when everything is back does not go out', async () => {
    const { id, custodyId } = await lent();
    const mailId = await waits(id);
    await manager.post(`/api/loans/${id}/return`, { lines: [{ custodyId, version: 1, wear: 'good', accessories: [] }] }).expect(200);
    await untilGivenUp(id, mailId);
    expect(await one(id)).toEqual(jasmine.objectContaining({ remindedAt: null, reminderFailed: false }));
  });

  it('that still waits when the return is put off does not go out', async () => {
    const { id } = await lent();
    const mailId = await waits(id);
    await manager.post(`/api/loans/${id}/renew`, { dueAt: new Date(Date.now() + 30 * 86_400_000).toISOString() }, 1).expect(200);
    await untilGivenUp(id, mailId);
    expect(await toCall()).toEqual([0]);
  });
});
