import { ARRIVAL, endCustody, insertBorrower, insertCustody, insertEquipment, insertPerson, period } from '../testing/rows.js';
import { refusalOf, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('a custody', () => {
  const db = useScratchDatabase();
  let piece: string;
  let person: string;

  beforeEach(async () => {
    ({ id: piece } = await insertEquipment(db.pool));
    person = await insertPerson(db.pool);
  });

  const custody = (columns: Readonly<Record<string, unknown>>) =>
    refusalOf(insertCustody(db.pool, { equipment_id: piece, ...columns }));

  it('is of a known kind', async () => {
    expect(await custody({ kind: 'gift' })).toBe('custody_kind_known');
  });

  it('names a person if it is an assignment or a loan, and only then', async () => {
    for (const kind of ['assignment', 'loan']) {
      expect(await custody({ kind })).withContext(kind).toBe('custody_holder_fits_kind');
    }
    for (const kind of ['installed', 'repair', 'transit']) {
      expect(await custody({ kind, person_id: person })).withContext(kind).toBe('custody_holder_fits_kind');
    }
    expect(await custody({ kind: 'assignment', person_id: person })).toBeNull();
  });

  it('names a repairer only for a repair', async () => {
    expect(await custody({ kind: 'transit', repairer: 'Atelier' })).toBe('custody_holder_fits_kind');
    expect(await custody({ kind: 'repair', repairer: 'Atelier' })).toBeNull();
  });

  it('is due after it starts', async () => {
    const kind = { kind: 'assignment', person_id: person, start: '2025-03-01T10:00:00Z' };
    expect(await custody({ ...kind, due_at: '2025-03-01T10:00:00Z' })).toBe('custody_due_after_start');
    expect(await custody({ ...kind, due_at: '2025-03-01T10:00:01Z' })).toBeNull();
  });

  it('is never due where the piece is at its place', async () => {
    expect(await custody({ due_at: '2099-01-01' })).toBe('custody_installed_open_ended');
  });

  it('has a period with a start, that lasts, and ends before an instant or not at all', async () => {
    for (const wrong of [
      'empty', '(,)', '(,2025-03-01)', '[2025-03-01,2025-04-01]', '(2025-03-01,2025-04-01)',
      '[2025-03-01 10:00:00.0001,2025-03-01 10:00:00.0009)',
    ]) {
      expect(await custody({ period: wrong })).withContext(wrong).toBe('custody_period_sane');
    }
    expect(await custody({ period: '[-infinity,2025-03-01)' })).toBe('custody_after_arrival');
    expect(await custody({ period: '[2025-03-01,infinity)' })).toBe('fact_not_in_future');
  });

  it('is kept to the millisecond', async () => {
    const id = await insertCustody(db.pool, { equipment_id: piece, period: '[2025-03-01 10:00:00.123456+00,)' });
    expect(await valueOf(db.pool, 'SELECT lower(period) FROM custody WHERE id = $1', [id]))
      .toEqual(new Date('2025-03-01T10:00:00.123Z'));
    expect(await valueOf(db.pool, `SELECT extract(microseconds FROM lower(period))::integer % 1000 FROM custody WHERE id = $1`, [id])).toBe(0);
  });

  it('is of a piece and a person that exist', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await custody({ equipment_id: nobody })).toBe('custody_equipment_fk');
    expect(await custody({ kind: 'assignment', person_id: nobody })).toBe('custody_person_fk');
  });

  it('is cancelled with a reason only', async () => {
    const id = await insertCustody(db.pool, { equipment_id: piece });
    expect(await refusalOf(db.pool.query('UPDATE custody SET cancelled_at = now() WHERE id = $1', [id])))
      .toBe('custody_cancelled_with_reason');
    expect(await refusalOf(db.pool.query(`UPDATE custody SET cancelled_reason = 'erreur' WHERE id = $1`, [id])))
      .toBe('custody_cancelled_with_reason');
  });

  it('stays cancelled', async () => {
    const id = await insertCustody(db.pool, { equipment_id: piece });
    await db.pool.query(`UPDATE custody SET cancelled_at = now(), cancelled_reason = 'erreur' WHERE id = $1`, [id]);
    for (const change of ['cancelled_at = NULL, cancelled_reason = NULL', `cancelled_reason = 'autre'`, `note = 'x'`]) {
      expect(await refusalOf(db.pool.query(`UPDATE custody SET ${change} WHERE id = $1`, [id])))
        .withContext(change).toBe('fact_kept');
    }
  });

  it('is not rewritten: neither the piece, the kind, the holder, nor the start', async () => {
    const { id: other } = await insertEquipment(db.pool);
    const id = await insertCustody(db.pool, { equipment_id: piece, kind: 'loan', person_id: await insertBorrower(db.pool) });
    const someoneElse = await insertPerson(db.pool);
    for (const [change, value] of [
      ['equipment_id = $2', other], ['kind = $2', 'assignment'], ['loan_id = $2', other], ['kit_id = $2', other], ['person_id = $2', someoneElse],
      ['period = $2', period('2025-02-01')], ['created_at = $2', ARRIVAL], ['id = $2', other],
    ] as const) {
      expect(await refusalOf(db.pool.query(`UPDATE custody SET ${change} WHERE id = $1`, [id, value])))
        .withContext(change).toBe('fact_kept');
    }
    await expectAsync(db.pool.query(`UPDATE custody SET due_at = '2099-01-01', note = 'rappelé' WHERE id = $1`, [id])).toBeResolved();
  });

  it('is not opened again once it is over, nor ended on another day', async () => {
    const id = await insertCustody(db.pool, { equipment_id: piece, start: '2025-03-01' });
    await endCustody(db.pool, id, '2025-04-01T00:00:00Z');
    expect(await refusalOf(endCustody(db.pool, id, '2025-05-01T00:00:00Z'))).toBe('fact_kept');
    expect(await refusalOf(db.pool.query('UPDATE custody SET period = $2 WHERE id = $1', [id, period('2025-03-01')]))).toBe('fact_kept');
  });

  it('is never deleted', async () => {
    await insertCustody(db.pool, { equipment_id: piece });
    expect(await refusalOf(db.pool.query('DELETE FROM custody WHERE equipment_id = $1', [piece]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE custody CASCADE'))).toBe('never_deleted');
  });
});

describe('the dates of a custody', () => {
  const db = useScratchDatabase();
  let piece: string;

  beforeEach(async () => {
    ({ id: piece } = await insertEquipment(db.pool));
  });

  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it('do not lie in the future', async () => {
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, start: inMinutes(5) }))).toBe('fact_not_in_future');
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, end: inMinutes(5) }))).toBe('fact_not_in_future');
    const id = await insertCustody(db.pool, { equipment_id: piece });
    expect(await refusalOf(endCustody(db.pool, id, inMinutes(5)))).toBe('fact_not_in_future');
    expect(await refusalOf(endCustody(db.pool, id, new Date()))).toBeNull();
  });

  it('allow for clocks that differ by seconds', async () => {
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, start: inMinutes(0.5) }))).toBeNull();
  });

  it('do not lie before the piece came', async () => {
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, start: '2025-01-06T07:59:59Z' }))).toBe('custody_after_arrival');
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, start: ARRIVAL }))).toBeNull();
  });

  it('may be planned for any later day', async () => {
    const person = await insertBorrower(db.pool);
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, kind: 'loan', person_id: person, due_at: '2099-01-01' }))).toBeNull();
  });
});
