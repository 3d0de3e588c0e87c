import { setTimeout as wait } from 'node:timers/promises';
import type { LoanCounts, LoanSummary, Page } from '@calanque/shared';
import { MailServer } from '../testing/mail-server.js';
import { readMail } from '../testing/read-mail.js';
import { insertBorrower, insertEquipment, insertLoan, insertModel, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { RemindBorrowers } from './remind-borrowers.js';

describe('Borrowers who are reminded', () => {
  const mail = { host: '127.0.0.1', port: 0, encrypted: false, user: null, password: null, from: 'mds@essai.test' };
  let server: MailServer;
  let siteId: string;
  let modelId: string;

  beforeAll(async () => {
    server = await MailServer.start({ hideSTARTTLS: true });
    mail.port = server.port;
  });
  const app = useTestApp({ mail });
  afterAll(() => server.stop());

  beforeAll(async () => {
    siteId = await insertSite(app().pool, { name: 'Vitrolles' });
    modelId = await insertModel(app().pool, { category: 'accessory', maker: 'Exemplar', name: 'Souris' });
  });
  afterEach(async () => {
    app().clock.set(null);
    await app().pool.query(`UPDATE custody SET period = tstzrange(lower(period), '2025-12-30') WHERE loan_id IS NOT NULL AND upper_inf(period)`);
  });

  const lent = async (dueAt: string, email: string | null, start = '2025-02-01T09:00:00Z') => {
    const { id: equipmentId } = await insertEquipment(app().pool, { model_id: modelId }, { siteId });
    const person = await insertBorrower(app().pool, email === null ? {} : { email, given_name: 'Inès', family_name: 'Brise' });
    return (await insertLoan(app().pool, { equipment_id: equipmentId, person_id: person, start, due_at: dueAt })).id;
  };
  const remindOn = (day: string) => {
    app().clock.set(`${day}T07:00:00Z`);
    return app().get(RemindBorrowers).dueReminders();
  };
  const mailTo = async (address: string, subject: RegExp) => {
    const written = () => server.received.map(readMail).find(({ headers }) => headers['to']?.includes(address) && subject.test(headers['subject'] ?? ''));
    while (written() === undefined) await wait(20);
    return written()?.text ?? '';
  };

  it('are written to two days before, the day after, and every week, each time once', async () => {
    await lent('2025-03-10T17:00:00Z', 'ines@exemple.test');
    const queued = [];
    for (const day of ['07', '08', '08', '09', '10', '11', '11', '12', '17', '18', '24', '25']) queued.push(await remindOn(`2025-03-${day}`));
    expect(queued).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1]);
    const ahead = await mailTo('ines@exemple.test', /le 10 mars 2025$/);
    expect(ahead).toContain('Bonjour Inès Brise,');
    expect(ahead).toContain('– Exemplar Souris');
    expect(ahead).toContain('Merci de le rapporter le 10 mars 2025 au plus tard.');
    expect(await mailTo('ines@exemple.test', /^Matériel à rapporter à la MDS Vitrolles$/)).toContain('Son retour était prévu le 10 mars 2025.');
  });

  it('are those who have an address, and something out; a loan of three days is not reminded of on its first', async () => {
    await lent('2025-05-10T17:00:00Z', null);
    const back = await lent('2025-05-10T17:00:00Z', 'rendu@exemple.test');
    await app().pool.query(`UPDATE custody SET period = tstzrange(lower(period), '2025-05-01') WHERE loan_id = $1`, [back]);
    await lent('2025-05-10T17:00:00Z', 'court@exemple.test', '2025-05-08T06:00:00Z');
    expect(await remindOn('2025-05-08')).toBe(0);
    expect(await remindOn('2025-05-09')).toBe(1);
  });

  it('are written to two days before a day of 25 hours as well', async () => {
    await lent('2025-10-26T22:59:00Z', 'automne@exemple.test', '2025-09-01T09:00:00Z');
    const queued = [];
    for (const day of ['23', '24', '25']) queued.push(await remindOn(`2025-10-${day}`));
    expect(queued).toEqual([0, 1, 0]);
  });

  it('begin anew with a renewal, and what was sent stands at the loan', async () => {
    const id = await lent('2025-06-10T17:00:00Z', 'longtemps@exemple.test');
    expect(await remindOn('2025-06-08')).toBe(1);
    const manager = await app().signedInAs('manager', [siteId]);
    const loan = ((await manager.get('/api/loans?q=brise&limit=100').expect(200)).body as Page<LoanSummary>).items.find((one) => one.id === id);
    expect([loan?.remindedAt, loan?.version]).toEqual(['2025-06-08T07:00:00.000Z', 1]);
    await manager.post(`/api/loans/${id}/renew`, { dueAt: '2025-06-20T17:00:00Z' }, 1).expect(200);
    expect(await remindOn('2025-06-11')).toBe(0);
    expect(await remindOn('2025-06-18')).toBe(1);
  });
});

describe('Borrowers where mails go nowhere', () => {
  const app = useTestApp();

  it('are not reminded: they stay to be called', async () => {
    const borrower = await insertBorrower(app().pool, { email: 'ines@exemple.test' });
    await insertLoan(app().pool, { equipment_id: (await insertEquipment(app().pool)).id, person_id: borrower, start: '2025-02-01', due_at: '2025-03-01' });
    expect(await app().get(RemindBorrowers).dueReminders()).toBe(0);
    expect((await app().pool.query('SELECT id FROM loan WHERE reminded_at IS NOT NULL')).rows).toEqual([]);
    const technician = await app().signedInAs('technician');
    expect(((await technician.get('/api/loans/counts').expect(200)).body as LoanCounts).toCall).toBe(1);
    expect(((await technician.get('/api/loans?toCall=true&count=true').expect(200)).body as Page<LoanSummary>).total).toBe(1);
  });
});
