import { v7 as uuid } from 'uuid';
import { endCustody, insertBorrower, insertCustody, insertEquipment, insertLoan, insertModel, insertPerson } from '../testing/rows.js';
import { refusalOf, untilBlocked, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('a loan in the database', () => {
  const db = useScratchDatabase();
  let piece: string;
  let siteId: string;

  beforeEach(async () => {
    ({ id: piece, siteId } = await insertEquipment(db.pool));
  });

  /** The loan alone; one that nothing else refuses lacks its pieces. */
  const lent = async (columns: Readonly<Record<string, unknown>> = {}) => {
    const row = { id: uuid(), site_id: siteId, person_id: columns['person_id'] ?? (await insertBorrower(db.pool)), start_at: '2025-03-01', due_at: '2025-04-01', ...columns };
    return refusalOf(db.pool.query('INSERT INTO loan (id, site_id, person_id, start_at, due_at) VALUES ($1, $2, $3, $4, $5)', Object.values(row)));
  };
  const changed = async (change: string, values: unknown[] = []) => {
    const { id } = await insertLoan(db.pool, { equipment_id: (await insertEquipment(db.pool)).id });
    return refusalOf(db.pool.query(`UPDATE loan SET ${change} WHERE id = $1`, [id, ...values]));
  };

  it('is for a member of the public who is not erased', async () => {
    expect(await lent({ person_id: await insertPerson(db.pool) })).toBe('loan_of_borrower');
    expect(await lent({ person_id: NOBODY })).toBe('loan_person_fk');
    const erased = await insertBorrower(db.pool);
    await db.pool.query(`UPDATE person SET given_name = 'Données', family_name = 'effacées', phone = NULL, erased_at = now() WHERE id = $1`, [erased]);
    expect(await lent({ person_id: erased })).toBe('loan_of_borrower');
    expect(await lent()).toBe('loan_with_pieces');
    expect(await refusalOf(insertLoan(db.pool, { equipment_id: piece }))).toBeNull();
  });

  it('is of a site that exists, due after it starts, renewed some times', async () => {
    expect(await lent({ site_id: NOBODY })).toBe('loan_site_fk');
    expect(await lent({ due_at: '2025-03-01' })).toBe('loan_due_after_start');
    expect(await changed('renewals = -1')).toBe('loan_renewals_sane');
  });

  it('says why it was renewed only where it was', async () => {
    expect(await changed(`renewal_reason = 'hospitalisation'`)).toBe('loan_renewal_told');
    expect(await changed(`renewals = 1, renewal_reason = ''`)).toBe('loan_renewal_told');
    expect(await changed(`renewals = 1, renewal_reason = 'hospitalisation'`)).toBeNull();
  });

  it('says of a call when and how it went', async () => {
    expect(await changed(`called_at = now()`)).toBe('loan_call_told');
    expect(await changed(`call_outcome = 'reached'`)).toBe('loan_call_told');
    const { id } = await insertLoan(db.pool, { equipment_id: (await insertEquipment(db.pool)).id });
    expect(await refusalOf(db.pool.query(`UPDATE loan SET called_at = now(), call_outcome = 'busy' WHERE id = $1`, [id]))).toBe('loan_call_outcome_known');
    expect(await refusalOf(db.pool.query(`UPDATE loan SET called_at = now(), call_outcome = 'no-answer' WHERE id = $1`, [id]))).toBeNull();
  });

  it('is disputed with a reason, and settled later', async () => {
    expect(await changed('disputed_at = now()')).toBe('loan_dispute_told');
    const { id } = await insertLoan(db.pool, { equipment_id: (await insertEquipment(db.pool)).id });
    const dispute = (closed: string) => refusalOf(db.pool.query(
      `UPDATE loan SET disputed_at = '2025-03-02', dispute_reason = 'cassé', dispute_closed_at = ${closed} WHERE id = $1`, [id]));
    expect(await dispute(`'2025-03-01'`)).toBe('loan_dispute_told');
    expect(await dispute(`'2025-03-02'`)).toBeNull();
  });

  it('keeps its borrower, its site and its beginning', async () => {
    expect(await changed('person_id = $2', [await insertBorrower(db.pool)])).toBe('fact_kept');
    const { id } = await insertLoan(db.pool, { equipment_id: (await insertEquipment(db.pool)).id });
    const { siteId: other } = await insertEquipment(db.pool);
    expect(await refusalOf(db.pool.query('UPDATE loan SET site_id = $2 WHERE id = $1', [id, other]))).toBe('fact_kept');
    expect(await refusalOf(db.pool.query(`UPDATE loan SET start_at = '2025-01-01' WHERE id = $1`, [id]))).toBe('fact_kept');
  });

  it('is of one piece at least', async () => {
    expect(await refusalOf(db.transaction(async (tx) => tx.query(
      `INSERT INTO loan (id, site_id, person_id, start_at, due_at) VALUES ($1, $2, $3, now(), now() + interval '1 day')`, [uuid(), siteId, await insertBorrower(db.pool)]))))
      .toBe('loan_with_pieces');
  });

  it('has an id of its own, and is never deleted', async () => {
    const { id } = await insertLoan(db.pool, { equipment_id: piece });
    expect(await lent({ id })).toBe('loan_pk');
    expect(await refusalOf(db.pool.query('DELETE FROM loan WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE loan CASCADE'))).toBe('never_deleted');
  });

  it('is where its custodies are, and they are its borrower’s', async () => {
    const { id } = await insertLoan(db.pool, { equipment_id: piece });
    const { id: other } = await insertEquipment(db.pool);
    const custody = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertCustody(db.pool, { equipment_id: other, ...columns }));
    const borrower = await valueOf<string>(db.pool, 'SELECT person_id FROM loan WHERE id = $1', [id]);
    expect(await custody({ kind: 'loan', person_id: await insertBorrower(db.pool), loan_id: id })).toBe('custody_loan_fk');
    expect(await custody({ kind: 'repair', loan_id: id })).toBe('custody_loan_fits_kind');
    expect(await refusalOf(db.pool.query(`INSERT INTO custody (id, equipment_id, kind, person_id, period) VALUES ($1, $2, 'loan', $3, '[2025-03-01,)')`, [uuid(), other, borrower])))
      .toBe('custody_loan_fits_kind');
    expect(await custody({ kind: 'installed', kit_id: uuid() })).toBe('custody_kit_fits_kind');
    expect(await custody({ kind: 'loan', person_id: borrower, loan_id: id })).toBeNull();
  });

  it('is over with its last piece, also where two come back at once', async () => {
    const { id, custodyId } = await insertLoan(db.pool, { equipment_id: piece, start: '2025-03-01' });
    const borrower = await valueOf<string>(db.pool, 'SELECT person_id FROM loan WHERE id = $1', [id]);
    const second = await insertCustody(db.pool, { equipment_id: (await insertEquipment(db.pool)).id, kind: 'loan', person_id: borrower, loan_id: id, start: '2025-03-01' });
    const [one, two] = [await db.connect(), await db.connect()];
    await one.query('BEGIN');
    await endCustody(one, custodyId, '2025-03-05T00:00:00Z');
    const late = endCustody(two, second, '2025-03-06T00:00:00Z');
    await untilBlocked(db.pool);
    await one.query('COMMIT');
    await late;
    expect(await valueOf(db.pool, 'SELECT returned_at FROM loan WHERE id = $1', [id])).toEqual(new Date('2025-03-06T00:00:00Z'));
  });

  it('is over when all was entered by mistake', async () => {
    const { id, custodyId } = await insertLoan(db.pool, { equipment_id: piece });
    await db.pool.query(`UPDATE custody SET cancelled_at = '2025-03-07', cancelled_reason = 'erreur' WHERE id = $1`, [custodyId]);
    expect(await valueOf(db.pool, 'SELECT returned_at FROM loan WHERE id = $1', [id])).toEqual(new Date('2025-03-07T00:00:00Z'));
  });
});

describe('the terms of loans in the database', () => {
  const db = useScratchDatabase();

  const changed = (change: string) => refusalOf(db.pool.query(`UPDATE loan_terms SET ${change} WHERE category = 'tablet'`));

  it('are there for each category, once, and stay', async () => {
    expect(await valueOf(db.pool, `SELECT array_agg(category ORDER BY category) FROM loan_terms`)).toEqual(['accessory', 'laptop', 'tablet', 'wifi-point']);
    const added = (category: string, id: string = uuid()) =>
      refusalOf(db.pool.query(`INSERT INTO loan_terms (id, category, days, max_renewals) VALUES ($1, $2, 1, 0)`, [id, category]));
    expect(await added('tablet')).toBe('loan_terms_category_once');
    expect(await added('drone')).toBe('loan_terms_category_known');
    const id = await valueOf<string>(db.pool, `SELECT id FROM loan_terms WHERE category = 'tablet'`);
    expect(await added('laptop', id)).toBe('loan_terms_pk');
    expect(await refusalOf(db.pool.query('DELETE FROM loan_terms'))).toBe('never_deleted');
  });

  it('are of lengths, numbers and sums that make sense', async () => {
    for (const days of [0, 731]) expect(await changed(`days = ${days}`)).toBe('loan_terms_days_sane');
    for (const most of [-1, 51]) expect(await changed(`max_renewals = ${most}`)).toBe('loan_terms_renewals_sane');
    for (const cents of [-1, 100_000_001]) expect(await changed(`replacement_cents = ${cents}`)).toBe('loan_terms_replacement_sane');
    expect(await changed(`accessories = array_fill('x'::text, ARRAY[21])`)).toBe('loan_terms_accessories_few');
    expect(await changed(`days = 730, max_renewals = 50, replacement_cents = NULL, accessories = '{}'`)).toBeNull();
  });
});

describe('what goes along with a custody in the database', () => {
  const db = useScratchDatabase();
  let custody: string;

  beforeEach(async () => {
    custody = (await insertLoan(db.pool, { equipment_id: (await insertEquipment(db.pool)).id })).custodyId;
  });

  const accessory = (label: string, of = custody) => refusalOf(db.pool.query('INSERT INTO custody_accessory (custody_id, label, place) VALUES ($1, $2, 0)', [of, label]));
  const check = (columns: Readonly<Record<string, unknown>> = {}) => {
    const row = { custody_id: custody, moment: 'out', wear: 'good', note: null, photo: null, ...columns };
    return refusalOf(db.pool.query('INSERT INTO custody_check (custody_id, moment, wear, note, photo) VALUES ($1, $2, $3, $4, $5)', Object.values(row)));
  };

  it('is named once, shortly, of a custody that exists', async () => {
    expect(await accessory('Chargeur', NOBODY)).toBe('custody_accessory_custody_fk');
    for (const label of ['', 'x'.repeat(61)]) expect(await accessory(label)).toBe('custody_accessory_label_length');
    expect(await accessory('Chargeur')).toBeNull();
    expect(await accessory('Chargeur')).toBe('custody_accessory_pk');
  });

  it('comes back, now or later, and is not taken out of the facts', async () => {
    await accessory('Chargeur');
    const set = (change: string) => refusalOf(db.pool.query(`UPDATE custody_accessory SET ${change} WHERE custody_id = $1`, [custody]));
    expect(await set('returned = false')).toBeNull();
    expect(await set('returned = true')).withContext('found again').toBeNull();
    expect(await set('returned = false')).toBe('fact_kept');
    expect(await refusalOf(db.pool.query('DELETE FROM custody_accessory WHERE custody_id = $1', [custody]))).toBe('never_deleted');
  });

  it('is looked at once as it goes and once as it comes', async () => {
    expect(await check({ custody_id: NOBODY })).toBe('custody_check_custody_fk');
    expect(await check({ moment: 'between' })).toBe('custody_check_moment_known');
    expect(await check({ wear: 'shiny' })).toBe('custody_check_wear_known');
    for (const note of ['', 'x'.repeat(201)]) expect(await check({ note })).toBe('custody_check_note_length');
    for (const size of [0, 1_048_577]) expect(await check({ photo: Buffer.alloc(size) })).toBe('custody_check_photo_small');
    expect(await check({ photo: Buffer.alloc(10), note: 'rayé' })).toBeNull();
    expect(await check()).toBe('custody_check_pk');
    expect(await check({ moment: 'in' })).toBeNull();
    expect(await refusalOf(db.pool.query('DELETE FROM custody_check WHERE custody_id = $1', [custody]))).toBe('never_deleted');
  });
});

describe('a memory in the database', () => {
  const db = useScratchDatabase();
  let laptop: string;
  let operator: string;

  beforeEach(async () => {
    ({ id: laptop } = await insertEquipment(db.pool));
    operator = await insertPerson(db.pool);
  });

  const erase = (at: string | Date, columns: Readonly<Record<string, unknown>> = {}) => {
    const row = { id: uuid(), equipment_id: laptop, method: 'factory-reset', at, operator_id: operator, ...columns };
    return refusalOf(db.pool.query('INSERT INTO erasure (id, equipment_id, method, at, operator_id) VALUES ($1, $2, $3, $4, $5)', Object.values(row)));
  };
  const assign = async (start: string, to?: string) => refusalOf(insertCustody(db.pool, { equipment_id: laptop, kind: 'assignment', person_id: to ?? await insertPerson(db.pool), start }));

  const cancel = (custodyId: string) => db.pool.query(`UPDATE custody SET cancelled_at = now(), cancelled_reason = 'erreur' WHERE id = $1`, [custodyId]);

  it('is erased between the public and the next person', async () => {
    await insertLoan(db.pool, { equipment_id: laptop, start: '2025-03-01', end: '2025-03-10' });
    expect(await assign('2025-03-11')).toBe('custody_after_erasure');
    expect(await refusalOf(insertLoan(db.pool, { equipment_id: laptop, start: '2025-03-11' }))).toBe('custody_after_erasure');
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: laptop, kind: 'repair', start: '2025-03-11', end: '2025-03-12' }))).toBeNull();
    expect(await erase('2025-03-12')).toBeNull();
    expect(await assign('2025-03-11T12:00:00Z')).withContext('before the erasure').toBe('custody_after_erasure');
    expect(await assign('2025-03-12')).toBeNull();
  });

  it('is erased after an intern, and not after a loan that never was', async () => {
    const intern = await insertPerson(db.pool, { kind: 'intern' });
    await insertCustody(db.pool, { equipment_id: laptop, kind: 'assignment', person_id: intern, start: '2025-03-01', end: '2025-03-10' });
    expect(await assign('2025-03-11')).toBe('custody_after_erasure');
    ({ id: laptop } = await insertEquipment(db.pool));
    await cancel((await insertLoan(db.pool, { equipment_id: laptop, start: '2025-03-01' })).custodyId);
    expect(await assign('2025-03-11')).toBeNull();
  });

  it('is erased after what came back, also where that was cancelled later', async () => {
    await cancel((await insertLoan(db.pool, { equipment_id: laptop, start: '2025-03-01', end: '2025-03-10' })).custodyId);
    expect(await assign('2025-03-11')).toBe('custody_after_erasure');
    expect(await erase('2025-03-12')).toBeNull();
    expect(await assign('2025-03-13')).toBeNull();
  });

  it('is a laptop’s or a tablet’s', async () => {
    const { id: accessory } = await insertEquipment(db.pool, { model_id: await insertModel(db.pool, { category: 'accessory' }) });
    await insertLoan(db.pool, { equipment_id: accessory, start: '2025-03-01', end: '2025-03-10' });
    expect(await erase('2025-03-12', { equipment_id: accessory })).toBe('erasure_of_memory');
    expect(await refusalOf(insertLoan(db.pool, { equipment_id: accessory, start: '2025-03-11' }))).toBeNull();
  });

  it('is erased while nobody holds the piece, at a time that was', async () => {
    expect(await erase(new Date(Date.now() + 5 * 60_000))).toBe('fact_not_in_future');
    await insertLoan(db.pool, { equipment_id: laptop, start: '2025-03-01', end: '2025-03-10' });
    expect(await erase('2025-03-09')).toBe('erasure_after_custody');
    expect(await erase('2025-03-10')).toBeNull();
    await assign('2025-03-11');
    expect(await erase('2025-03-12')).toBe('erasure_after_custody');
  });

  it('is erased by a known method, by somebody, of a piece that counts', async () => {
    expect(await erase('2025-03-01', { method: 'wished' })).toBe('erasure_method_known');
    expect(await erase('2025-03-01', { operator_id: NOBODY })).toBe('erasure_operator_fk');
    expect(await erase('2025-03-01', { equipment_id: NOBODY })).toBe('erasure_equipment_fk');
    await db.pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [laptop]);
    expect(await erase('2025-03-01')).toBe('equipment_not_annulled');
  });

  it('stays erased: nothing of it is changed or deleted', async () => {
    const id = uuid();
    await erase('2025-03-01', { id });
    expect(await erase('2025-03-01', { id })).toBe('erasure_pk');
    expect(await refusalOf(db.pool.query(`UPDATE erasure SET method = 'destroyed' WHERE id = $1`, [id]))).toBe('fact_kept');
    expect(await refusalOf(db.pool.query('DELETE FROM erasure WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE erasure'))).toBe('never_deleted');
  });
});
