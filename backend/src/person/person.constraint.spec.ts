import { insertPerson } from '../testing/rows.js';
import { refusalOf, useScratchDatabase } from '../testing/scratch-database.js';

describe('a person in the database', () => {
  const db = useScratchDatabase();

  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertPerson(db.pool, columns));

  it('is an agent, an intern or a borrower', async () => {
    for (const kind of ['agent', 'intern']) expect(await made({ kind })).toBeNull();
    expect(await made({ kind: 'borrower', phone: '+33612345678' })).toBeNull();
    expect(await made({ kind: 'ghost' })).toBe('person_kind_known');
  });

  it('has names, not too long', async () => {
    for (const wrong of ['', 'x'.repeat(101)]) {
      expect(await made({ given_name: wrong })).toBe('person_name_length');
      expect(await made({ family_name: wrong })).toBe('person_name_length');
    }
  });

  it('belongs to a site that exists, or to none', async () => {
    expect(await made({ site_id: '00000000-0000-7000-8000-000000000000' })).toBe('person_site_fk');
    expect(await made({ site_id: null })).toBeNull();
  });

  it('is never deleted', async () => {
    const id = await insertPerson(db.pool);
    expect(await refusalOf(db.pool.query('DELETE FROM person WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE person CASCADE'))).toBe('never_deleted');
  });
});
