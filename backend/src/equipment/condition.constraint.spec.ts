import { CONDITIONS, CONDITIONS_OF_ABSENCE, CONDITION_MOVES } from '@calanque/shared';
import { ARRIVAL, changeCondition, insertBorrower, insertCustody, insertEquipment, period } from '../testing/rows.js';
import { refusalOf, untilBlocked, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('the condition of a piece', () => {
  const db = useScratchDatabase();
  let piece: string;

  beforeEach(async () => {
    ({ id: piece } = await insertEquipment(db.pool));
  });

  const becomes = (condition: string, at = '2025-03-01', id = piece) =>
    refusalOf(db.transaction((tx) => changeCondition(tx, id, { condition, reason: 'constaté', at })));

  it('makes the moves that are allowed, and no other', async () => {
    for (const from of CONDITIONS) {
      for (const to of CONDITIONS) {
        const { id } = await insertEquipment(db.pool, {}, { condition: from, reason: 'à l’arrivée' });
        expect(await becomes(to, '2025-03-01', id)).withContext(`${from} → ${to}`)
          .toBe(CONDITION_MOVES[from].includes(to) ? null : 'equipment_condition_move');
      }
    }
  });

  it('is one that is known', async () => {
    expect(await becomes('dusty')).toBe('equipment_condition_known');
  });

  it('has a reason where the piece is gone', async () => {
    for (const condition of CONDITIONS_OF_ABSENCE) {
      expect(await refusalOf(db.transaction((tx) => changeCondition(tx, piece, { condition, at: '2025-03-01' }))))
        .withContext(condition).toBe('equipment_condition_reason');
    }
    expect(await refusalOf(db.transaction((tx) => changeCondition(tx, piece, { condition: 'broken', at: '2025-03-01' })))).toBeNull();
  });

  it('is one at a time, without a gap and without an end', async () => {
    const add = (time: string) => db.pool.query(`INSERT INTO equipment_condition (equipment_id, condition, period) VALUES ($1, 'broken', $2)`, [piece, time]);
    expect(await refusalOf(add(period('2025-03-01')))).toBe('equipment_condition_one_at_a_time');
    expect(await refusalOf(add(period('2025-03-01', '2025-04-01')))).toBe('equipment_condition_one_at_a_time');
    expect(await refusalOf(add(period('2024-03-01', ARRIVAL)))).toBe('equipment_facts_complete');
    expect(await refusalOf(db.pool.query('UPDATE equipment_condition SET period = $2 WHERE equipment_id = $1', [piece, period(ARRIVAL, '2025-03-01')])))
      .toBe('equipment_facts_complete');
  });

  it('is that of a piece which exists', async () => {
    expect(await refusalOf(db.pool.query(
      `INSERT INTO equipment_condition (equipment_id, condition, period) VALUES (gen_random_uuid(), 'working', $1)`, [period(ARRIVAL)],
    ))).toBe('equipment_condition_equipment_fk');
  });

  it('is not rewritten', async () => {
    await becomes('broken');
    for (const [change, value] of [['condition = $2', 'working'], ['reason = $2', 'autre']] as const) {
      expect(await refusalOf(db.pool.query(`UPDATE equipment_condition SET ${change} WHERE equipment_id = $1 AND upper_inf(period)`, [piece, value])))
        .withContext(change).toBe('fact_kept');
    }
    expect(await refusalOf(db.pool.query(`UPDATE equipment_condition SET period = $2 WHERE equipment_id = $1 AND NOT upper_inf(period)`, [piece, period(ARRIVAL)])))
      .toBe('fact_kept');
  });

  it('does not change in the future', async () => {
    expect(await becomes('broken', new Date(Date.now() + 5 * 60_000).toISOString())).toBe('fact_not_in_future');
  });

  it('does not change at or before the instant of the present one', async () => {
    await becomes('broken', '2025-03-01');
    expect(await becomes('working', '2025-03-01')).toBe('equipment_condition_period_sane');
    await expectAsync(becomes('working', '2025-02-01')).toBeRejected();
  });

  it('is never deleted', async () => {
    expect(await refusalOf(db.pool.query('DELETE FROM equipment_condition WHERE equipment_id = $1', [piece]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE equipment_condition'))).toBe('never_deleted');
  });

  it('is what the first of two reporters says', async () => {
    const [first, second] = [await db.connect(), await db.connect()];
    await first.query('BEGIN');
    await changeCondition(first, piece, { condition: 'broken', at: '2025-03-01' });
    await second.query('BEGIN');
    const late = refusalOf(changeCondition(second, piece, { condition: 'lost', reason: 'introuvable', at: '2025-03-02' }));
    await untilBlocked(db.pool);
    await first.query('COMMIT');
    expect(await late).toBe('equipment_condition_one_at_a_time');
    await second.query('ROLLBACK');
  });
});

describe('a piece that is gone', () => {
  const db = useScratchDatabase();
  let piece: string;

  beforeEach(async () => {
    ({ id: piece } = await insertEquipment(db.pool));
  });

  const becomes = (condition: string, at: string) =>
    refusalOf(db.transaction((tx) => changeCondition(tx, piece, { condition, reason: 'constaté', at })));

  for (const condition of CONDITIONS_OF_ABSENCE) {
    it(`is held by nobody from then on: ${condition}`, async () => {
      const custody = await insertCustody(db.pool, { equipment_id: piece, kind: 'loan', person_id: await insertBorrower(db.pool), start: '2025-02-01' });
      expect(await becomes(condition, '2025-03-01T10:00:00Z')).toBeNull();
      expect(await valueOf(db.pool, 'SELECT upper(period) FROM custody WHERE id = $1', [custody])).toEqual(new Date('2025-03-01T10:00:00Z'));
      expect(await valueOf(db.pool, 'SELECT version FROM custody WHERE id = $1', [custody])).toBe(2);
      expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, start: '2025-04-01' }))).toBe('custody_of_present_equipment');
      expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, start: '2025-03-01T09:00:00Z' })))
        .withContext('open from before').toBe('custody_of_present_equipment');
    });
  }

  it('is held again once it is found', async () => {
    await becomes('lost', '2025-03-01');
    await becomes('working', '2025-04-01');
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, start: '2025-03-15' }))).toBe('custody_of_present_equipment');
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, start: '2025-04-01' }))).toBeNull();
  });

  it('was not gone before somebody took it', async () => {
    await insertCustody(db.pool, { equipment_id: piece, start: '2025-04-01' });
    expect(await becomes('lost', '2025-03-01')).toBe('equipment_absence_after_custody');
    expect(await becomes('lost', '2025-04-01')).toBe('equipment_absence_after_custody');
    expect(await becomes('lost', '2025-04-02')).toBeNull();
  });

  it('was not gone while somebody had it, who gave it back since', async () => {
    await insertCustody(db.pool, { equipment_id: piece, start: '2025-03-01', end: '2025-05-01' });
    expect(await becomes('stolen', '2025-04-01')).toBe('equipment_absence_after_custody');
    expect(await becomes('stolen', '2025-05-01')).toBeNull();
  });

  it('may have been broken meanwhile', async () => {
    await insertCustody(db.pool, { equipment_id: piece, start: '2025-03-01' });
    expect(await becomes('broken', '2025-02-01')).toBeNull();
    expect(await valueOf(db.pool, 'SELECT upper_inf(period) FROM custody WHERE equipment_id = $1', [piece])).toBeTrue();
  });

  it('is not taken while somebody reports it lost', async () => {
    const [reporting, taking] = [await db.connect(), await db.connect()];
    await reporting.query('BEGIN');
    await changeCondition(reporting, piece, { condition: 'lost', reason: 'introuvable', at: '2025-03-01' });
    const late = refusalOf(insertCustody(taking, { equipment_id: piece, start: '2025-04-01' }));
    await untilBlocked(db.pool);
    await reporting.query('COMMIT');
    expect(await late).toBe('custody_of_present_equipment');
  });
});
