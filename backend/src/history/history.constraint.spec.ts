import { insertSite } from '../testing/rows.js';
import { refusalOf, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('the history', () => {
  const db = useScratchDatabase();

  beforeEach(async () => {
    await insertSite(db.pool);
  });

  const lines = () => valueOf<number>(db.pool, 'SELECT count(*)::integer FROM history');
  const setting = (value: string) => `SET LOCAL calanque.history_purge = '${value}'`;

  it('is not changed', async () => {
    expect(await refusalOf(db.pool.query(`UPDATE history SET actor_id = NULL`))).toBe('history_append_only');
    expect(await refusalOf(db.pool.query(`UPDATE history SET action = 'delete'`))).toBe('history_append_only');
  });

  it('is not deleted', async () => {
    expect(await refusalOf(db.pool.query('DELETE FROM history'))).toBe('history_append_only');
    expect(await refusalOf(db.pool.query('TRUNCATE history'))).toBe('history_append_only');
  });

  it('does not grow by hand with anything but a known action', async () => {
    expect(await refusalOf(db.pool.query(
      `INSERT INTO history (action, table_name, row_id, subject, subject_id) VALUES ('merge', 'site', gen_random_uuid(), 'site', gen_random_uuid())`,
    ))).toBe('history_action_known');
  });

  it('lets the retention purge delete, in the transaction that says it is one', async () => {
    await db.transaction(async (tx) => {
      await tx.query(setting('on'));
      await tx.query('DELETE FROM history');
    });
    expect(await lines()).toBe(0);
    await insertSite(db.pool);
    expect(await refusalOf(db.pool.query('DELETE FROM history'))).withContext('afterwards').toBe('history_append_only');
  });

  it('lets the retention purge neither change nor truncate', async () => {
    const purging = (statement: string) => refusalOf(db.transaction(async (tx) => {
      await tx.query(setting('on'));
      await tx.query(statement);
    }));
    expect(await purging(`UPDATE history SET actor_id = NULL`)).toBe('history_append_only');
    expect(await purging('TRUNCATE history')).toBe('history_append_only');
  });

  it('does not take another word for a purge', async () => {
    for (const value of ['off', 'true', '1', '']) {
      expect(await refusalOf(db.transaction(async (tx) => {
        await tx.query(setting(value));
        await tx.query('DELETE FROM history');
      }))).withContext(value).toBe('history_append_only');
    }
  });

  it('is undone with the change that it tells', async () => {
    const before = await lines();
    const client = await db.connect();
    await client.query('BEGIN');
    await insertSite(client);
    await client.query('ROLLBACK');
    expect(await lines()).toBe(before);
  });

  it('is written in the order of its ids, at the time of the change', async () => {
    const { rows } = await db.pool.query<{ at: Date; id: string }>('SELECT id, at FROM history ORDER BY id DESC LIMIT 1');
    expect(Math.abs(Date.now() - (rows[0]?.at.getTime() ?? 0))).toBeLessThan(60_000);
  });
});
