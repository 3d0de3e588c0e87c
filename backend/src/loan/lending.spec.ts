import type { BookingAnswer, BorrowerList, EquipmentDetail, EquipmentTimeline, LoanAnswer, LoanSummary, Page, ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertBooking, insertBorrower, insertEquipment, insertModel, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const ARRIVED = '2026-01-05T08:00:00.000Z';
const NOW = '2026-03-10T09:00:00.000Z';

describe('A loan', () => {
  const app = useTestApp();
  let siteId: string;
  let tabletModel: string;
  let laptopModel: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool, { name: 'MDS des prêts' });
    tabletModel = await insertModel(app().pool, { category: 'tablet', name: 'Galaxy Tab A9' });
    laptopModel = await insertModel(app().pool, { category: 'laptop' });
    manager = await app().signedInAs('manager', [siteId]);
  });

  beforeEach(() => app().clock.set(NOW));
  afterAll(() => app().clock.set(null));

  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
  const loanIn = (answer: { body: unknown }) => answer.body as LoanAnswer;
  const piece = (modelId = tabletModel) => insertEquipment(app().pool, { model_id: modelId }, { siteId, since: ARRIVED });
  const line = (equipmentId: string, more: object = {}) =>
    ({ id: uuid(), equipmentId, wear: 'good', accessories: [{ label: 'Chargeur' }, { label: 'Coque' }], ...more });
  const somebody = (more: object = {}) => ({ id: uuid(), givenName: 'Inès', familyName: `Brise-${next()}`, phone: '06 12 34 56 78', ...more });
  const draft = (pieces: readonly string[], more: object = {}) => ({ id: uuid(), borrower: somebody(), lines: pieces.map((id) => line(id)), ...more });
  const lend = async (pieces: readonly string[], more: object = {}) => loanIn(await manager.post('/api/loans', draft(pieces, more)).expect(201));
  const detail = async (id: string) => (await manager.get(`/api/equipment/${id}`).expect(200)).body as EquipmentDetail;
  const back = ({ lines }: LoanAnswer, more: object = {}) =>
    ({ lines: lines.map(({ custodyId, custodyVersion, accessories }) => ({ custodyId, version: custodyVersion, wear: 'worn', accessories: accessories.map(({ label }) => ({ label })), ...more })) });

  it('hands several pieces to somebody new, who is named to those who lend alone', async () => {
    const [first, second] = [await piece(), await piece()];
    const loan = await lend([first.id, second.id]);
    expect(loan).toEqual(jasmine.objectContaining({
      version: 1, state: 'open', start: NOW, dueAt: '2026-04-09T16:00:00.000Z', returnedAt: null, renewals: 0, renewalsLeft: 2, disputed: false,
      pieces: 2, piecesOut: 2, firstPiece: `${first.number} Galaxy Tab A9`, kit: null, erasedOn: null, site: { id: siteId, name: 'MDS des prêts' },
    }));
    expect([loan.borrower.phone, loan.borrower.email, loan.borrower.openLoans]).toEqual(['+33612345678', null, 1]);
    expect(loan.lines.map(({ number, wearOut, wearIn, accessories }) => [number, wearOut, wearIn, accessories.map(({ label, returned }) => [label, returned])]))
      .toEqual([first, second].map(({ number }) => [number, 'good', null, [['Chargeur', null], ['Coque', null]]]));
    const shown = await detail(first.id);
    expect([shown.state, shown.custody?.kind, shown.custody?.dueAt]).toEqual(['on-loan', 'loan', loan.dueAt]);
    expect(shown.custody?.person?.name).toBe(`Inès ${loan.borrower.familyName}`);
    const direction = await app().signedInAs('direction');
    expect(((await direction.get(`/api/equipment/${first.id}`).expect(200)).body as EquipmentDetail).custody).toBeNull();
  });

  it('tells one site nothing of what the borrower does at another', async () => {
    const borrower = somebody({ familyName: `Ailleurs-${next()}` });
    const mine = await lend([(await piece()).id], { borrower });
    await manager.post(`/api/loans/${mine.id}/return`, back(mine)).expect(200);
    const read = async () => loanIn(await manager.get(`/api/loans/${mine.id}`).expect(200));
    const found = async (where: string) => ((await manager.get(`/api/borrowers?q=${borrower.familyName}&siteId=${where}`).expect(200)).body as BorrowerList).items.map(({ id }) => id);
    const shore = await insertSite(app().pool);
    expect([(await read()).erasedOn, await found(siteId), await found(shore)]).toEqual(['2027-03-10', [borrower.id], []]);
    app().clock.set('2026-03-12T09:00:00.000Z');
    const technician = await app().signedInAs('technician');
    const far = await insertEquipment(app().pool, { model_id: tabletModel }, { siteId: shore, since: ARRIVED });
    const theirs = loanIn(await technician.post('/api/loans', { ...draft([far.id]), borrower: undefined, borrowerId: borrower.id }).expect(201));
    expect([(await read()).erasedOn, await found(shore)]).toEqual([null, []]);
    await technician.post(`/api/loans/${theirs.id}/return`, back(theirs)).expect(200);
    expect([(await read()).erasedOn, await found(shore)]).toEqual([null, []]);
    expect(loanIn(await technician.get(`/api/loans/${mine.id}`).expect(200)).erasedOn).toBe('2027-03-12');
  });

  it('is made once, however often it is sent', async () => {
    const body = draft([(await piece()).id]);
    const first = await manager.post('/api/loans', body).expect(201);
    const second = await manager.post('/api/loans', body).expect(201);
    expect(second.body).toEqual(first.body);
  });

  it('is of all pieces or of none, and says of each why not', async () => {
    const [free, held, lost] = [await piece(), await piece(), await insertEquipment(app().pool, { model_id: tabletModel }, { siteId, since: ARRIVED, condition: 'lost', reason: 'introuvable' })];
    await lend([held.id]);
    const refusal = problem(await manager.post('/api/loans', draft([free.id, held.id, lost.id])).expect(409));
    expect([refusal.code, refusal.detail]).toEqual(['loan-refused', 'Rien n’a été prêté : 2 matériels sur 3 ne peuvent pas être prêtés. Retirez-les du prêt, ou réglez ce qui manque.']);
    expect(refusal.lines?.map(({ id, number, code }) => [id, number, code])).toEqual([[held.id, held.number, 'equipment-already-held'], [lost.id, lost.number, 'equipment-absent']]);
    expect((await detail(free.id)).state).toBe('in-stock');
  });

  it('goes to somebody known at these sites, and to nobody else', async () => {
    const first = await lend([(await piece()).id]);
    const again = await lend([(await piece()).id], { borrower: null, borrowerId: first.borrower.id });
    expect([again.borrower.id, again.borrower.openLoans]).toEqual([first.borrower.id, 2]);
    const stranger = await insertBorrower(app().pool);
    const refuse = async (more: object, status = 422) => {
      const { code, field } = problem(await manager.post('/api/loans', draft([(await piece()).id], more)).expect(status));
      return [code, field];
    };
    expect(await refuse({ borrower: null, borrowerId: stranger })).toEqual(['borrower-unknown', 'borrowerId']);
    expect(await refuse({ borrower: null, borrowerId: manager.personId })).toEqual(['borrower-unknown', 'borrowerId']);
    expect(await refuse({ borrower: null })).toEqual(['borrower-required', 'borrowerId']);
    expect(await refuse({ borrowerId: first.borrower.id })).toEqual(['borrower-required', 'borrowerId']);
  });

  it('asks for one means of contact, and for one that can be', async () => {
    const refuse = async (contact: object) => {
      const { code, field } = problem(await manager.post('/api/loans', draft([(await piece()).id], { borrower: somebody(contact) })).expect(422));
      return [code, field];
    };
    expect(await refuse({ phone: null })).toEqual(['contact-required', 'borrower.email']);
    expect(await refuse({ email: 'ines@exemple.test' })).toEqual(['contact-required', 'borrower.phone']);
    expect(await refuse({ phone: 'au bureau' })).toEqual(['phone-invalid', 'borrower.phone']);
  });

  it('is of pieces of one site', async () => {
    const elsewhere = await insertSite(app().pool);
    const other = await insertEquipment(app().pool, { model_id: tabletModel }, { siteId: elsewhere, since: ARRIVED });
    const technician = await app().signedInAs('technician');
    const body = draft([(await piece()).id, other.id]);
    expect(problem(await technician.post('/api/loans', body).expect(422)).code).toBe('loan-one-site');
    expect(problem(await manager.post('/api/loans', { ...body, id: uuid() }).expect(409)).lines?.map(({ id, code }) => [id, code])).toEqual([[other.id, 'not-found']]);
    expect(problem(await manager.post('/api/loans', draft([other.id])).expect(409)).code).toBe('loan-refused');
  });

  it('ends on the shortest usual day, or on the one that was chosen', async () => {
    const technician = await app().signedInAs('administrator');
    const terms = { days: 7, maxRenewals: 1, replacementCents: 12_000, accessories: [{ label: 'Câble' }] };
    await technician.put('/api/loan-terms/accessory', terms, 1).expect(200);
    const accessory = await insertModel(app().pool, { category: 'accessory' });
    const mixed = await lend([(await piece()).id, (await piece(accessory)).id]);
    expect([mixed.dueAt, mixed.renewalsLeft, mixed.lines.map((one) => one.replacementCents).sort()]).toEqual(['2026-03-17T17:00:00.000Z', 1, [12_000, null]]);
    const chosen = await lend([(await piece()).id], { start: '2026-03-09T09:00:00Z', dueAt: '2026-03-12T11:00:00Z' });
    expect([chosen.start, chosen.dueAt]).toEqual(['2026-03-09T09:00:00.000Z', '2026-03-12T11:00:00.000Z']);
    const early = problem(await manager.post('/api/loans', draft([(await piece()).id], { dueAt: '2026-03-10T08:00:00Z' })).expect(422));
    expect([early.code, early.field]).toEqual(['due-before-start', 'dueAt']);
  });

  it('comes back piece by piece, with its accessories, its looks and what broke', async () => {
    const loan = await lend([(await piece()).id, (await piece()).id]);
    const [first, second] = back(loan).lines;
    if (!first || !second) throw new Error('two pieces were lent');
    app().clock.set('2026-03-20T10:00:00Z');
    const half = loanIn(await manager.post(`/api/loans/${loan.id}/return`, {
      lines: [{ ...first, condition: 'broken', note: 'Écran fêlé', accessories: [{ label: 'Coque' }] }],
    }).expect(200));
    expect([half.state, half.piecesOut, half.returnedAt, half.version]).toEqual(['open', 1, null, 2]);
    expect(half.lines[0]).toEqual(jasmine.objectContaining({ returnedAt: '2026-03-20T10:00:00.000Z', wearIn: 'worn', noteIn: 'Écran fêlé', erasureMissing: true, absence: null }));
    expect(half.lines[0]?.accessories).toEqual([{ label: 'Chargeur', returned: false }, { label: 'Coque', returned: true }]);
    expect((await detail(loan.lines[0]?.equipmentId ?? '')).state).toBe('broken');
    expect(problem(await manager.post(`/api/loans/${loan.id}/return`, { lines: [first] }).expect(412)).code).toBe('stale');
    const whole = loanIn(await manager.post(`/api/loans/${loan.id}/return`, { lines: [second] }).expect(200));
    expect([whole.state, whole.piecesOut, whole.returnedAt, whole.erasedOn]).toEqual(['returned', 0, '2026-03-20T10:00:00.000Z', '2027-03-20']);
    expect(problem(await manager.post(`/api/loans/${loan.id}/return`, { lines: [second] }).expect(409)).code).toBe('loan-returned');
  });

  it('comes back all or nothing', async () => {
    const loan = await lend([(await piece()).id, (await piece()).id]);
    const [first, second] = back(loan).lines;
    expect(problem(await manager.post(`/api/loans/${loan.id}/return`, { lines: [first, { ...second, version: 9 }] }).expect(412)).current)
      .toEqual(jasmine.objectContaining({ id: loan.id, piecesOut: 2 }));
    expect(loanIn(await manager.get(`/api/loans/${loan.id}`).expect(200)).piecesOut).toBe(2);
  });

  it('is over however its last piece ended: closed by itself, in a crowd, lost, or entered by mistake', async () => {
    const loan = await lend([(await piece()).id, (await piece()).id, (await piece()).id, (await piece()).id]);
    const [closed, crowd, lost, wrong] = loan.lines;
    if (!closed || !crowd || !lost || !wrong) throw new Error('four pieces were lent');
    app().clock.set('2026-03-11T09:00:00Z');
    await manager.post(`/api/custodies/${closed.custodyId}/close`, { wear: 'good', accessories: [] }, 1).expect(200);
    const { version } = await detail(crowd.equipmentId);
    await manager.post('/api/equipment/bulk-acts', { act: 'take-back', lines: [{ id: crowd.equipmentId, version, custodyId: crowd.custodyId }] }).expect(200);
    await manager.post(`/api/equipment/${lost.equipmentId}/condition`, { condition: 'lost', reason: 'jamais rendu' }).expect(200);
    expect(loanIn(await manager.get(`/api/loans/${loan.id}`).expect(200)).piecesOut).toBe(1);
    app().clock.set('2026-03-12T09:00:00Z');
    await manager.post(`/api/custodies/${wrong.custodyId}/cancel`, { reason: 'mauvaise tablette' }, 1).expect(200);
    const over = loanIn(await manager.get(`/api/loans/${loan.id}`).expect(200));
    expect([over.state, over.pieces, over.piecesOut, over.returnedAt]).toEqual(['returned', 3, 0, '2026-03-11T09:00:00.000Z']);
    expect(over.lines.map(({ absence, cancelled, erasureMissing }) => [absence, cancelled, erasureMissing])).toEqual([
      [null, false, true], [null, false, true], ['lost', false, false], [null, true, false],
    ]);
    expect(over.lines[0]?.accessories.map(({ returned }) => returned)).toEqual([false, false]);
  });

  it('lasts longer as often as the terms allow, and beyond with a reason from who may', async () => {
    const loan = await lend([(await piece()).id]);
    const renew = (dueAt: string, version: number, more: object = {}) => manager.post(`/api/loans/${loan.id}/renew`, { dueAt, ...more }, version);
    expect(problem(await renew('2026-04-01T16:00:00Z', 1).expect(422)).code).toBe('renewal-not-later');
    const first = loanIn(await renew('2026-05-09T16:00:00Z', 1).expect(200));
    expect([first.version, first.dueAt, first.renewals, first.renewalsLeft]).toEqual([2, '2026-05-09T16:00:00.000Z', 1, 1]);
    expect((await detail(first.lines[0]?.equipmentId ?? '')).custody?.dueAt).toBe('2026-05-09T16:00:00.000Z');
    expect(problem(await renew('2026-06-09T16:00:00Z', 1).expect(412)).current).toEqual(jasmine.objectContaining({ version: 2 }));
    await renew('2026-06-09T16:00:00Z', 2).expect(200);
    const used = problem(await renew('2026-07-09T16:00:00Z', 3).expect(422));
    expect([used.field, used.detail]).toEqual(['dueAt', 'Ce prêt a déjà été prolongé 2 fois : les conditions de prêt n’en permettent pas plus. Demandez le retour, ou faites un nouveau prêt.']);
    const mediator = await app().signedInAs('mediator', [siteId]);
    expect(problem(await mediator.post(`/api/loans/${loan.id}/renew`, { dueAt: '2026-07-09T16:00:00Z', overrideReason: 'demande du parent' }, 3).expect(422)).code).toBe('renewals-used');
    const beyond = loanIn(await renew('2026-07-09T16:00:00Z', 3, { overrideReason: 'hospitalisation' }).expect(200));
    expect([first.renewalReason, beyond.renewals, beyond.renewalReason]).toEqual([null, 3, 'hospitalisation']);
    const { rows } = await app().pool.query<{ after: Record<string, unknown> }>(
      `SELECT after FROM history WHERE subject_id = $1 AND after ? 'renewal_reason' AND before IS NOT NULL ORDER BY id DESC LIMIT 1`, [loan.id]);
    expect(rows[0]?.after['renewal_reason']).withContext('words about the borrower stay out of the history').toEqual({ changed: true });
  });

  it('lasts into the time of a booking only with a reason, and the booking stays', async () => {
    const { id: equipmentId } = await piece();
    const loan = await lend([equipmentId]);
    const bookingId = await insertBooking(app().pool, { equipment_id: equipmentId, start: '2026-04-20T08:00:00Z', end: '2026-04-20T10:00:00Z' });
    const renew = (more: object = {}) => manager.post(`/api/loans/${loan.id}/renew`, { dueAt: '2026-05-09T16:00:00Z', ...more }, loan.version);
    expect(problem(await renew().expect(409)).code).toBe('equipment-booked');
    expect((await detail(equipmentId)).custody?.dueAt).toBe(loan.dueAt);
    expect(loanIn(await renew({ overrideReason: 'Hospitalisation' }).expect(200)).dueAt).toBe('2026-05-09T16:00:00.000Z');
    const booking = (await manager.get(`/api/bookings/${bookingId}`).expect(200)).body as BookingAnswer;
    expect([booking.status, booking.overrideReason, booking.endangered]).toEqual(['approved', 'Hospitalisation', true]);
  });

  it('ends within two years: beyond, the year was mistyped', async () => {
    const refused = problem(await manager.post('/api/loans', draft([(await piece()).id], { dueAt: '2036-04-09T16:00:00Z' })).expect(422));
    expect([refused.code, refused.field]).toEqual(['due-too-far', 'dueAt']);
    const loan = await lend([(await piece()).id], { dueAt: '2028-03-09T16:00:00Z' });
    expect(problem(await manager.post(`/api/loans/${loan.id}/renew`, { dueAt: '2036-03-09T16:00:00Z' }, 1).expect(422)).code).toBe('due-too-far');
  });

  it('is late from the day after the one it was due, and then one may call', async () => {
    const loan = await lend([(await piece()).id]);
    const state = async () => loanIn(await manager.get(`/api/loans/${loan.id}`).expect(200)).state;
    const call = (outcome: string) => manager.post(`/api/loans/${loan.id}/calls`, { outcome });
    app().clock.set('2026-04-09T21:30:00Z');
    expect(await state()).toBe('open');
    expect(problem(await call('reached').expect(422)).code).toBe('loan-not-overdue');
    app().clock.set('2026-04-09T22:30:00Z');
    expect(await state()).toBe('overdue');
    await call('no-answer').expect(200);
    const called = loanIn(await call('message-left').expect(200));
    expect([called.callOutcome, called.calledAt]).toEqual(['message-left', '2026-04-09T22:30:00.000Z']);
  });

  it('is disputed and settled by who may', async () => {
    const loan = await lend([(await piece()).id]);
    const disputed = loanIn(await manager.post(`/api/loans/${loan.id}/dispute`, { reason: 'écran rendu cassé' }, 1).expect(200));
    expect([disputed.disputed, disputed.disputeReason, disputed.version]).toEqual([true, 'écran rendu cassé', 2]);
    expect(problem(await manager.post(`/api/loans/${loan.id}/dispute`, { reason: 'encore une fois' }, 2).expect(409)).code).toBe('dispute-open');
    expect(problem(await manager.delete(`/api/loans/${loan.id}/dispute`, 1).expect(412)).code).toBe('stale');
    expect(loanIn(await manager.delete(`/api/loans/${loan.id}/dispute`, 2).expect(200)).disputed).toBeFalse();
    expect(problem(await manager.delete(`/api/loans/${loan.id}/dispute`, 3).expect(409)).code).toBe('dispute-none');
    const mediator = await app().signedInAs('mediator', [siteId]);
    await mediator.post(`/api/loans/${loan.id}/dispute`, { reason: 'écran rendu cassé' }, 3).expect(403);
  });

  it('of a mediator is of tablets and accessories only, there and back', async () => {
    const mediator = await app().signedInAs('mediator', [siteId]);
    const laptop = await piece(laptopModel);
    const refusal = problem(await mediator.post('/api/loans', draft([laptop.id])).expect(409));
    expect(refusal.lines?.map(({ code }) => code)).toEqual(['lend-category-not-allowed']);
    const loan = await lend([laptop.id]);
    expect(problem(await mediator.post(`/api/loans/${loan.id}/return`, back(loan)).expect(403)).code).toBe('lend-category-not-allowed');
    const tablet = loanIn(await mediator.post('/api/loans', draft([(await piece()).id])).expect(201));
    expect(loanIn(await mediator.post(`/api/loans/${tablet.id}/return`, back(tablet)).expect(200)).state).toBe('returned');
  });

  it('stands in the timeline of its pieces with what went along', async () => {
    const { id } = await piece();
    const loan = await lend([id]);
    const { custodies } = (await manager.get(`/api/equipment/${id}/timeline`).expect(200)).body as EquipmentTimeline;
    expect(custodies.map(({ kind, loanId, wearOut, wearIn, accessories }) => [kind, loanId, wearOut, wearIn, accessories.length])).toEqual([['loan', loan.id, 'good', null, 2]]);
  });

  it('goes to exactly one of twenty who lend the same tablet at once', async () => {
    const { id } = await piece();
    const clients = await Promise.all(Array.from({ length: 5 }, () => app().signedInAs('manager', [siteId])));
    const answers = await Promise.all(Array.from({ length: 20 }, (_, place) => (clients[place % 5] ?? manager).post('/api/loans', draft([id]))));
    expect(answers.filter(({ status }) => status === 201).length).toBe(1);
    expect(new Set(answers.filter(({ status }) => status !== 201).map((answer) => problem(answer).lines?.[0]?.code))).toEqual(new Set(['equipment-already-held']));
    const { rows } = await app().pool.query<{ count: number }>(`SELECT count(*)::integer AS count FROM loan l JOIN custody c ON c.loan_id = l.id WHERE c.equipment_id = $1`, [id]);
    expect(rows[0]?.count).toBe(1);
  });

  describe('in the list', () => {
    let other: SignedInBrowser;
    let shore: string;

    beforeAll(async () => {
      shore = await insertSite(app().pool, { name: 'MDS du rivage' });
      other = await app().signedInAs('manager', [shore]);
    });

    const listed = async (query: string) => ((await other.get(`/api/loans?${query}`).expect(200)).body as Page<LoanSummary>);
    const lent = async (dueAt: string, borrower: object) => {
      const tablet = await insertEquipment(app().pool, { model_id: tabletModel }, { siteId: shore, since: ARRIVED });
      return { tablet, loan: loanIn(await other.post('/api/loans', { id: uuid(), borrower: somebody(borrower), lines: [line(tablet.id)], dueAt, start: '2026-03-01T09:00:00Z' }).expect(201)) };
    };

    it('is found by state, borrower, number and contact, in two statements beside the session', async () => {
      const late = await lent('2026-03-05T17:00:00Z', { familyName: 'Sansouire' });
      const lateWithMail = await lent('2026-03-06T17:00:00Z', { familyName: 'Tramontane', phone: null, email: 'tramontane@exemple.test' });
      const today = await lent('2026-03-10T17:00:00Z', { familyName: 'Garrigue' });
      const ids = async (query: string) => (await listed(query)).items.map(({ id }) => id);
      expect(await ids('')).toEqual([late.loan.id, lateWithMail.loan.id, today.loan.id]);
      expect(await ids('sort=-dueAt&limit=2')).toEqual([today.loan.id, lateWithMail.loan.id]);
      expect(await ids('state=overdue')).toEqual([late.loan.id, lateWithMail.loan.id]);
      // Where mails go nowhere, an address is no help.
      expect(await ids('toCall=true')).toEqual([late.loan.id, lateWithMail.loan.id]);
      expect(await ids('state=open')).toEqual([today.loan.id]);
      expect((await listed('state=open')).items.map(({ categoriesOut }) => categoriesOut)).toEqual([['tablet']]);
      expect(await ids('q=garri')).toEqual([today.loan.id]);
      expect(await ids(`q=${today.tablet.number}`)).toEqual([today.loan.id]);
      expect(await ids(`borrowerId=${late.loan.borrower.id}`)).toEqual([late.loan.id]);
      expect(await ids(`equipmentId=${late.tablet.id}`)).toEqual([late.loan.id]);
      expect((await listed(`siteId=${siteId}&count=true`)).total).toBe(0);
      expect((await other.get('/api/loans/counts').expect(200)).body).toEqual({ dueToday: 1, overdue: 2, toCall: 2, toErase: 0 });
      expect(await app().countStatements(() => other.get('/api/loans?count=true').expect(200))).toBe(3);
      await other.post(`/api/loans/${late.loan.id}/return`, back(late.loan)).expect(200);
      expect(await ids('state=returned')).toEqual([late.loan.id]);
      expect((await other.get('/api/loans/counts').expect(200)).body).toEqual({ dueToday: 1, overdue: 1, toCall: 1, toErase: 1 });
    });

    /** A late loan at a site of its own. */
    const lateAway = async () => {
      const away = await insertSite(app().pool);
      const there = await app().signedInAs('manager', [shore, away]);
      const tablet = await insertEquipment(app().pool, { model_id: tabletModel }, { siteId: away, since: ARRIVED });
      const late = { id: uuid(), borrower: somebody({ familyName: 'Ganivelle' }), lines: [line(tablet.id)], dueAt: '2026-03-05T17:00:00Z', start: '2026-03-01T09:00:00Z' };
      return { away, there, tablet, loan: loanIn(await there.post('/api/loans', late).expect(201)) };
    };

    it('says of which loans a memory is to be erased, until it is', async () => {
      const { away, there, tablet, loan } = await lateAway();
      const toErase = async (who: SignedInBrowser) =>
        ((await who.get(`/api/loans?toErase=true&siteId=${away}`).expect(200)).body as Page<LoanSummary>).items.map((one) => [one.id, one.toErase]);
      expect(await toErase(there)).toEqual([]);
      await there.post(`/api/loans/${loan.id}/return`, back(loan)).expect(200);
      expect(await toErase(there)).toEqual([[loan.id, 1]]);
      expect(await toErase(manager)).toEqual([]);
      await there.post('/api/erasures', { id: uuid(), equipmentId: tablet.id, method: 'factory-reset' }).expect(201);
      expect(await toErase(there)).toEqual([]);
    });

    it('is counted for one site alone', async () => {
      const { away, there, loan } = await lateAway();
      const counts = async (who: SignedInBrowser) => (await who.get(`/api/loans/counts?siteId=${away}`).expect(200)).body as unknown;
      expect(await counts(there)).toEqual({ dueToday: 0, overdue: 1, toCall: 1, toErase: 0 });
      await there.post(`/api/loans/${loan.id}/return`, back(loan)).expect(200);
      expect(await counts(there)).toEqual({ dueToday: 0, overdue: 0, toCall: 0, toErase: 1 });
      expect(await counts(manager)).toEqual({ dueToday: 0, overdue: 0, toCall: 0, toErase: 0 });
    });
  });
});
