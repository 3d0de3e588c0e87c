import type { EquipmentDetail, EquipmentReportAnswer, EquipmentReportDraft, HistoryLine, NoticeAnswer, Page, ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { changePlace, insertEquipment, insertSite, type InsertedEquipment } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('Reports of problems', () => {
  const app = useTestApp();
  let [salon, vitrolles]: [string, string] = ['', ''];
  let technician: SignedInBrowser;
  let manager: SignedInBrowser;
  let mediator: SignedInBrowser;
  let elsewhere: SignedInBrowser;
  let direction: SignedInBrowser;
  let administrator: SignedInBrowser;

  beforeAll(async () => {
    [salon, vitrolles] = [await insertSite(app().pool, { name: 'Salon-de-Provence' }), await insertSite(app().pool, { name: 'Vitrolles' })];
    technician = await app().signedInAs('technician', [], { givenName: 'Tess', familyName: 'Varech' });
    manager = await app().signedInAs('manager', [salon]);
    mediator = await app().signedInAs('mediator', [salon], { givenName: 'Mona', familyName: 'Posidonie' });
    elsewhere = await app().signedInAs('manager', [vitrolles]);
    direction = await app().signedInAs('direction');
    administrator = await app().signedInAs('administrator');
  });

  const newPiece = (siteId = salon) => insertEquipment(app().pool, {}, { siteId });
  const draft = (piece: InsertedEquipment, columns: Partial<EquipmentReportDraft> = {}): EquipmentReportDraft =>
    ({ id: uuid(), equipmentId: piece.id, kind: 'broken', text: 'ne s’allume plus', ...columns });
  const file = async (browser: SignedInBrowser, given: EquipmentReportDraft): Promise<EquipmentReportAnswer> =>
    (await browser.post('/api/equipment-reports', given).expect(201)).body as EquipmentReportAnswer;
  const listOf = async (browser: SignedInBrowser, query = '') => ((await browser.get(`/api/equipment-reports?${query}`).expect(200)).body as Page<EquipmentReportAnswer>).items;
  const noticesOf = async (browser: SignedInBrowser) => ((await browser.get('/api/notices').expect(200)).body as Page<NoticeAnswer>).items;
  const stateOf = async (piece: InsertedEquipment) => ((await technician.get(`/api/equipment/${piece.id}`).expect(200)).body as EquipmentDetail).state;
  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;

  it('are seen by whoever wrote them and by those who look after the site, and by no others', async () => {
    const piece = await newPiece();
    const report = await file(mediator, draft(piece));
    expect(report).toEqual(jasmine.objectContaining({
      version: 1, state: 'open', kind: 'broken', number: piece.number, equipmentId: piece.id, text: 'ne s’allume plus', mine: true, reporter: 'Mona Posidonie',
      site: { id: salon, name: 'Salon-de-Provence' }, answer: null, closedAt: null,
    }));
    expect((await listOf(mediator)).map(({ id }) => id)).toContain(report.id);
    for (const reader of [technician, manager]) {
      expect((await listOf(reader, `equipmentId=${piece.id}`))[0]).toEqual({ ...report, mine: false });
    }
    for (const other of [elsewhere, direction, administrator, await app().signedInAs('mediator', [salon])]) {
      expect((await listOf(other)).map(({ id }) => id)).not.toContain(report.id);
      await other.get(`/api/equipment-reports/${report.id}`).expect(404);
    }
  });

  it('are told to the technicians and to the managers of the site, and to nobody else', async () => {
    const piece = await newPiece();
    const report = await file(mediator, draft(piece, { kind: 'missing-part', text: null }));
    for (const reader of [technician, manager]) {
      expect(await noticesOf(reader)).toContain(jasmine.objectContaining({
        kind: 'report-filed', title: 'Problème signalé', detail: `${piece.number} : il manque quelque chose.`, link: `/signalements/${report.id}`,
      }));
    }
    for (const other of [elsewhere, direction, administrator, mediator]) {
      expect((await noticesOf(other)).filter(({ detail }) => detail.includes(piece.number))).toEqual([]);
    }
  });

  it('are answered and closed by a technician, which their writer is told', async () => {
    const reporter = await app().signedInAs('mediator', [salon]);
    const piece = await newPiece();
    const { id } = await file(reporter, draft(piece));
    await manager.post(`/api/equipment-reports/${id}/answer`, { answer: 'oui' }, 1).expect(403);
    const answered = (await technician.post(`/api/equipment-reports/${id}/answer`, { answer: 'Je passe jeudi.' }, 1).expect(200)).body as EquipmentReportAnswer;
    expect(answered).toEqual(jasmine.objectContaining({ version: 2, state: 'answered', answer: 'Je passe jeudi.', answeredBy: 'Tess Varech', closedAt: null }));
    const stale = problem(await technician.post(`/api/equipment-reports/${id}/close`, {}, 1).expect(412));
    expect(stale.current).toEqual(answered);
    const closed = (await technician.post(`/api/equipment-reports/${id}/close`, {}, 2).expect(200)).body as EquipmentReportAnswer;
    expect(closed).toEqual(jasmine.objectContaining({ version: 3, state: 'closed', answer: 'Je passe jeudi.' }));
    expect((await noticesOf(reporter)).map(({ title, detail, link }) => [title, detail, link])).toEqual([
      ['Signalement clos', `Votre signalement sur ${piece.number} est réglé.`, `/signalements/${id}`],
      ['Réponse à votre signalement', `Votre signalement sur ${piece.number} a reçu une réponse.`, `/signalements/${id}`],
    ]);
    expect(problem(await technician.post(`/api/equipment-reports/${id}/answer`, { answer: 'encore' }, 3).expect(409)).code).toBe('report-closed');
    expect((await listOf(reporter, 'state=closed')).map((one) => one.id)).toEqual([id]);
    expect(await listOf(reporter, 'state=open,answered')).toEqual([]);
  });

  it('may be answered and closed at once', async () => {
    const { id } = await file(mediator, draft(await newPiece()));
    const closed = (await technician.post(`/api/equipment-reports/${id}/answer`, { answer: 'Chargeur remplacé.', close: true }, 1).expect(200)).body as EquipmentReportAnswer;
    expect(closed).toEqual(jasmine.objectContaining({ state: 'closed', answer: 'Chargeur remplacé.' }));
    expect(closed.closedAt).toBe(closed.answeredAt);
  });

  it('note the piece as broken where that is asked and may be', async () => {
    const piece = await newPiece();
    await file(mediator, draft(piece, { broken: true }));
    expect(await stateOf(piece)).toBe('broken');
    await file(manager, draft(piece, { broken: true }));
    const untouched = await newPiece();
    await file(mediator, draft(untouched));
    expect(await stateOf(untouched)).toBe('in-stock');
    expect(problem(await direction.post('/api/equipment-reports', draft(untouched, { broken: true })).expect(403)).field).toBe('broken');
    const gone = await insertEquipment(app().pool, {}, { siteId: salon, condition: 'written-off', reason: 'recyclé' });
    expect(problem(await mediator.post('/api/equipment-reports', draft(gone, { broken: true })).expect(422))).toEqual(
      jasmine.objectContaining({ code: 'condition-move-refused', field: 'broken' }));
    expect(await listOf(technician, `equipmentId=${gone.id}`)).toEqual([]);
  });

  it('are written by an administrator with the number alone, and answer nothing about the piece', async () => {
    const piece = await newPiece();
    const [prefix, digits] = piece.number.split('-');
    const typed = `${prefix?.toLowerCase()}-${Number(digits)}`;
    const { id } = await file(administrator, { id: uuid(), number: typed, kind: 'slow' });
    const answer = await administrator.get(`/api/equipment-reports/${id}`).expect(200);
    expect(answer.body).toEqual(jasmine.objectContaining({ number: piece.number, equipmentId: null, model: null, category: null, site: null, mine: true }));
    expect(answer.text).not.toContain('Salon');
    expect(await listOf(administrator, `siteId=${salon}`)).toEqual([]);
    expect(await listOf(administrator, `equipmentId=${piece.id}`)).toEqual([]);
    expect(problem(await administrator.post('/api/equipment-reports', draft(piece)).expect(422))).toEqual(jasmine.objectContaining({ code: 'report-piece-missing', field: 'number' }));
    const unknown = problem(await administrator.post('/api/equipment-reports', { id: uuid(), number: 'MDS13-999999', kind: 'slow' }).expect(422));
    expect(unknown).toEqual(jasmine.objectContaining({ code: 'number-unknown', field: 'number' }));
    expect(unknown.detail).toContain('MDS13-999999');
  });

  it('find by number only what is in the scope', async () => {
    const foreign = await newPiece(vitrolles);
    expect(problem(await manager.post('/api/equipment-reports', { id: uuid(), number: foreign.number, kind: 'slow' }).expect(422)).code).toBe('number-unknown');
    await manager.post('/api/equipment-reports', draft(foreign)).expect(404);
    await elsewhere.post('/api/equipment-reports', { id: uuid(), number: foreign.number, kind: 'slow' }).expect(201);
  });

  it('show the direction its own words, and neither names nor what others wrote', async () => {
    const piece = await newPiece();
    const mine = await file(direction, draft(piece, { text: 'vu en visite' }));
    await file(mediator, draft(piece, { text: 'écran de Nadia' }));
    await technician.post(`/api/equipment-reports/${mine.id}/answer`, { answer: 'Vu avec Nadia.' }, 1).expect(200);
    const answer = await direction.get(`/api/equipment-reports?equipmentId=${piece.id}`).expect(200);
    expect((answer.body as Page<EquipmentReportAnswer>).items as unknown).toEqual([jasmine.objectContaining({
      id: mine.id, state: 'answered', text: 'vu en visite', reporter: null, answer: null, answeredBy: null, answeredAt: jasmine.any(String), mine: true,
    })]);
    expect(answer.text).not.toMatch(/Nadia|Varech|Posidonie/);
  });

  it('stay with the site where they were made when the piece moves; its people and the writer keep them, without the piece', async () => {
    const piece = await newPiece();
    const { id } = await file(mediator, draft(piece));
    const client = await app().pool.connect();
    await client.query('BEGIN');
    await changePlace(client, piece.id, { siteId: vitrolles, at: new Date(Date.now() + 1) });
    await client.query('COMMIT');
    client.release();
    await elsewhere.get(`/api/equipment-reports/${id}`).expect(404);
    expect(await listOf(elsewhere, `equipmentId=${piece.id}`)).toEqual([]);
    for (const reader of [manager, mediator]) {
      const report = (await reader.get(`/api/equipment-reports/${id}`).expect(200)).body as EquipmentReportAnswer;
      expect(report).toEqual(jasmine.objectContaining({ number: piece.number, text: 'ne s’allume plus', reporter: 'Mona Posidonie', equipmentId: null, model: null, site: null }));
      expect(await listOf(reader, `siteId=${salon}&equipmentId=${piece.id}`)).toEqual([report]);
      expect(await listOf(reader, `siteId=${vitrolles}`)).toEqual([]);
    }
    expect((await technician.get(`/api/equipment-reports/${id}`).expect(200)).body).toEqual(jasmine.objectContaining({ equipmentId: piece.id, site: { id: salon, name: 'Salon-de-Provence' } }));
  });

  it('say what another problem is, and of which piece', async () => {
    const piece = await newPiece();
    expect(problem(await mediator.post('/api/equipment-reports', draft(piece, { kind: 'other', text: ' ' })).expect(422)).field).toBe('text');
    expect(problem(await mediator.post('/api/equipment-reports', { id: uuid(), kind: 'slow' }).expect(422))).toEqual(jasmine.objectContaining({ code: 'report-piece-missing', field: 'equipmentId' }));
    await mediator.post('/api/equipment-reports', draft(piece, { text: 'x'.repeat(501) })).expect(400);
    await app().pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [piece.id]);
    expect(problem(await mediator.post('/api/equipment-reports', draft(piece)).expect(422)).code).toBe('equipment-annulled');
    expect(problem(await administrator.post('/api/equipment-reports', { id: uuid(), number: piece.number, kind: 'slow' }).expect(422)).code).toBe('number-unknown');
  });

  it('are made once, however often they are sent', async () => {
    const piece = await newPiece();
    const sent = draft(piece);
    expect(await file(mediator, sent)).toEqual(await file(mediator, sent));
    expect((await listOf(technician, `equipmentId=${piece.id}`)).length).toBe(1);
    expect((await noticesOf(manager)).filter(({ detail }) => detail.includes(piece.number)).length).toBe(1);
    await mediator.post('/api/equipment-reports', { ...sent, kind: 'slow' }).expect(409);
  });

  it('stand in the history of the piece; what was written is told to those who may read notes', async () => {
    const piece = await newPiece();
    const { id } = await file(mediator, draft(piece));
    await technician.post(`/api/equipment-reports/${id}/answer`, { answer: 'Vu.', close: true }, 1).expect(200);
    const linesOf = async (browser: SignedInBrowser) =>
      ((await browser.get(`/api/history?subject=equipment&subjectId=${piece.id}`).expect(200)).body as Page<HistoryLine>).items.filter(({ table }) => table === 'equipment_report');
    const [update, insert] = await linesOf(manager);
    expect([insert?.actor, update?.actor]).toEqual(['Mona Posidonie', 'Tess Varech']);
    expect(insert?.changes).toContain({ field: 'text', before: null, after: 'ne s’allume plus' });
    expect(update?.changes.map(({ field }) => field).sort()).toEqual(['answer', 'closed_at']);
    expect(JSON.stringify(await linesOf(administrator))).not.toMatch(/s’allume|Vu\./);
  });

  it('come oldest first where that is asked, and in pages', async () => {
    const piece = await newPiece();
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await file(mediator, draft(piece))).id);
    expect((await listOf(technician, `equipmentId=${piece.id}&sort=createdAt`)).map(({ id }) => id)).toEqual(ids);
    expect((await listOf(technician, `equipmentId=${piece.id}&limit=2`)).map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 2));
    expect(await app().countStatements(() => technician.get('/api/equipment-reports').expect(200))).toBe(3);
  });
});
