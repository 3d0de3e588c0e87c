import { v7 as uuid } from 'uuid';
import { insertAccount, insertImport } from '../testing/rows.js';
import { refusalOf, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('An import', () => {
  const db = useScratchDatabase();
  let account: string;

  beforeAll(async () => {
    account = await insertAccount(db.pool);
  });

  const make = (columns: object = {}) => refusalOf(insertImport(db.pool, { account_id: account, ...columns }, []));

  it('is of a known kind and in a known state, and says why it failed', async () => {
    expect(await make()).toBeNull();
    expect(await make({ kind: 'poems' })).toBe('import_kind_known');
    expect(await make({ state: 'asleep' })).toBe('import_state_known');
    expect(await make({ state: 'failed' })).toBe('import_failure_said');
    expect(await make({ failure: 'trop tard' })).toBe('import_failure_said');
    expect(await make({ state: 'failed', failure: 'trop tard' })).toBeNull();
  });

  it('belongs to an account, under an id of its own', async () => {
    expect(await make({ account_id: uuid() })).toBe('import_account_fk');
    const id = uuid();
    expect(await make({ id })).toBeNull();
    expect(await make({ id })).toBe('import_pk');
  });

  it('has a field for each heading', async () => {
    expect(await make({ headings: ['A'], fields: ['number', 'maker'], remembered: [false] })).toBe('import_columns_match');
    expect(await make({ headings: ['A'], fields: ['number'], remembered: [] })).toBe('import_columns_match');
  });

  it('has each row once, with a known outcome, and takes its rows and claims along when it is removed', async () => {
    const id = await insertImport(db.pool, { account_id: account }, [['a'], ['b']]);
    const row = (n: number, outcome: string | null, of = id) => refusalOf(db.pool.query('INSERT INTO import_row (import_id, row, cells, outcome) VALUES ($1, $2, $3, $4)', [of, n, '[]', outcome]));
    expect(await row(2, null)).toBe('import_row_pk');
    expect(await row(3, 'lost')).toBe('import_row_outcome_known');
    expect(await row(3, null, uuid())).toBe('import_row_import_fk');
    const claim = (key: string, of = id) => refusalOf(db.pool.query('INSERT INTO import_claim (import_id, key, row) VALUES ($1, $2, 1)', [of, key]));
    expect(await claim('serial:x')).toBeNull();
    expect(await claim('serial:x')).toBe('import_claim_pk');
    expect(await claim('serial:x', uuid())).toBe('import_claim_import_fk');
    await db.pool.query('DELETE FROM import WHERE id = $1', [id]);
    expect(await valueOf<number>(db.pool, 'SELECT (SELECT count(*) FROM import_row)::integer + (SELECT count(*) FROM import_claim)::integer')).toBe(0);
  });

  it('does not count progress as a new version', async () => {
    const id = await insertImport(db.pool, { account_id: account }, []);
    await db.pool.query('UPDATE import SET done_count = 5, total_count = 9 WHERE id = $1', [id]);
    expect(await valueOf(db.pool, 'SELECT version FROM import WHERE id = $1', [id])).toBe(1);
    await db.pool.query(`UPDATE import SET state = 'checking' WHERE id = $1`, [id]);
    expect(await valueOf(db.pool, 'SELECT version FROM import WHERE id = $1', [id])).toBe(2);
  });

  it('teaches one meaning of a word to its account', async () => {
    const habit = (columns: Partial<Record<'kind' | 'word' | 'written' | 'target' | 'account_id', string>>) => {
      const row = { account_id: account, kind: 'equipment', about: 'site', word: 'ici', written: 'Ici', target: 'x', ...columns };
      return refusalOf(db.pool.query(`INSERT INTO import_habit (${Object.keys(row).join(', ')}) VALUES ($1, $2, $3, $4, $5, $6)`, Object.values(row)));
    };
    expect(await habit({})).toBeNull();
    expect(await habit({})).toBe('import_habit_pk');
    expect(await habit({ kind: 'poems' })).toBe('import_habit_kind_known');
    expect(await habit({ account_id: uuid() })).toBe('import_habit_account_fk');
    for (const long of [{ word: 'x'.repeat(201) }, { written: 'x'.repeat(201), word: 'y' }, { target: 'x'.repeat(41), word: 'z' }]) expect(await habit(long)).toBe('import_habit_short');
  });
});
