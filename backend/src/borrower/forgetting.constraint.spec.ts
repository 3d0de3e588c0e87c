import { changeCondition, insertBooking, insertBorrower, insertEquipment, insertLoan, insertPerson } from '../testing/rows.js';
import { refusalOf, untilBlocked, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('who was erased, in the database', () => {
  const db = useScratchDatabase();
  let piece: string;
  let borrower: string;
  let loan: { readonly id: string; readonly custodyId: string };

  beforeEach(async () => {
    ({ id: piece } = await insertEquipment(db.pool));
    borrower = await insertBorrower(db.pool);
    loan = await insertLoan(db.pool, { equipment_id: piece, person_id: borrower, start: '2025-03-01', end: '2025-03-10' });
    await db.pool.query(`INSERT INTO custody_check (custody_id, moment, wear) VALUES ($1, 'out', 'good')`, [loan.custodyId]);
  });

  const FORGET = `UPDATE person SET given_name = 'Données', family_name = 'effacées', email = NULL, phone = NULL, erased_at = now() WHERE id = $1`;
  const forget = () => db.pool.query(FORGET, [borrower]);
  const on = (id: string, statement: string) => refusalOf(db.pool.query(statement, [id]));
  /** Everything that can be said of a loan, each by its rule. */
  const WORDS = {
    loan_borrower_remembered: () => on(loan.id, `UPDATE loan SET disputed_at = '2025-03-11', dispute_reason = 'Mme Malaval' WHERE id = $1`),
    custody_borrower_remembered: () => on(loan.custodyId, `UPDATE custody SET note = 'Mme Malaval' WHERE id = $1`),
    custody_check_borrower_remembered: () => on(loan.custodyId, `UPDATE custody_check SET note = 'Mme Malaval' WHERE custody_id = $1`),
    custody_accessory_borrower_remembered: () => on(loan.custodyId, `INSERT INTO custody_accessory (custody_id, label, place) VALUES ($1, 'Sac de Mme Malaval', 1)`),
  };
  /** What is said and pictured elsewhere in the same rows. */
  const MORE = {
    loan_borrower_remembered: () => on(loan.id, `UPDATE loan SET renewals = 1, renewal_reason = 'Mme Malaval' WHERE id = $1`),
    custody_borrower_remembered: () => on(loan.custodyId, `UPDATE custody SET cancelled_at = now(), cancelled_reason = 'Mme Malaval' WHERE id = $1`),
    custody_check_borrower_remembered: async () => {
      const photo = await on(loan.custodyId, `UPDATE custody_check SET photo = 'x' WHERE custody_id = $1`);
      return photo === await on(loan.custodyId, `INSERT INTO custody_check (custody_id, moment, wear, note) VALUES ($1, 'in', 'good', 'Mme Malaval')`) ? photo : 'not both';
    },
  };

  it('is told of until then', async () => {
    for (const [rule, write] of [...Object.entries(WORDS), ...Object.entries(MORE)]) expect(await write()).withContext(rule).toBeNull();
  });

  it('is told of and pictured no more; facts go on being noted', async () => {
    await db.pool.query(`UPDATE custody SET note = 'Mme Malaval' WHERE id = $1`, [loan.custodyId]);
    await forget();
    expect(await on(loan.custodyId, 'UPDATE custody SET note = NULL WHERE id = $1')).toBeNull();
    for (const [rule, write] of [...Object.entries(WORDS), ...Object.entries(MORE)]) expect(await write()).withContext(rule).toBe(rule);
    expect(await on(loan.custodyId, `INSERT INTO custody_check (custody_id, moment, wear) VALUES ($1, 'in', 'good')`)).withContext('no word').toBeNull();
  });

  it('is told of by nobody who began to write while they were erased', async () => {
    for (const [rule, write] of Object.entries(WORDS)) {
      const erasing = await db.connect();
      await erasing.query('BEGIN');
      await erasing.query(FORGET, [borrower]);
      const writing = write();
      await untilBlocked(db.pool);
      await erasing.query('COMMIT');
      expect(await writing).withContext(rule).toBe(rule);
      borrower = await insertBorrower(db.pool);
      ({ id: piece } = await insertEquipment(db.pool));
      loan = await insertLoan(db.pool, { equipment_id: piece, person_id: borrower, start: '2025-03-01', end: '2025-03-10' });
      await db.pool.query(`INSERT INTO custody_check (custody_id, moment, wear) VALUES ($1, 'out', 'good')`, [loan.custodyId]);
    }
  });

  it('leaves labels that are erased, and nothing else of what came back changes', async () => {
    await db.pool.query(`INSERT INTO custody_accessory (custody_id, label, place, returned) VALUES ($1, 'Sac de Mme Malaval', 1, true)`, [loan.custodyId]);
    const set = (change: string) => on(loan.custodyId, `UPDATE custody_accessory SET ${change} WHERE custody_id = $1`);
    for (const change of [`label = 'Sac'`, `label = 'effacé 1', returned = false`, 'returned = false', 'returned = NULL']) expect(await set(change)).withContext(change).toBe('fact_kept');
    expect(await set(`label = 'effacé 1'`)).toBeNull();
  });

  it('leaves reasons of conditions that are erased, and no others', async () => {
    await db.transaction((tx) => changeCondition(tx, piece, { condition: 'lost', reason: 'chez Mme Malaval', at: '2025-03-10' }));
    const set = (reason: string | null) => refusalOf(db.pool.query(`UPDATE equipment_condition SET reason = $2 WHERE equipment_id = $1 AND condition = 'lost'`, [piece, reason]));
    for (const reason of ['chez M. Autre', null]) expect(await set(reason)).toBe('fact_kept');
    expect(await set('effacé')).toBeNull();
  });

  it('leaves words of bookings that are erased, also where these are over', async () => {
    const booking = await insertBooking(db.pool, { equipment_id: piece, status: 'refused', reason: 'pour Mme Malaval', purpose: 'Mme Malaval', ended_at: '2025-03-10', overridden_at: '2025-03-01', override_reason: 'Mme Malaval' });
    const set = (change: string) => on(booking, `UPDATE booking SET ${change} WHERE id = $1`);
    for (const change of [`reason = 'autre'`, `purpose = 'autre'`, `override_reason = 'autre'`, `status = 'asked', ended_at = NULL`, `reason = 'effacé', group_id = gen_random_uuid()`]) {
      expect(await set(change)).withContext(change).toBe('booking_over');
    }
    expect(await set(`purpose = NULL, reason = 'effacé', override_reason = 'effacé'`)).toBeNull();
  });

  it('is named in no history by the reason of a booking or of a condition while they had the piece', async () => {
    const told = () => valueOf<string>(db.pool, `SELECT string_agg(concat(before, after), ' ') FROM history WHERE subject_id = $1`, [piece]);
    const booking = await insertBooking(db.pool, { equipment_id: piece, owner_id: await insertPerson(db.pool) });
    await db.pool.query(`UPDATE booking SET overridden_at = now(), override_reason = 'Malaval' WHERE id = $1`, [booking]);
    await db.pool.query(`UPDATE booking SET status = 'refused', reason = 'Malaval', ended_at = now() WHERE id = $1`, [booking]);
    await db.transaction((tx) => changeCondition(tx, piece, { condition: 'broken', reason: 'par Malaval', at: '2025-03-05' }));
    await db.transaction((tx) => changeCondition(tx, piece, { condition: 'lost', reason: 'par Malaval', at: '2025-03-10' }));
    expect(await told()).not.toContain('Malaval');
    await db.transaction((tx) => changeCondition(tx, piece, { condition: 'working', reason: 'Retrouvé au bureau', at: '2025-03-11' }));
    expect(await told()).toContain('Retrouvé au bureau');
  });
});
