import type { NoticeAnswer, Page } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertBorrower, insertEquipment, insertLoan, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { TellOverdue } from './tell-overdue.js';

describe('Loans that become overdue', () => {
  const app = useTestApp();
  let siteId: string;
  let manager: SignedInBrowser;

  beforeEach(async () => {
    siteId = await insertSite(app().pool);
    manager = await app().signedInAs('manager', [siteId]);
  });
  afterEach(() => app().clock.set(null));

  const lent = async (dueAt: string) => {
    const piece = await insertEquipment(app().pool, {}, { siteId });
    const person = await insertBorrower(app().pool, { given_name: 'Inès', family_name: 'Secrète' });
    const loan = await insertLoan(app().pool, { equipment_id: piece.id, person_id: person, start: '2025-02-01T09:00:00Z', due_at: dueAt });
    return { ...loan, number: piece.number };
  };
  const tellOn = async (day: string) => {
    app().clock.set(`${day}T06:00:00Z`);
    await app().get(TellOverdue).tell();
    app().clock.set(null);
  };
  const overdue = async (browser: SignedInBrowser) => ((await browser.get('/api/notices?limit=200').expect(200)).body as Page<NoticeAnswer>).items
    .filter(({ kind, site }) => kind === 'loan-overdue' && site?.id === siteId);

  it('are told of once to those who work at the site, never with who borrowed', async () => {
    const mediator = await app().signedInAs('mediator', [siteId]);
    const others = [await app().signedInAs('technician'), await app().signedInAs('direction'), await app().signedInAs('manager', [await insertSite(app().pool)])];
    const loan = await lent('2025-03-10T17:00:00Z');
    await tellOn('2025-03-10');
    expect(await overdue(manager)).toEqual([]);
    for (const day of ['2025-03-11', '2025-03-11', '2025-03-12']) await tellOn(day);
    for (const browser of [manager, mediator]) {
      const told = await overdue(browser);
      expect(told.map(({ link, detail }) => [link, detail])).toEqual([[`/prets/${loan.id}`, `${loan.number} : retour attendu le 10 mars 2025.`]]);
      expect(JSON.stringify(told)).not.toContain('Secrète');
    }
    for (const browser of others) expect(await overdue(browser)).toEqual([]);
  });

  it('are not told of on the very day, however early it is due', async () => {
    const loan = await lent('2025-05-10T04:00:00Z');
    await tellOn('2025-05-10');
    expect(await overdue(manager)).toEqual([]);
    await tellOn('2025-05-11');
    expect((await overdue(manager)).map(({ link }) => link)).toEqual([`/prets/${loan.id}`]);
  });

  it('are told of anew where they were renewed, and not at all once they are back or late since long', async () => {
    const renewed = await lent('2025-04-10T17:00:00Z');
    const back = await lent('2025-04-12T17:00:00Z');
    await lent('2025-03-20T17:00:00Z');
    await app().pool.query(`UPDATE custody SET period = tstzrange(lower(period), '2025-04-12') WHERE loan_id = $1`, [back.id]);
    await tellOn('2025-04-13');
    await app().pool.query(`UPDATE loan SET due_at = '2025-04-20T17:00:00Z' WHERE id = $1`, [renewed.id]);
    await tellOn('2025-04-14');
    await tellOn('2025-04-21');
    expect((await overdue(manager)).map(({ link }) => link)).toEqual([`/prets/${renewed.id}`, `/prets/${renewed.id}`]);
  });
});
