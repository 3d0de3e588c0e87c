import { refusalOf, useScratchDatabase } from '../testing/scratch-database.js';

describe('the mark of a demonstration', () => {
  const db = useScratchDatabase();

  const mark = (only: boolean) => refusalOf(db.pool.query('INSERT INTO demonstration (only_row, prepared_at) VALUES ($1, now())', [only]));

  it('stands once', async () => {
    expect(await mark(true)).toBeNull();
    expect(await mark(true)).toBe('demonstration_pk');
    expect(await mark(false)).toBe('demonstration_only_row');
  });
});
