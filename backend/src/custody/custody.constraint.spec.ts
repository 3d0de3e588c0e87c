import { endCustody, insertBorrower, insertCustody, insertEquipment } from '../testing/rows.js';
import { refusalOf, untilBlocked, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('the holder of a piece', () => {
  const db = useScratchDatabase();
  let piece: string;

  beforeEach(async () => {
    ({ id: piece } = await insertEquipment(db.pool));
  });

  const held = (start: string, end: string | null = null) =>
    refusalOf(insertCustody(db.pool, { equipment_id: piece, start: `${start}T10:00:00Z`, end: end && `${end}T10:00:00Z` }));

  it('is one at a time, also when nobody said when the first gives back', async () => {
    expect(await held('2025-03-01')).toBeNull();
    expect(await held('2025-05-01')).toBe('custody_one_holder_at_a_time');
    expect(await held('2025-03-01')).toBe('custody_one_holder_at_a_time');
    expect(await held('2025-02-01')).toBe('custody_one_holder_at_a_time');
  });

  it('is one at a time in the past as well', async () => {
    expect(await held('2025-03-01', '2025-04-01')).toBeNull();
    expect(await held('2025-03-10', '2025-03-20')).withContext('within').toBe('custody_one_holder_at_a_time');
    expect(await held('2025-02-01', '2025-03-02')).withContext('over the start').toBe('custody_one_holder_at_a_time');
    expect(await held('2025-03-31', '2025-04-15')).withContext('over the end').toBe('custody_one_holder_at_a_time');
    expect(await held('2025-02-01', '2025-05-01')).withContext('around').toBe('custody_one_holder_at_a_time');
    expect(await held('2025-02-01')).withContext('open from before').toBe('custody_one_holder_at_a_time');
  });

  it('may follow another at the very instant', async () => {
    expect(await held('2025-03-01', '2025-04-01')).toBeNull();
    expect(await held('2025-02-01', '2025-03-01')).toBeNull();
    expect(await held('2025-04-01')).toBeNull();
  });

  it('does not count where it was cancelled, open or past', async () => {
    const wrong = await insertCustody(db.pool, { equipment_id: piece, start: '2025-03-01' });
    await db.pool.query(`UPDATE custody SET cancelled_at = now(), cancelled_reason = 'mauvais matériel' WHERE id = $1`, [wrong]);
    expect(await held('2025-03-01', '2025-04-01')).toBeNull();
    await db.pool.query(`UPDATE custody SET cancelled_at = now(), cancelled_reason = 'mauvais jour' WHERE equipment_id = $1 AND cancelled_at IS NULL`, [piece]);
    expect(await held('2025-02-20')).toBeNull();
  });

  it('holds until it is given back, however late', async () => {
    const person = await insertBorrower(db.pool);
    const loan = await insertCustody(db.pool, {
      equipment_id: piece, kind: 'loan', person_id: person, start: '2025-03-01', due_at: '2025-03-15',
    });
    expect(await held('2025-04-01')).withContext('after the planned return').toBe('custody_one_holder_at_a_time');
    await endCustody(db.pool, loan, '2025-06-01T00:00:00Z');
    expect(await held('2025-05-01')).withContext('before the real return').toBe('custody_one_holder_at_a_time');
    expect(await held('2025-06-02')).toBeNull();
  });

  it('is another one for another piece', async () => {
    expect(await held('2025-03-01')).toBeNull();
    const { id: other } = await insertEquipment(db.pool);
    await expectAsync(insertCustody(db.pool, { equipment_id: other, start: '2025-03-01' })).toBeResolved();
  });

  it('is the first of two who take it at once', async () => {
    const [first, second] = [await db.connect(), await db.connect()];
    await first.query('BEGIN');
    await insertCustody(first, { equipment_id: piece });
    await second.query('BEGIN');
    const late = refusalOf(insertCustody(second, { equipment_id: piece }));
    await untilBlocked(db.pool);
    await first.query('COMMIT');
    expect(await late).toBe('custody_one_holder_at_a_time');
    await second.query('ROLLBACK');
    expect(await valueOf(db.pool, 'SELECT count(*)::integer FROM custody WHERE equipment_id = $1', [piece])).toBe(1);
  });

  it('is the second of two who take it at once, where the first lets it be', async () => {
    const [first, second] = [await db.connect(), await db.connect()];
    await first.query('BEGIN');
    await insertCustody(first, { equipment_id: piece });
    await second.query('BEGIN');
    const late = refusalOf(insertCustody(second, { equipment_id: piece }));
    await untilBlocked(db.pool);
    await first.query('ROLLBACK');
    expect(await late).toBeNull();
    await second.query('COMMIT');
  });

  it('is exactly one of fifty who take it at once', async () => {
    const clients = await Promise.all(Array.from({ length: 50 }, () => db.connect()));
    const answers = await Promise.all(clients.map((client) => refusalOf(insertCustody(client, { equipment_id: piece }))));
    expect(answers.filter((answer) => answer === null).length).toBe(1);
    expect(answers.filter((answer) => answer === 'custody_one_holder_at_a_time').length).toBe(49);
  });
});
