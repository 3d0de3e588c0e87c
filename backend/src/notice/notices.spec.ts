import type { NoticeAnswer, NoticeBell, Page } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { changePlace, insertEquipment, insertNotice, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { tell, type Telling } from './index.js';

const SYSTEM = { accountId: null, requestId: 'spec' };

describe('Notices', () => {
  const app = useTestApp();
  let [salon, vitrolles]: [string, string] = ['', ''];
  let technician: SignedInBrowser;
  let manager: SignedInBrowser;
  let mediator: SignedInBrowser;
  let elsewhere: SignedInBrowser;

  beforeAll(async () => {
    [salon, vitrolles] = [await insertSite(app().pool, { name: 'Salon-de-Provence' }), await insertSite(app().pool, { name: 'Vitrolles' })];
    technician = await app().signedInAs('technician');
    manager = await app().signedInAs('manager', [salon]);
    mediator = await app().signedInAs('mediator', [salon]);
    elsewhere = await app().signedInAs('manager', [vitrolles]);
  });

  const listOf = async (browser: SignedInBrowser, query = '') => ((await browser.get(`/api/notices?count=true${query}`).expect(200)).body as Page<NoticeAnswer>);
  const bellOf = async (browser: SignedInBrowser) => (await browser.get('/api/notices/unread').expect(200)).body as NoticeBell;
  /** Tells it and gives a mark by which it is found again. */
  const told = async (to: Telling<'booking-asked'>['to'], more: Partial<Telling<'booking-asked'>> = {}, actor: Parameters<ReturnType<typeof app>['database']['write']>[0] = SYSTEM) => {
    const what = `Mallette ${next()}`;
    await app().database.write(actor, (tx) => tell(tx, {
      to, kind: 'booking-asked', params: { what, from: '2026-12-01T08:00:00Z', to: '2026-12-01T16:00:00Z' }, ...more,
    }));
    return what;
  };
  const knows = async (browser: SignedInBrowser, what: string) => (await listOf(browser)).items.some(({ detail }) => detail.includes(what));

  it('are for everybody who holds the permission at the site, and for nobody else', async () => {
    const what = await told({ siteId: salon, permission: 'booking:approve' });
    expect([await knows(technician, what), await knows(manager, what), await knows(mediator, what), await knows(elsewhere, what)]).toEqual([true, true, false, false]);
    expect(await knows(await app().signedInAs('direction'), what)).toBe(false);
  });

  it('or for persons, by their account', async () => {
    const what = await told([mediator.personId, elsewhere.personId, uuid()]);
    expect([await knows(mediator, what), await knows(elsewhere, what), await knows(manager, what)]).toEqual([true, true, false]);
  });

  it('say in French what happened, where, and lead there', async () => {
    const reader = await app().signedInAs('mediator', [salon]);
    const piece = await insertEquipment(app().pool, {}, { siteId: salon });
    await app().database.write(SYSTEM, (tx) => tell(tx, {
      to: [reader.personId], kind: 'booking-refused', params: { from: '2026-12-01T08:00:00Z', to: '2026-12-01T16:30:00Z', reason: 'déjà promis' },
      siteId: salon, equipmentId: piece.id, link: '/reservations',
    }));
    expect((await listOf(reader)).items as unknown).toEqual([jasmine.objectContaining({
      kind: 'booking-refused', title: 'Réservation refusée', site: { id: salon, name: 'Salon-de-Provence' }, link: '/reservations', readAt: null,
      detail: `${piece.number}, du 1er décembre 2026 à 09:00 au 1er décembre 2026 à 17:30. Motif : déjà promis`,
    })]);
  });

  it('are not for whoever did it', async () => {
    const author = { accountId: manager.accountId, requestId: 'spec' };
    const what = await told({ siteId: salon, permission: 'booking:approve' }, {}, author);
    expect([await knows(manager, what), await knows(technician, what)]).toEqual([false, true]);
    expect(await knows(manager, await told([manager.personId], {}, author))).toBe(false);
  });

  it('are not for accounts that are disabled or over', async () => {
    const [left, disabled] = [await app().signedInAs('manager', [salon]), await app().signedInAs('manager', [salon])];
    await app().pool.query('UPDATE account SET ends_on = $2 WHERE id = $1', [left.accountId, '2020-01-31']);
    await app().pool.query('UPDATE account SET disabled_at = now() WHERE id = $1', [disabled.accountId]);
    await told({ siteId: salon, permission: 'booking:approve' });
    const { rows } = await app().pool.query('SELECT FROM notice WHERE account_id = ANY($1)', [[left.accountId, disabled.accountId]]);
    expect(rows.length).toBe(0);
  });

  it('are undone with the transaction that tells', async () => {
    const before = (await listOf(technician)).total;
    const failing = app().database.write(SYSTEM, async (tx) => {
      await tell(tx, { to: [technician.personId], kind: 'loan-overdue', params: { due: '2026-11-01T08:00:00Z', pieces: 2 } });
      throw new Error('no');
    });
    await expectAsync(failing).toBeRejected();
    expect((await listOf(technician)).total).toBe(before);
  });

  it('with a key come once, whoever tells them again', async () => {
    const reader = await app().signedInAs('mediator', [salon]);
    const key = `overdue-${next()}`;
    await Promise.all([1, 2, 3].map(() => told([reader.personId], { key })));
    expect((await listOf(reader)).total).toBe(1);
    await told([reader.personId], { key: `${key}-later` });
    expect((await listOf(reader)).total).toBe(2);
  });

  it('are gone with the site that one has no more, and back with it', async () => {
    const moved = await app().signedInAs('manager', [salon, vitrolles]);
    const what = await told({ siteId: vitrolles, permission: 'booking:approve' });
    const noticeId = (await listOf(moved)).items.find(({ detail }) => detail.includes(what))?.id;
    await app().pool.query('DELETE FROM account_site WHERE account_id = $1 AND site_id = $2', [moved.accountId, vitrolles]);
    expect(await knows(moved, what)).toBe(false);
    expect(await bellOf(moved)).toEqual({ unread: 0, newest: null });
    await moved.post(`/api/notices/${noticeId}/read`).expect(404);
    await moved.post('/api/notices/read-all').expect(204);
    await app().pool.query('INSERT INTO account_site (account_id, site_id) VALUES ($1, $2)', [moved.accountId, vitrolles]);
    expect((await bellOf(moved)).unread).toBe(1);
  });

  it('lead to a piece only as long as one finds it', async () => {
    const piece = await insertEquipment(app().pool, {}, { siteId: salon });
    const reader = await app().signedInAs('manager', [salon]);
    await insertNotice(app().pool, { account_id: reader.accountId, site_id: salon, equipment_id: piece.id, link: `/materiel/${piece.id}` });
    expect((await listOf(reader)).items[0]?.link).toBe(`/materiel/${piece.id}`);
    const client = await app().pool.connect();
    await client.query('BEGIN');
    await changePlace(client, piece.id, { siteId: vitrolles, at: new Date() });
    await client.query('COMMIT');
    client.release();
    expect((await listOf(reader)).items[0]?.link).toBeNull();
  });

  it('are read one by one, by their owner only, and all at once', async () => {
    const reader = await app().signedInAs('mediator', [salon]);
    for (let n = 0; n < 4; n++) await told([reader.personId]);
    const [newest, second] = (await listOf(reader)).items;
    expect(await bellOf(reader)).toEqual({ unread: 4, newest: newest as NoticeAnswer });
    await manager.post(`/api/notices/${newest?.id}/read`).expect(404);
    await reader.post(`/api/notices/${newest?.id}/read`).expect(204);
    await reader.post(`/api/notices/${newest?.id}/read`).expect(204);
    expect((await listOf(reader, '&unread=true')).total).toBe(3);
    expect((await listOf(reader, '&unread=false')).items.map(({ id }) => id)).toEqual([newest?.id ?? '']);
    const late = await told([reader.personId]);
    await reader.post('/api/notices/read-all', { upTo: second?.id }).expect(204);
    expect((await bellOf(reader)).newest?.detail).toContain(late);
    expect((await bellOf(reader)).unread).toBe(1);
    await reader.post('/api/notices/read-all').expect(204);
    expect((await bellOf(reader)).unread).toBe(0);
  });

  it('come in pages, newest first', async () => {
    const reader = await app().signedInAs('mediator', [salon]);
    const whats: string[] = [];
    for (let n = 0; n < 5; n++) whats.unshift(await told([reader.personId]));
    const first = await listOf(reader, '&limit=3');
    const rest = await listOf(reader, `&limit=3&cursor=${first.next}`);
    expect([...first.items, ...rest.items].map(({ detail }) => detail.split(',')[0])).toEqual(whats);
    expect([first.total, rest.next]).toEqual([5, null]);
  });

  it('are forgotten three months after they were read, and a year after they came', async () => {
    const reader = await app().signedInAs('mediator', [salon]);
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    const [stays, alsoStays] = [
      await insertNotice(app().pool, { account_id: reader.accountId, created_at: days(300), read_at: days(80) }),
      await insertNotice(app().pool, { account_id: reader.accountId, created_at: days(300) }),
    ];
    await insertNotice(app().pool, { account_id: reader.accountId, created_at: days(300), read_at: days(91) });
    await insertNotice(app().pool, { account_id: reader.accountId, created_at: days(366) });
    await told([reader.personId]);
    expect((await listOf(reader)).items.slice(1).map(({ id }) => id).sort()).toEqual([stays, alsoStays].sort());
  });

  it('cost two statements a page beside the session', async () => {
    expect(await app().countStatements(() => manager.get('/api/notices').expect(200))).toBe(3);
  });
});

describe('Notices that an open page asks for', () => {
  const app = useTestApp();

  it('do not keep an idle session', async () => {
    const idle = await app().signedInAs('technician');
    const minutes = (count: number) => { app().clock.set(new Date(Date.now() + count * 60_000)); };
    const busy = await app().signedInAs('technician');
    minutes(50);
    await idle.get('/api/notices/unread').expect(200);
    await busy.get('/api/notices').expect(200);
    minutes(70);
    await idle.get('/api/notices/unread').expect(401);
    await busy.get('/api/notices/unread').expect(200);
  });
});
