import type { Borrower, BorrowerErasurePreview, BorrowerList, LoanAnswer, ProblemAnswer } from '@calanque/shared';
import sharp from 'sharp';
import { v7 as uuid } from 'uuid';
import { sql } from '../database/sql.js';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertBorrower, insertEquipment, insertLoan, insertModel, insertSite } from '../testing/rows.js';
import { untilBlocked } from '../testing/scratch-database.js';
import { useTestApp } from '../testing/test-app.js';
import { ForgetBorrowers } from './forget-borrowers.js';
import { requireRemembered } from './require-remembered.js';

const ARRIVED = '2024-01-05T08:00:00.000Z';

describe('Borrowers', () => {
  const app = useTestApp();
  let siteId: string;
  let modelId: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool);
    modelId = await insertModel(app().pool, { category: 'accessory' });
    manager = await app().signedInAs('manager', [siteId]);
  });

  afterEach(() => app().clock.set(null));

  const piece = async () => (await insertEquipment(app().pool, { model_id: modelId }, { siteId, since: ARRIVED })).id;
  const lend = async (borrower: { readonly givenName: string }, lines = 1) => {
    const pieces = await Promise.all(Array.from({ length: lines }, piece));
    const body = { id: uuid(), borrower, lines: pieces.map((equipmentId) => ({ id: uuid(), equipmentId, wear: 'good', note: `Remis à ${borrower.givenName}`, accessories: [] })) };
    return (await manager.post('/api/loans', body).expect(201)).body as LoanAnswer;
  };
  const returned = async (loan: LoanAnswer) => {
    const lines = loan.lines.filter((line) => line.returnedAt === null && !line.cancelled).map((line) => ({ custodyId: line.custodyId, version: line.custodyVersion, wear: 'good', note: `${loan.borrower.givenName} est passée`, accessories: [] }));
    return (await manager.post(`/api/loans/${loan.id}/return`, { lines }).expect(200)).body as LoanAnswer;
  };
  const zephyrine = (more: object = {}): { readonly id: string; readonly givenName: string; readonly familyName: string; readonly phone: string } => ({ id: uuid(), givenName: 'Zéphyrine', familyName: 'Malaval', phone: '06 98 76 54 32', ...more });
  const forget = () => app().get(ForgetBorrowers).forget();
  const borrower = async (id: string) => (await manager.get(`/api/borrowers/${id}`).expect(200)).body as Borrower;

  /** Every row of every table, the job queue's included, as text. */
  async function rowsThatHold(words: readonly string[]): Promise<string[]> {
    const { rows } = await app().pool.query<{ name: string }>(`
      SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
    const found = [];
    for (const { name } of rows) {
      const { rows: holding } = await app().pool.query<{ row: string }>(
        `SELECT t::text AS row FROM ${name} t WHERE lower(t::text) LIKE ANY($1)`, [words.map((word) => `%${word.toLowerCase()}%`)]);
      found.push(...holding.map(({ row }) => `${name}: ${row}`));
    }
    return found;
  }

  it('are erased whole a year after their last return: nothing in any table holds a name or a contact', async () => {
    app().clock.set('2024-06-01T09:00:00Z');
    const aurelienne = (more: object = {}) => zephyrine({ givenName: 'Aurélienne', familyName: 'Quincaille', phone: '06 11 22 33 44', ...more });
    const phoned = await lend(aurelienne(), 3);
    const mailed = await lend(aurelienne({ phone: null, email: 'aurelienne.quincaille@exemple.test' }));
    const [wrong, closed] = phoned.lines;
    await manager.post(`/api/custodies/${wrong?.custodyId}/cancel`, { reason: 'Aurélienne Quincaille ne l’a pas prise' }, 1).expect(200);
    await manager.post(`/api/custodies/${closed?.custodyId}/close`, { note: 'rendu par Quincaille' }, 1).expect(200);
    await manager.post(`/api/loans/${mailed.id}/renew`, { dueAt: '2024-09-01T09:00:00Z', overrideReason: 'Quincaille est à l’hôpital' }, 1).expect(200);
    const disputed = (await manager.post(`/api/loans/${phoned.id}/dispute`, { reason: 'Quincaille dit que c’était cassé' }, 3).expect(200)).body as LoanAnswer;
    await app().pool.query(`UPDATE custody_check SET photo = $1 WHERE custody_id = $2`, [Buffer.from('Aurélienne'), phoned.lines[2]?.custodyId]);
    await manager.patch(`/api/borrowers/${mailed.borrower.id}`, { givenName: 'Aurélienne', familyName: 'Quincaille-Roux', email: 'quincaille@exemple.test' }, 1).expect(200);
    await returned((await manager.get(`/api/loans/${phoned.id}`).expect(200)).body as LoanAnswer);
    await returned((await manager.get(`/api/loans/${mailed.id}`).expect(200)).body as LoanAnswer);
    for (const paper of ['agreement', 'return-slip']) await manager.post(`/api/loans/${phoned.id}/${paper}`, {}).expect(201);
    const held = await rowsThatHold(['quincaille', 'aurélienne', '611223344']);
    expect(new Set(held.map((row) => row.split(':')[0]))).withContext('before').toEqual(new Set(['public.person', 'public.custody', 'public.custody_check', 'public.loan', 'public.document']));

    app().clock.set('2025-06-02T09:00:00Z');
    expect(await forget()).withContext('the one in dispute stays').toBe(1);
    await manager.delete(`/api/loans/${phoned.id}/dispute`, disputed.version + 1).expect(200);
    expect(await forget()).toBe(1);
    expect(await rowsThatHold(['quincaille', 'aurélienne', '611223344', Buffer.from('Aurélienne').toString('hex')])).toEqual([]);
    const gone = await borrower(phoned.borrower.id);
    expect([gone.givenName, gone.familyName, gone.email, gone.phone]).toEqual([null, null, null, null]);
    const { rows } = await app().pool.query<{ after: Record<string, unknown>; actor_id: string | null }>(
      `SELECT after, actor_id FROM history WHERE subject_id = $1 AND after ? 'erased_at' ORDER BY id DESC LIMIT 1`, [phoned.borrower.id]);
    expect(rows[0]).toEqual({ actor_id: null, after: jasmine.objectContaining({ given_name: { changed: true }, family_name: { changed: true } }) as unknown as Record<string, unknown> });
  });

  it('are erased also from what was said of others’ bookings, of lost pieces and of accessories, at once', async () => {
    const words = ['zorobabelle', 'tournesac'];
    const colleague = await app().signedInAs('manager', [siteId]);
    const zorobabelle = zephyrine({ givenName: 'Zorobabelle', familyName: 'Tournesac' });
    app().clock.set('2024-06-01T09:00:00Z');
    const [taken, lost, booked] = [await piece(), await piece(), await piece()];
    const book = async (equipmentId: string, use: string) => ((await manager.post('/api/bookings', {
      id: uuid(), equipmentId, use, start: '2024-06-01T10:00:00Z', end: '2024-06-01T12:00:00Z', purpose: use === 'public' ? 'Pour Mme Tournesac' : null,
    }).expect(201)).body as { items: { id: string }[] }).items[0]?.id;
    const [others, theirs] = [await book(taken, 'workshop'), await book(booked, 'public')];
    const line = (equipmentId: string) => ({ id: uuid(), equipmentId, wear: 'good', accessories: [{ label: 'Chargeur' }, { label: 'Sac de Tournesac' }, { label: 'Pochette Zorobabelle' }] });
    const first = uuid();
    await colleague.post('/api/loans', { id: first, borrower: zorobabelle, lines: [line(taken)], overrideReason: 'Zorobabelle Tournesac en a besoin' }).expect(201);
    const loan = (await colleague.post('/api/loans', { id: uuid(), borrowerId: zorobabelle.id, bookingId: theirs, lines: [line(booked)] }).expect(201)).body as LoanAnswer;
    await colleague.post('/api/loans', { id: uuid(), borrowerId: zorobabelle.id, lines: [line(lost)] }).expect(201);
    app().clock.set('2024-06-02T09:00:00Z');
    await colleague.post(`/api/equipment/${lost}/condition`, { condition: 'stolen', reason: 'volé chez Mme Tournesac' }).expect(200);
    await colleague.post(`/api/equipment/${booked}/condition`, { condition: 'broken', reason: 'Tournesac l’a fait tomber' }).expect(200);
    await returned(loan);
    await returned((await manager.get(`/api/loans/${first}`).expect(200)).body as LoanAnswer);
    const held = await rowsThatHold(words);
    expect(new Set(held.map((row) => row.split(':')[0]))).withContext('before').toEqual(
      new Set(['public.person', 'public.booking', 'public.notice', 'public.equipment_condition', 'public.custody_accessory', 'public.custody_check']));

    app().clock.set('2025-06-03T09:00:00Z');
    expect(await forget()).toBe(1);
    expect(await rowsThatHold(words)).toEqual([]);
    const { rows } = await app().pool.query<{ label: string }>(
      `SELECT label FROM custody_accessory WHERE custody_id = $1 ORDER BY label`, [loan.lines[0]?.custodyId]);
    expect(rows.map(({ label }) => label)).toEqual(['effacé 1', 'effacé 2', 'effacé 3']);
    expect((await app().pool.query('SELECT override_reason FROM booking WHERE id = $1', [others])).rows).toEqual([{ override_reason: 'effacé' }]);
  });

  it('stay to the day, and while anything is out', async () => {
    app().clock.set('2024-06-01T09:00:00Z');
    const loan = await lend(zephyrine(), 2);
    const [first] = loan.lines;
    await manager.post(`/api/loans/${loan.id}/return`, { lines: [{ custodyId: first?.custodyId, version: 1, wear: 'good', accessories: [] }] }).expect(200);
    app().clock.set('2025-09-01T09:00:00Z');
    expect(await forget()).withContext('one piece is out').toBe(0);
    await returned((await manager.get(`/api/loans/${loan.id}`).expect(200)).body as LoanAnswer);
    app().clock.set('2026-09-01T08:59:59Z');
    expect(await forget()).withContext('a second too early').toBe(0);
    app().clock.set('2026-09-01T09:00:01Z');
    expect(await forget()).toBe(1);
  });

  it('are only counted by the dry run, for the administrator alone', async () => {
    app().clock.set('2024-06-01T09:00:00Z');
    const [over, kept] = [await lend(zephyrine()), await lend(zephyrine())];
    await returned(over);
    const { version } = await returned(kept);
    await manager.post(`/api/loans/${kept.id}/dispute`, { reason: 'à régler encore' }, version).expect(200);
    app().clock.set('2025-07-01T09:00:00Z');
    const administrator = await app().signedInAs('administrator');
    const preview = async () => (await administrator.get('/api/borrowers/erasure-preview').expect(200)).body as BorrowerErasurePreview;
    const { due, keptForDispute, erased } = await preview();
    expect([due, keptForDispute]).toEqual([1, 1]);
    expect(await preview()).toEqual({ due, keptForDispute, erased });
    await forget();
    expect(await preview()).toEqual({ due: 0, keptForDispute: 1, erased: erased + 1 });
    await manager.get('/api/borrowers/erasure-preview').expect(403);
  });

  it('cannot be lent to, changed or found once erased', async () => {
    app().clock.set('2024-06-01T09:00:00Z');
    const { borrower: known } = await returned(await lend(zephyrine({ familyName: 'Escarelle' })));
    app().clock.set('2025-07-01T09:00:00Z');
    await forget();
    const { version } = await borrower(known.id);
    const body = { id: uuid(), borrowerId: known.id, lines: [{ id: uuid(), equipmentId: await piece(), wear: 'good', accessories: [] }] };
    expect(((await manager.post('/api/loans', body).expect(409)).body as ProblemAnswer).code).toBe('borrower-erased');
    const change = { givenName: 'Zéphyrine', familyName: 'Escarelle', phone: '0612345678' };
    expect(((await manager.patch(`/api/borrowers/${known.id}`, change, version).expect(409)).body as ProblemAnswer).code).toBe('borrower-erased');
    expect(((await manager.get('/api/borrowers?q=effac').expect(200)).body as BorrowerList).items).toEqual([]);
  });

  it('are written about and pictured no more once erased', async () => {
    app().clock.set('2024-06-01T09:00:00Z');
    const loan = await returned(await lend(zephyrine({ familyName: 'Vallauris' })));
    app().clock.set('2025-07-01T09:00:00Z');
    await forget();
    const [line] = loan.lines;
    const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#ff0000' } }).png().toBuffer();
    const { version, lines: [now] } = (await manager.get(`/api/loans/${loan.id}`).expect(200)).body as LoanAnswer;
    for (const refused of [
      await manager.post(`/api/loans/${loan.id}/dispute`, { reason: 'Madame Vallauris nie tout' }, version).expect(409),
      await manager.putFile(`/api/loans/${loan.id}/lines/${line?.custodyId}/photo/in`, { name: 'IMG_1.png', content }).expect(409),
      await manager.post(`/api/custodies/${line?.custodyId}/cancel`, { reason: 'Madame Vallauris ne l’a pas prise' }, now?.custodyVersion).expect(409),
    ]) expect((refused.body as ProblemAnswer).code).toBe('borrower-erased');
    expect(await rowsThatHold(['vallauris'])).toEqual([]);
  });

  it('are not erased while words about them are written', async () => {
    app().clock.set('2024-06-01T09:00:00Z');
    const loan = await returned(await lend(zephyrine({ familyName: 'Sanary' })));
    app().clock.set('2025-07-01T09:00:00Z');
    const [held, blocked] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const disputed = app().database.write({ accountId: null, requestId: 'spec' }, async (tx) => {
      await requireRemembered(tx, loan.borrower.id);
      held.resolve(undefined);
      await blocked.promise;
      await tx.rows(sql`UPDATE loan SET disputed_at = now(), dispute_reason = 'cassé' WHERE id = ${loan.id}`);
    });
    await held.promise;
    const forgotten = forget();
    await untilBlocked(app().pool);
    blocked.resolve(undefined);
    await Promise.all([disputed, forgotten]);
    expect((await borrower(loan.borrower.id)).familyName).toBe('Sanary');
    await app().pool.query('UPDATE loan SET dispute_closed_at = disputed_at WHERE id = $1', [loan.id]);
    expect(await forget()).toBe(1);
  });

  it('are found by name or contact where they borrowed, and changed there', async () => {
    const { borrower: known } = await lend(zephyrine({ familyName: 'Calissane' }));
    const elsewhere = await insertSite(app().pool);
    const stranger = await app().signedInAs('manager', [elsewhere]);
    const found = async (who: SignedInBrowser, query: string) => ((await who.get(`/api/borrowers?${query}`).expect(200)).body as BorrowerList).items.map(({ id }) => id);
    expect(await found(manager, 'q=zeph%20caliss')).toEqual([known.id]);
    expect(await found(manager, `q=calissane&siteId=${siteId}`)).toEqual([known.id]);
    expect(await found(manager, `q=calissane&siteId=${elsewhere}`)).toEqual([]);
    expect(await found(await app().signedInAs('technician'), 'q=calissane')).toEqual([known.id]);
    expect(await found(stranger, 'q=calissane')).toEqual([]);
    await stranger.get(`/api/borrowers/${known.id}`).expect(404);
    await manager.get('/api/borrowers?q=a').expect(400);
    const changed = (await manager.patch(`/api/borrowers/${known.id}`, { givenName: 'Zoé', familyName: 'Calissane', email: 'zoe@exemple.test' }, known.version).expect(200)).body as Borrower;
    expect([changed.version, changed.givenName, changed.phone, changed.email]).toEqual([known.version + 1, 'Zoé', null, 'zoe@exemple.test']);
    expect(((await manager.patch(`/api/borrowers/${known.id}`, { givenName: 'Zoé', familyName: 'Calissane', phone: '0612345678' }, known.version).expect(412)).body as ProblemAnswer).current)
      .toEqual(jasmine.objectContaining({ givenName: 'Zoé' }));
  });

  it('are nobody’s agents: no list, card, export or search of persons shows them', async () => {
    const { borrower: known, lines } = await lend(zephyrine({ familyName: 'Pélicance' }));
    for (const role of ['manager', 'mediator', 'technician', 'administrator'] as const) {
      const browser = await app().signedInAs(role, role === 'manager' || role === 'mediator' ? [siteId] : []);
      expect((await browser.get('/api/persons?q=pelicance&count=true').expect(200)).body).withContext(role).toEqual(jasmine.objectContaining({ items: [], total: 0 }));
      await browser.get(`/api/persons/${known.id}`).expect(404);
    }
    const administrator = await app().signedInAs('administrator');
    for (const path of ['/api/search?q=pelicance', '/api/history?subject=person&limit=200', '/api/persons/export?format=csv']) {
      expect((await administrator.get(path).expect(200)).text).withContext(path).not.toContain('Pélicance');
    }
    const direction = await app().signedInAs('direction');
    for (const path of ['/api/search?q=pelicance', `/api/equipment/${lines[0]?.equipmentId}`, '/api/equipment?limit=200']) {
      expect((await direction.get(path).expect(200)).text).withContext(path).not.toContain('Pélicance');
    }
  });

  it('hold pieces that those of their sites see them hold', async () => {
    const loan = await lend(zephyrine({ familyName: 'Lauvige' }), 2);
    expect((await manager.get(`/api/persons/${loan.borrower.id}/holdings`).expect(200)).body).toEqual({ items: [jasmine.objectContaining({ kind: 'loan' }), jasmine.objectContaining({ kind: 'loan' })] });
    const stranger = await app().signedInAs('manager', [await insertSite(app().pool)]);
    await stranger.get(`/api/persons/${loan.borrower.id}/holdings`).expect(404);
  });

  it('are not erased while somebody lends to them', async () => {
    const id = await insertBorrower(app().pool);
    await insertLoan(app().pool, { person_id: id, equipment_id: await piece(), start: '2024-02-01', end: '2024-03-01' });
    const lending = await app().pool.connect();
    try {
      await lending.query('BEGIN');
      await lending.query('SELECT id FROM person WHERE id = $1 FOR SHARE', [id]);
      app().clock.set('2025-03-02T09:00:00Z');
      const forgetting = forget();
      await insertLoan(lending, { person_id: id, equipment_id: await piece(), start: '2025-03-01T09:00:00Z', due_at: '2025-04-01' });
      await lending.query('COMMIT');
      await forgetting;
    } finally {
      lending.release();
    }
    expect((await app().pool.query<{ gone: boolean }>('SELECT erased_at IS NOT NULL AS gone FROM person WHERE id = $1', [id])).rows[0]?.gone).toBeFalse();
  });
});
