import { BATCH_MAX, type EquipmentBatchAnswer, type EquipmentBatchFaults, type EquipmentDetail, type ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertEquipment, insertModel, insertRoom, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('A batch of pieces', () => {
  const app = useTestApp();
  let siteId: string;
  let roomId: string;
  let tablet: string;
  let manager: SignedInBrowser;
  let technician: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool, { name: 'Vitrolles' });
    roomId = await insertRoom(app().pool, { site_id: siteId, name: 'Réserve' });
    tablet = await insertModel(app().pool, { category: 'tablet', maker: 'Samsung', name: 'Galaxy Tab A8', warranty_months: 24 });
    manager = await app().signedInAs('manager', [siteId], { givenName: 'Rosa', familyName: 'Responsable' });
    technician = await app().signedInAs('technician');
  });

  const serial = () => `SN${String(next()).padStart(6, '0')}`;
  const piece = (own: object = { serial: serial() }) => ({ id: uuid(), ...own });
  const batch = (pieces: object[], more: object = {}) => ({ modelId: tablet, siteId, pieces, ...more });
  const log = (body: object, browser = manager) => browser.post('/api/equipment/batches', body);
  const refusedLines = (answer: { body: unknown }) => (answer.body as ProblemAnswer).lines?.map(({ id, field, code, detail }) => [id, field, code, detail]);
  const known = async (pieces: readonly { id: string }[]) => {
    const { rows } = await app().pool.query<{ count: number }>('SELECT count(*)::integer AS count FROM equipment WHERE id = ANY($1)', [pieces.map(({ id }) => id)]);
    return rows[0]?.count;
  };

  it('is logged in one act: numbered in its order, with all that the pieces have in common', async () => {
    const pieces = [piece({ serial: 'R9TW 01', imei: '35 693803 564380 9' }), piece({ serial: 'R9TW02', mac: '02-8E-4E-E5-96-5B' }), piece({}), piece({})];
    const common = { roomId, purchasedOn: '2026-11-02', priceCents: 21_990, orderNumber: 'BC-2026-118', supplier: 'UGAP', since: '2026-11-03T08:00:00Z' };
    const made = (await log(batch(pieces, common)).expect(201)).body as EquipmentBatchAnswer;
    expect(made.pieces.map(({ id, serial: own, mac, imei }) => [id, own, mac, imei])).toEqual([
      [pieces[0]?.id ?? '', 'R9TW 01', null, '356938035643809'], [pieces[1]?.id ?? '', 'R9TW02', '02:8e:4e:e5:96:5b', null],
      [pieces[2]?.id ?? '', null, null, null], [pieces[3]?.id ?? '', null, null, null],
    ]);
    const numbers = made.pieces.map(({ number }) => Number(number.replace('MDS13-', '')));
    expect(numbers).toEqual(numbers.map((_, place) => (numbers[0] ?? 0) + place));
    const last = (await manager.get(`/api/equipment/${pieces[3]?.id}`).expect(200)).body as EquipmentDetail;
    expect(last).toEqual(jasmine.objectContaining({
      state: 'in-stock', room: { id: roomId, name: 'Réserve' }, purchasedOn: '2026-11-02', priceCents: 21_990, orderNumber: 'BC-2026-118',
      supplier: 'UGAP', warrantyMonths: 24, placeSince: '2026-11-03T08:00:00.000Z', conditionSince: '2026-11-03T08:00:00.000Z',
    }));
  });

  it('is logged whole or not at all, and every line at fault is named', async () => {
    const owner = (await manager.post('/api/equipment', { id: uuid(), modelId: tablet, siteId, serial: 'ABC 123', imei: '490154203237518' }).expect(201)).body as EquipmentDetail;
    const [good, taken, twice, both] = [piece(), piece({ serial: 'abc123' }), piece({ serial: 'neuf 1' }), piece({ serial: 'NEUF1', imei: '490154203237518' })];
    const refusal = await log(batch([good, taken, twice, both])).expect(409);
    expect((refusal.body as ProblemAnswer).detail).toBe('Rien n’a été enregistré : 2 lignes sur 4 sont à corriger. Corrigez-les ou retirez-les, puis enregistrez de nouveau.');
    expect(refusedLines(refusal)).toEqual([
      [taken.id, 'serial', 'serial-taken', `Ce numéro de série est déjà celui de ${owner.number}, à Vitrolles.`],
      [both.id, 'serial', 'twice-in-list', 'Déjà dans la liste, ligne 3. Retirez l’une des deux lignes.'],
      [both.id, 'imei', 'imei-taken', `Cet IMEI est déjà celui de ${owner.number}, à Vitrolles.`],
    ]);
    expect(await known([good, taken, twice, both])).toBe(0);
    // Nothing was kept of the refused act: the same ids can be sent corrected.
    await log(batch([good, twice])).expect(201);
  });

  it('says at the line that a spelling is no MAC, and that a category has no IMEI', async () => {
    const laptop = await insertModel(app().pool, { category: 'laptop' });
    const malformed = (await log(batch([piece(), piece({ mac: '02:8e:4e' })])).expect(400)).body as ProblemAnswer;
    expect(malformed.errors?.map(({ field }) => field)).toEqual(['pieces.1.mac']);
    const foreign = piece({ imei: '356938035643809' });
    const refusal = await log({ ...batch([piece(), foreign]), modelId: laptop }).expect(409);
    expect(refusedLines(refusal)).toEqual([[foreign.id, 'imei', 'field-foreign', '« IMEI » ne s’applique pas à cette catégorie. Laissez ce champ vide.']]);
  });

  it('changes nothing when it is sent again', async () => {
    const body = batch([piece(), piece(), piece({})]);
    const first = (await log(body).expect(201)).body as EquipmentBatchAnswer;
    const second = (await log(body).expect(201)).body as EquipmentBatchAnswer;
    expect(second).toEqual(first);
    const { rows } = await app().pool.query<{ lines: number }>(
      `SELECT count(*)::integer AS lines FROM history WHERE subject = 'equipment' AND subject_id = ANY($1)`, [body.pieces.map((one) => (one as { id: string }).id)]);
    expect(rows[0]?.lines).toBe(9);
  });

  it('is logged once when two requests carry it at the same time', async () => {
    const body = batch([piece(), piece(), piece()]);
    const answers = await Promise.all([log(body), log({ ...body, pieces: body.pieces.toReversed() })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const numbers = answers.map(({ body: made }) => (made as EquipmentBatchAnswer).pieces.map(({ number }) => number).sort());
    expect(numbers[0]).toEqual(numbers[1] ?? []);
    expect(new Set(numbers[0]).size).toBe(3);
  });

  it('adds what was scanned after an answer was lost, and says of a changed line under which number it is logged', async () => {
    const [one, two] = [piece(), piece()];
    const made = (await log(batch([one])).expect(201)).body as EquipmentBatchAnswer;
    const more = (await log(batch([one, two])).expect(201)).body as EquipmentBatchAnswer;
    expect(more.pieces[0]).toEqual(made.pieces[0] as never);
    const changed = await log(batch([{ ...one, serial: serial() }, piece()])).expect(409);
    expect(refusedLines(changed)).toEqual([[one.id, undefined, 'already-logged', `Déjà enregistré : c’est ${made.pieces[0]?.number}. Retirez cette ligne.`]]);
  });

  it('gives a serial that two people scan at once to one of them, and tells the other whose it is', async () => {
    for (let round = 0; round < 5; round++) {
      const shared = [serial(), serial()];
      const [ours, theirs] = [shared.map((own) => piece({ serial: own })), shared.toReversed().map((own) => piece({ serial: own }))];
      const answers = await Promise.all([log(batch([...ours, piece()])), log(batch([...theirs, piece()]), technician)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const winner = answers.find(({ status }) => status === 201)?.body as EquipmentBatchAnswer;
      const loser = answers.find(({ status }) => status === 409)?.body as ProblemAnswer;
      const numberOf = new Map(winner.pieces.map(({ serial: own, number }) => [own, number]));
      expect(loser.lines?.map(({ code }) => code)).toEqual(['serial-taken', 'serial-taken']);
      expect(loser.lines?.map(({ detail }) => detail).sort())
        .toEqual(shared.map((own) => `Ce numéro de série est déjà celui de ${numberOf.get(own)}, à Vitrolles.`).sort());
    }
  });

  it('gives one by one what two people log at once: no number twice', async () => {
    const many = () => batch(Array.from({ length: 20 }, () => piece({})));
    const answers = await Promise.all([log(many()), log(many(), technician), log(many())]);
    const numbers = answers.flatMap(({ body }) => (body as EquipmentBatchAnswer).pieces.map(({ number }) => number));
    expect(new Set(numbers).size).toBe(60);
  });

  it('takes a hundred at most, and at least one', async () => {
    const many = Array.from({ length: BATCH_MAX }, () => piece());
    const began = performance.now();
    expect(((await log(batch(many)).expect(201)).body as EquipmentBatchAnswer).pieces.length).toBe(BATCH_MAX);
    expect(performance.now() - began).toBeLessThan(5000);
    for (const pieces of [[], [...many, piece()]]) {
      expect(((await log(batch(pieces)).expect(400)).body as ProblemAnswer).errors?.[0]?.field).toBe('pieces');
    }
  });

  it('costs the same few statements for one piece and for fifty', async () => {
    const count = (pieces: number) => app().countStatements(() => log(batch(Array.from({ length: pieces }, () => piece()))).expect(201));
    expect(await count(50)).toBe(await count(1));
  });

  it('is refused for a site out of scope, a room of another site, a model that is none, a day to come', async () => {
    const elsewhere = await insertSite(app().pool);
    const sentence = async (more: object) => ((await log(batch([piece()], more)).expect(422)).body as ProblemAnswer).detail;
    expect(await sentence({ siteId: elsewhere })).toBe('Cette MDS n’existe pas ou ne vous est pas accessible. Choisissez-la dans la liste.');
    expect(await sentence({ roomId: await insertRoom(app().pool, { site_id: elsewhere }) })).toBe('Cette pièce n’existe pas dans cette MDS. Choisissez-la dans la liste.');
    expect(await sentence({ modelId: uuid() })).toBe('Ce modèle n’existe pas. Choisissez-le dans la liste.');
    expect(await sentence({ since: new Date(Date.now() + 3_600_000).toISOString() })).toBe('Cette date est dans le futur. Indiquez maintenant ou une date passée.');
  });

  it('leaves the author in the history of each piece', async () => {
    const made = piece();
    await log(batch([made])).expect(201);
    const { rows } = await app().pool.query<{ actor_id: string; site_id: string }>(`SELECT DISTINCT actor_id, site_id FROM history WHERE subject_id = $1`, [made.id]);
    expect(rows).toEqual([{ actor_id: manager.accountId, site_id: siteId }]);
  });

  describe('when it is checked before', () => {
    const check = async (pieces: object[], browser = manager) =>
      ((await browser.post('/api/equipment/batches/check', { modelId: tablet, pieces }).expect(200)).body as EquipmentBatchFaults).lines;

    it('says what would be refused, and writes nothing', async () => {
      const own = serial();
      const [first] = ((await log(batch([piece({ serial: own })])).expect(201)).body as EquipmentBatchAnswer).pieces;
      const [taken, one, two] = [piece({ serial: own.toLowerCase() }), piece({ serial: 'X 1' }), piece({ serial: 'x1' })];
      expect(await check([piece(), taken, one, two])).toEqual([
        { id: taken.id, field: 'serial', code: 'serial-taken', detail: `Ce numéro de série est déjà celui de ${first?.number}, à Vitrolles.` },
        { id: two.id, field: 'serial', code: 'twice-in-list', detail: 'Déjà dans la liste, ligne 3. Retirez l’une des deux lignes.' },
      ]);
      expect(await known([taken, one, two])).toBe(0);
    });

    it('finds nothing amiss with what was logged under its own id, nor with a freed serial or another maker', async () => {
      const own = piece();
      await log(batch([own])).expect(201);
      expect(await check([own])).toEqual([]);
      const other = await insertModel(app().pool, { category: 'tablet', maker: 'Autre' });
      await insertEquipment(app().pool, { model_id: other, serial: 'MAKER1' }, { siteId });
      const freed = await insertEquipment(app().pool, { model_id: tablet, serial: 'FREED1' }, { siteId });
      await manager.post(`/api/equipment/${freed.id}/annul`, { reason: 'Saisi deux fois' }, 1).expect(200);
      expect(await check([piece({ serial: 'MAKER1' }), piece({ serial: 'FREED1' })])).toEqual([]);
    });

    it('tells nothing of a site that the reader may not see', async () => {
      const elsewhere = await insertSite(app().pool, { name: 'Istres' });
      await insertEquipment(app().pool, { model_id: tablet, serial: 'HIDDEN9' }, { siteId: elsewhere });
      const [fault] = await check([piece({ serial: 'hidden9' })]);
      expect(fault?.detail).toBe('Ce numéro de série est déjà celui d’un autre matériel de la même marque.');
      const [told] = await check([piece({ serial: 'hidden9' })], technician);
      expect(told?.detail).toMatch(/^Ce numéro de série est déjà celui de MDS13-\d{6}, à Istres\.$/);
    });
  });

  it('is not for mediators and the direction', async () => {
    for (const role of ['mediator', 'direction', 'administrator'] as const) {
      const browser = await app().signedInAs(role, [siteId]);
      await log(batch([piece()]), browser).expect(403);
      await browser.post('/api/equipment/batches/check', { modelId: tablet, pieces: [piece()] }).expect(403);
    }
  });
});
