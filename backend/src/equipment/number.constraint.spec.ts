import { insertEquipment } from '../testing/rows.js';
import { refusalOf, untilBlocked, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('an inventory number', () => {
  const db = useScratchDatabase();

  const numbered = (number: string) => refusalOf(insertEquipment(db.pool, { number }));
  const drawn = async () => (await insertEquipment(db.pool)).number;
  const valueIn = (number: string) => Number(/\d+$/.exec(number)?.[0]);

  it('is drawn when the row is saved, and counts on', async () => {
    const [first, second] = [await drawn(), await drawn()];
    expect(first).toMatch(/^MDS13-\d{6,}$/);
    expect(valueIn(second)).toBe(valueIn(first) + 1);
  });

  it('is another one for each of fifty who save at once', async () => {
    const clients = await Promise.all(Array.from({ length: 50 }, () => db.connect()));
    const numbers = await Promise.all(clients.map(async (client) => (await insertEquipment(client)).number));
    expect(new Set(numbers).size).toBe(50);
  });

  it('is not shown by a transaction that is undone, and the next one gets it', async () => {
    const [first, second] = [await db.connect(), await db.connect()];
    await first.query('BEGIN');
    const { number } = await insertEquipment(first);
    const waiting = insertEquipment(second);
    await untilBlocked(db.pool);
    await first.query('ROLLBACK');
    expect((await waiting).number).toBe(number);
  });

  it('goes on after the highest one that was brought along', async () => {
    const start = valueIn(await drawn());
    expect(await numbered(`MDS13-${start + 500}`)).toBeNull();
    expect(await numbered(`MDS13-${start + 100}`)).toBeNull();
    expect(valueIn(await drawn())).toBe(start + 501);
    expect(await numbered(`mds13-${start + 600}`)).withContext('in small letters').toBeNull();
    expect(valueIn(await drawn())).toBe(start + 601);
  });

  it('goes on after the highest one that is being brought along', async () => {
    const start = valueIn(await drawn());
    const [importing, drawing] = [await db.connect(), await db.connect()];
    await importing.query('BEGIN');
    await insertEquipment(importing, { number: `MDS13-${start + 50}` });
    const waiting = insertEquipment(drawing);
    await untilBlocked(db.pool);
    await importing.query('COMMIT');
    expect(valueIn((await waiting).number)).toBe(start + 51);
  });

  it('does not move by numbers of another prefix', async () => {
    const start = valueIn(await drawn());
    expect(await numbered('CD13-999999')).toBeNull();
    expect(valueIn(await drawn())).toBe(start + 1);
  });

  it('is given once, whatever its case and its leading zeros', async () => {
    expect(await numbered('Cg13-0042')).toBeNull();
    for (const same of ['Cg13-0042', 'CG13-0042', 'cg13-42', 'CG13-00000042']) {
      expect(await numbered(same)).withContext(same).toBe('equipment_number_once');
    }
    expect(await numbered('Étang-7')).toBeNull();
    expect(await numbered('éTANG-07')).toBe('equipment_number_once');
    for (const other of ['Cg13-420', 'Cg13-4', 'Cg130042', 'Cg13-0042b']) {
      expect(await numbered(other)).withContext(other).toBeNull();
    }
  });

  it('is given once also without digits at its end', async () => {
    expect(await numbered('Borne-A')).toBeNull();
    expect(await numbered('BORNE-a')).toBe('equipment_number_once');
  });

  it('is given to one of two who bring it at once', async () => {
    const [first, second] = [await db.connect(), await db.connect()];
    await first.query('BEGIN');
    await insertEquipment(first, { number: 'Double-1' });
    const late = refusalOf(insertEquipment(second, { number: 'double-01' }));
    await untilBlocked(db.pool);
    await first.query('COMMIT');
    expect(await late).toBe('equipment_number_once');
  });

  it('is burnt when the entry is annulled', async () => {
    const { id, number } = await insertEquipment(db.pool);
    await db.pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [id]);
    expect(await numbered(number)).toBe('equipment_number_once');
    expect(await drawn()).not.toBe(number);
  });

  it('has at most 25 characters', async () => {
    expect(await numbered(`N-${'0'.repeat(22)}7`)).withContext('25 characters').toBeNull();
    expect(await numbered(`N-${'0'.repeat(23)}8`)).withContext('26 characters').toBe('equipment_number_shape');
  });

  it('is printable, and begins and ends with a letter or a digit', async () => {
    for (const wrong of ['', ' ', '-1', 'A-', ' A1', 'A1 ', 'A\t1', 'A\n1']) {
      expect(await numbered(wrong)).withContext(JSON.stringify(wrong)).toBe('equipment_number_shape');
    }
    for (const right of ['7', 'A', 'É 12/2024-ç', 'a.b_c:99']) {
      expect(await numbered(right)).withContext(right).toBeNull();
    }
  });

  it('cannot use up those that are still to be drawn', async () => {
    expect(await numbered('MDS13-1000000000000')).toBe('equipment_number_shape');
    expect(await drawn()).toMatch(/^MDS13-\d{6,12}$/);
  });

  it('is never changed', async () => {
    const { id, number } = await insertEquipment(db.pool);
    for (const other of ['X-1', `${number} bis`, null]) {
      expect(await refusalOf(db.pool.query('UPDATE equipment SET number = $2 WHERE id = $1', [id, other])))
        .withContext(String(other)).toBe('equipment_number_kept');
    }
    expect(await valueOf(db.pool, 'SELECT number FROM equipment WHERE id = $1', [id])).toBe(number);
  });
});
