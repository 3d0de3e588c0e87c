import { DOCUMENT_KINDS, type DocumentOffer, type DocumentOfferList, type DocumentSummary, type LoanAnswer, type ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import { SiteScope } from '../access/index.js';
import { ForgetBorrowers } from '../borrower/index.js';
import { hashOf, verifyDocument } from '../document/index.js';
import type { SignedInBrowser } from '../testing/browser.js';
import { PdfReader, textOf } from '../testing/pdf-reader.js';
import { insertEquipment, insertModel, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const ARRIVED = '2026-01-05T08:00:00.000Z';
const NOW = '2026-03-10T09:00:00.000Z';
const DRAWING = 'M60 120L80 60L100 40L110 90L200 110L560 90';

describe('The documents of a loan', () => {
  const app = useTestApp();
  let siteId: string;
  let modelId: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool, { name: 'Vitrolles', address: '12 avenue des Salyens', postal_code: '13127', city: 'Vitrolles' });
    modelId = await insertModel(app().pool, { category: 'tablet', maker: 'Samsung', name: 'Galaxy Tab A9' });
    await app().pool.query(`UPDATE loan_terms SET replacement_cents = 24900 WHERE category = 'tablet'`);
  });

  beforeEach(async () => {
    // Signed in at the real time, which the days of a spec do not reach: a session would end with them.
    app().clock.set(null);
    manager = await app().signedInAs('manager', [siteId], { givenName: 'Inès', familyName: 'Martin' });
    app().clock.set(NOW);
  });
  afterAll(() => app().clock.set(null));

  const piece = () => insertEquipment(app().pool, { model_id: modelId }, { siteId, since: ARRIVED });
  async function lend(count = 1, more: object = {}): Promise<LoanAnswer> {
    const pieces = await Promise.all(Array.from({ length: count }, piece));
    const body = {
      id: uuid(), borrower: { id: uuid(), givenName: 'Aurélie', familyName: 'Garrigue', phone: '06 12 34 56 78' },
      lines: pieces.map(({ id }) => ({ id: uuid(), equipmentId: id, wear: 'worn', note: 'rayure au dos', accessories: [{ label: 'Chargeur' }, { label: 'Housse' }] })), ...more,
    };
    return (await manager.post('/api/loans', body).expect(201)).body as LoanAnswer;
  }
  const now = async ({ id }: LoanAnswer) => (await manager.get(`/api/loans/${id}`).expect(200)).body as LoanAnswer;
  const takeBack = async (loan: LoanAnswer, lines = loan.lines) =>
    (await manager.post(`/api/loans/${loan.id}/return`, { lines: lines.map(({ custodyId, custodyVersion }) => ({ custodyId, version: custodyVersion, wear: 'good', accessories: [{ label: 'Housse' }] })) }).expect(200)).body as LoanAnswer;
  const file = async ({ id }: LoanAnswer, name: 'agreement' | 'return-slip' = 'agreement') => (await manager.get(`/api/loans/${id}/${name}.pdf`).expect(200)).body as Buffer;
  const keep = async ({ id }: LoanAnswer, name: 'agreement' | 'return-slip' = 'agreement') => (await manager.post(`/api/loans/${id}/${name}`, {}).expect(201)).body as DocumentSummary;
  const sign = (id: string, more: object = {}) => manager.post(`/api/documents/${id}/signatures`, { id: uuid(), role: 'borrower', method: 'screen', drawing: DRAWING, ...more }).expect(201);
  const offers = async ({ id }: LoanAnswer) => ((await manager.get(`/api/loans/${id}/documents`).expect(200)).body as DocumentOfferList).items;
  const agreementIn = (items: readonly DocumentOffer[]): DocumentOffer => {
    const [first] = items;
    if (first?.kind !== 'loan-agreement') throw new Error('no agreement');
    return first;
  };

  it('tell of whom, what, until when and by whom; tagged, with title and language', async () => {
    const loan = await lend(2);
    const answer = await manager.get(`/api/loans/${loan.id}/agreement.pdf`).expect(200);
    expect([answer.headers['content-type'], answer.headers['cache-control']]).toEqual(['application/pdf', 'no-store']);
    expect(decodeURIComponent(answer.headers['content-disposition'] ?? '')).toContain(`Contrat de prêt – Prêt ${loan.lines[0]?.number} et un autre du 10 mars 2026.pdf`);
    const reader = await PdfReader.open(answer.body as Buffer);
    const { title, lang, isMarked } = await reader.facts();
    expect([title, lang, isMarked]).toEqual([jasmine.stringMatching(/^Contrat de prêt à usage – Prêt/), 'fr-FR', true]);
    await reader.close();
    const text = await textOf(answer.body as Buffer);
    for (const said of [
      'MDS Vitrolles', '12 avenue des Salyens, 13127 Vitrolles', 'Inès Martin', 'Aurélie Garrigue', '06 12 34 56 78', loan.lines[1]?.number ?? '?', 'Samsung Galaxy Tab A9', 'chargeur, housse',
      'Usé : rayure au dos', '249,00 €', '10 mars 2026', '9 avril 2026', 'article 1875',
    ]) expect(text).withContext(said).toContain(said);
  });

  it('are kept once while nothing changes, by however many at once', async () => {
    const loan = await lend();
    const kept = await Promise.all([keep(loan), keep(loan), keep(loan)]);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    expect(hashOf(await file(loan))).toBe(kept[0]?.sha256 ?? '');
    expect(agreementIn(await offers(loan))).toEqual({
      kind: 'loan-agreement', file: `/api/loans/${loan.id}/agreement.pdf`, signatories: [{ role: 'borrower', name: 'Aurélie Garrigue' }, { role: 'agent', name: 'Inès Martin' }],
      document: kept[0] ?? null, earlier: [],
    });
  });

  it('are read with their signatures once signed, and verified', async () => {
    const loan = await lend();
    const { id, sha256 } = await keep(loan);
    await sign(id);
    await sign(id, { role: 'agent', method: 'paper', drawing: null });
    const signed = await file(loan);
    expect(await textOf(signed)).toContain(sha256);
    expect(await verifyDocument(app().database, SiteScope.all, DOCUMENT_KINDS, { id, bytes: signed })).toBe('signed');
    expect(agreementIn(await offers(loan)).document?.signatures.map(({ role, method }) => [role, method])).toEqual([['borrower', 'screen'], ['agent', 'paper']]);
  });

  it('stay as signed when the loan is renewed, beside a new version', async () => {
    const loan = await lend();
    const first = await keep(loan);
    await sign(first.id);
    await manager.post(`/api/loans/${loan.id}/renew`, { dueAt: '2026-05-04T16:00:00.000Z' }, (await now(loan)).version).expect(200);
    const renewed = agreementIn(await offers(loan));
    expect([renewed.document, renewed.earlier.map(({ id }) => id)]).toEqual([null, [first.id]]);
    expect(await textOf(await file(loan))).toContain('4 mai 2026');
    expect((await keep(loan)).id).not.toBe(first.id);
    expect(await textOf((await manager.get(`/api/documents/${first.id}`).expect(200)).body as Buffer)).toContain('9 avril 2026');
  });

  it('need no new signature for what was not agreed', async () => {
    const loan = await lend();
    const { id } = await keep(loan);
    await sign(id);
    await app().pool.query(`UPDATE site SET address = '1 rue Neuve' WHERE id = $1`, [siteId]);
    try {
      expect((await keep(loan)).id).toBe(id);
    } finally {
      await app().pool.query(`UPDATE site SET address = '12 avenue des Salyens' WHERE id = $1`, [siteId]);
    }
  });

  it('tell what came back, on which day, with what is missing, and what is still out', async () => {
    const loan = await lend(3);
    const [first, second, third] = loan.lines;
    if (!first || !second || !third) throw new Error('three pieces');
    await manager.get(`/api/loans/${loan.id}/return-slip.pdf`).expect(404);
    expect((await offers(loan)).map(({ kind }) => kind)).toEqual(['loan-agreement']);
    await takeBack(loan, [first]);
    app().clock.set('2026-03-12T09:00:00.000Z');
    await takeBack(await now(loan), [second]);
    const text = await textOf(await file(loan, 'return-slip'));
    expect(text).toMatch(new RegExp(`Rendu ce jour.*${second.number}.*Bon état.*chargeur.*À faire avant la prochaine remise.*Rendu auparavant.*${first.number}.*10 mars 2026.*Encore chez l’emprunteur.*${third.number}`));
    const slip = await keep(loan, 'return-slip');
    await sign(slip.id);
    await manager.post('/api/erasures', { id: uuid(), equipmentId: second.equipmentId, method: 'factory-reset' }).expect(201);
    expect((await keep(loan, 'return-slip')).id).withContext('an erasure is nothing that was agreed').toBe(slip.id);
    app().clock.set('2026-03-13T09:00:00.000Z');
    await takeBack(await now(loan), [third]);
    expect(await textOf(await file(loan, 'return-slip'))).toContain('Tout le matériel est rendu');
    expect((await offers(loan)).map(({ kind, earlier }) => [kind, earlier.map(({ id }) => id)])).toEqual([['loan-agreement', []], ['return-slip', [slip.id]]]);
  });

  it('tell what was noted as lost, and nothing as given back that was not', async () => {
    const loan = await lend(2);
    const [lost, other] = loan.lines;
    if (!lost || !other) throw new Error('two pieces');
    await manager.post(`/api/equipment/${lost.equipmentId}/condition`, { condition: 'lost', reason: 'perdue dans le bus' }).expect(200);
    const noted = await now(loan);
    expect(noted.lines[0]?.absence).toBe('lost');
    await takeBack(noted, noted.lines.filter(({ returnedAt }) => returnedAt === null));
    expect(await textOf(await file(loan, 'return-slip'))).toMatch(new RegExp(`Rendu ce jour.*${other.number}.*Non rendu.*${lost.number}.*Perdu.*Le prêt est clos`));
  });

  it('are of those who lend at the site alone', async () => {
    const loan = await lend();
    const elsewhere = await app().signedInAs('manager', [await insertSite(app().pool)]);
    const direction = await app().signedInAs('direction');
    for (const path of ['documents', 'agreement.pdf']) {
      await elsewhere.get(`/api/loans/${loan.id}/${path}`).expect(404);
      await direction.get(`/api/loans/${loan.id}/${path}`).expect(403);
    }
    await elsewhere.post(`/api/loans/${loan.id}/agreement`, {}).expect(404);
  });

  it('go with the name of the borrower', async () => {
    app().clock.set('2026-03-10T09:00:00.000Z');
    const loan = await lend(1, { borrower: { id: uuid(), givenName: 'Théodosie', familyName: 'Roquefavour', phone: '06 98 12 00 34' } });
    await sign((await keep(loan)).id);
    await takeBack(await now(loan));
    await sign((await keep(loan, 'return-slip')).id);
    app().clock.set('2027-03-11T09:00:00.000Z');
    await app().get(ForgetBorrowers).forget();
    const { rows } = await app().pool.query<{ left: string }>(
      `SELECT d.data::text AS left FROM document d WHERE d.subject_id = $1 OR d.data::text ILIKE '%roquefavour%'
       UNION ALL SELECT s.drawing FROM signature s WHERE NOT EXISTS (SELECT FROM document d WHERE d.id = s.document_id)`, [loan.id]);
    expect(rows).toEqual([]);
    const later = await app().signedInAs('manager', [siteId]);
    expect((await later.get(`/api/loans/${loan.id}/documents`).expect(200)).body).toEqual({ items: [] });
    expect(((await later.get(`/api/loans/${loan.id}/agreement.pdf`).expect(409)).body as ProblemAnswer).code).toBe('borrower-erased');
    expect(((await later.post(`/api/loans/${loan.id}/agreement`, {}).expect(409)).body as ProblemAnswer).code).toBe('borrower-erased');
  });
});
