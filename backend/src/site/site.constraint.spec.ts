import { insertPerson, insertRoom, insertSite } from '../testing/rows.js';
import { refusalOf, useScratchDatabase } from '../testing/scratch-database.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

describe('a site in the database', () => {
  const db = useScratchDatabase();

  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertSite(db.pool, columns));

  it('has its own name, whatever its case and accents', async () => {
    expect(await made({ name: 'MDS de l’Étang' })).toBeNull();
    expect(await made({ name: 'mds de L’ETANG' })).toBe('site_name_once');
  });

  it('has a name, not too long', async () => {
    expect(await made({ name: '' })).toBe('site_name_length');
    expect(await made({ name: 'x'.repeat(101) })).toBe('site_name_length');
  });

  it('has a known status and a known network link', async () => {
    expect(await made({ status: 'haunted' })).toBe('site_status_known');
    expect(await made({ network_kind: 'pigeon' })).toBe('site_network_known');
  });

  it('lies on earth', async () => {
    expect(await made({ latitude: 91, longitude: 5 })).toBe('site_place_known');
    expect(await made({ latitude: 43, longitude: -181 })).toBe('site_place_known');
    expect(await made({ latitude: 43.45, longitude: 5.26 })).toBeNull();
  });

  it('has a manager who exists', async () => {
    expect(await made({ manager_id: UNKNOWN })).toBe('site_manager_fk');
    expect(await made({ manager_id: await insertPerson(db.pool) })).toBeNull();
  });

  it('is never deleted', async () => {
    const id = await insertSite(db.pool);
    expect(await refusalOf(db.pool.query('DELETE FROM site WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE site CASCADE'))).toBe('never_deleted');
  });
});

describe('a room in the database', () => {
  const db = useScratchDatabase();

  it('has its own name in its site, whatever its case and accents', async () => {
    const [here, there] = [await insertSite(db.pool), await insertSite(db.pool)];
    await insertRoom(db.pool, { site_id: here, name: 'Réunion' });
    expect(await refusalOf(insertRoom(db.pool, { site_id: here, name: 'REUNION' }))).toBe('room_name_once');
    expect(await refusalOf(insertRoom(db.pool, { site_id: there, name: 'Réunion' }))).toBeNull();
  });

  it('has a name, not too long', async () => {
    expect(await refusalOf(insertRoom(db.pool, { name: '' }))).toBe('room_name_length');
    expect(await refusalOf(insertRoom(db.pool, { name: 'x'.repeat(101) }))).toBe('room_name_length');
  });

  it('is in a site that exists', async () => {
    expect(await refusalOf(insertRoom(db.pool, { site_id: UNKNOWN }))).toBe('room_site_fk');
  });

  it('is never deleted', async () => {
    const id = await insertRoom(db.pool);
    expect(await refusalOf(db.pool.query('DELETE FROM room WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE room CASCADE'))).toBe('never_deleted');
  });
});
