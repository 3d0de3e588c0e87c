import { insertAccount, insertSavedView, insertSite } from '../testing/rows.js';
import { refusalOf, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

describe('a saved view in the database', () => {
  const db = useScratchDatabase();
  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertSavedView(db.pool, columns));

  it('has a name of its own among those of its owner and list, whatever case and accents', async () => {
    const owner_id = await insertAccount(db.pool);
    expect(await made({ owner_id, name: 'En réparation' })).toBeNull();
    expect(await made({ owner_id, name: 'en REPARATION' })).toBe('saved_view_name_once');
    expect(await made({ owner_id, name: 'en réparation', list: 'site' })).toBeNull();
    expect(await made({ name: 'En réparation' })).toBeNull();
  });

  it('has a name, not too long, and a known list', async () => {
    expect(await made({ name: '' })).toBe('saved_view_name_length');
    expect(await made({ name: 'x'.repeat(61) })).toBe('saved_view_name_length');
    expect(await made({ list: 'weather' })).toBe('saved_view_list_known');
  });

  it('keeps parameters and not too many', async () => {
    expect(await made({ query: '[]' })).toBe('saved_view_query_small');
    expect(await made({ query: '"x"' })).toBe('saved_view_query_small');
    expect(await made({ query: JSON.stringify({ q: 'x'.repeat(8000) }) })).toBe('saved_view_query_small');
    expect(await made({ query: JSON.stringify({ q: 'x'.repeat(4000) }) })).toBeNull();
  });

  it('has an owner, and is shared with a site that exists', async () => {
    expect(await made({ owner_id: UNKNOWN })).toBe('saved_view_owner_fk');
    expect(await made({ site_id: UNKNOWN })).toBe('saved_view_site_fk');
    expect(await made({ site_id: await insertSite(db.pool) })).toBeNull();
  });

  it('counts its versions', async () => {
    const id = await insertSavedView(db.pool);
    await db.pool.query(`UPDATE saved_view SET name = name || ' bis' WHERE id = $1`, [id]);
    expect(await valueOf<number>(db.pool, 'SELECT version FROM saved_view WHERE id = $1', [id])).toBe(2);
  });
});
