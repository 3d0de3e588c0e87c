import { changeCondition, changePlace, insertBooking, insertCustody, insertEquipment, insertPerson, insertSite } from '../testing/rows.js';
import { insertKit, insertKitItem } from '../testing/kit-rows.js';
import { refusalOf, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('a kit', () => {
  const db = useScratchDatabase();

  it('has a name of its own among those of its site', async () => {
    const site = await insertSite(db.pool);
    const first = await insertKit(db.pool, { site_id: site, name: 'Atelier' });
    expect(await refusalOf(insertKit(db.pool, { site_id: site, name: 'ATELIER' }))).toBe('kit_name_once');
    expect(await refusalOf(insertKit(db.pool, { name: 'Atelier' }))).withContext('at another site').toBeNull();
    await db.pool.query('UPDATE kit SET dissolved_at = now() WHERE id = $1', [first]);
    expect(await refusalOf(insertKit(db.pool, { site_id: site, name: 'Atelier' }))).withContext('once the first is dissolved').toBeNull();
  });

  it('has texts of a length one reads, and a site that exists', async () => {
    for (const name of ['', 'x'.repeat(61)]) expect(await refusalOf(insertKit(db.pool, { name }))).toBe('kit_name_length');
    expect(await refusalOf(insertKit(db.pool, { note: 'x'.repeat(501) }))).toBe('kit_note_length');
    expect(await refusalOf(insertKit(db.pool, { site_id: NOBODY }))).toBe('kit_site_fk');
  });

  it('stays at its site, is never deleted, and dissolved for good', async () => {
    const { id: piece, siteId } = await insertEquipment(db.pool);
    const kit = await insertKit(db.pool, { site_id: siteId }, [piece]);
    expect(await refusalOf(db.pool.query('UPDATE kit SET site_id = $2 WHERE id = $1', [kit, await insertSite(db.pool)]))).toBe('fact_kept');
    await db.pool.query('UPDATE kit SET dissolved_at = now() WHERE id = $1', [kit]);
    expect(await valueOf(db.pool, 'SELECT removed_at IS NOT NULL FROM kit_item WHERE kit_id = $1', [kit])).withContext('its pieces left it').toBe(true);
    expect(await refusalOf(db.pool.query('UPDATE kit SET dissolved_at = NULL WHERE id = $1', [kit]))).toBe('kit_dissolved_kept');
    expect(await refusalOf(insertKitItem(db.pool, { kit_id: kit, equipment_id: piece }))).toBe('kit_dissolved_kept');
    expect(await refusalOf(db.pool.query('DELETE FROM kit WHERE id = $1', [kit]))).toBe('never_deleted');
  });

  it('is one that exists where a custody or a booking names it', async () => {
    const [{ id: piece }, person] = [await insertEquipment(db.pool), await insertPerson(db.pool)];
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece, kind: 'assignment', person_id: person, kit_id: NOBODY }))).toBe('custody_kit_fk');
    expect(await refusalOf(insertBooking(db.pool, { equipment_id: piece, kit_id: NOBODY }))).toBe('booking_kit_fk');
  });
});

describe('a piece in a kit', () => {
  const db = useScratchDatabase();
  let piece: string;
  let siteId: string;
  let kit: string;

  beforeEach(async () => {
    ({ id: piece, siteId } = await insertEquipment(db.pool));
    kit = await insertKit(db.pool, { site_id: siteId });
  });

  const inKit = () => valueOf<boolean>(db.pool, 'SELECT removed_at IS NULL FROM kit_item WHERE equipment_id = $1', [piece]);

  it('is of a kit and a piece that exist', async () => {
    expect(await refusalOf(insertKitItem(db.pool, { kit_id: NOBODY, equipment_id: piece }))).toBe('kit_item_kit_fk');
    expect(await refusalOf(insertKitItem(db.pool, { kit_id: kit, equipment_id: NOBODY }))).toBe('kit_item_equipment_fk');
  });

  it('is in one kit at a time, of the site where it is at home', async () => {
    await insertKitItem(db.pool, { kit_id: kit, equipment_id: piece });
    const other = await insertKit(db.pool, { site_id: siteId });
    expect(await refusalOf(insertKitItem(db.pool, { kit_id: other, equipment_id: piece }))).toBe('kit_item_one_kit');
    await db.pool.query('UPDATE kit_item SET removed_at = now() WHERE equipment_id = $1', [piece]);
    expect(await refusalOf(insertKitItem(db.pool, { kit_id: other, equipment_id: piece }))).toBeNull();
    const { id: elsewhere } = await insertEquipment(db.pool);
    expect(await refusalOf(insertKitItem(db.pool, { kit_id: kit, equipment_id: elsewhere }))).toBe('kit_item_at_site');
  });

  it('leaves after it came, once, and is told of for ever', async () => {
    expect(await refusalOf(insertKitItem(db.pool, { kit_id: kit, equipment_id: piece, added_at: '2025-03-01', removed_at: '2025-02-01' }))).toBe('kit_item_removed_after_added');
    await insertKitItem(db.pool, { kit_id: kit, equipment_id: piece });
    await db.pool.query('UPDATE kit_item SET removed_at = now() WHERE equipment_id = $1', [piece]);
    expect(await refusalOf(db.pool.query('UPDATE kit_item SET removed_at = NULL WHERE equipment_id = $1', [piece]))).toBe('fact_kept');
    expect(await refusalOf(db.pool.query('DELETE FROM kit_item'))).toBe('never_deleted');
  });

  it('leaves it when it leaves the site, not when it changes rooms or is lost', async () => {
    await insertKitItem(db.pool, { kit_id: kit, equipment_id: piece });
    await db.transaction((client) => changePlace(client, piece, { siteId, at: '2025-05-01T08:00:00Z' }));
    await db.transaction((client) => changeCondition(client, piece, { condition: 'lost', reason: 'Introuvable', at: '2025-05-02T08:00:00Z' }));
    expect(await inKit()).toBe(true);
    const elsewhere = await insertSite(db.pool);
    await db.transaction((client) => changePlace(client, piece, { siteId: elsewhere, at: '2025-05-03T08:00:00Z' }));
    expect(await inKit()).toBe(false);
  });

  it('leaves it when its entry is annulled, and none comes in then', async () => {
    await insertKitItem(db.pool, { kit_id: kit, equipment_id: piece });
    await db.pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'saisi deux fois' WHERE id = $1`, [piece]);
    expect(await inKit()).toBe(false);
    expect(await refusalOf(insertKitItem(db.pool, { kit_id: kit, equipment_id: piece }))).toBe('equipment_not_annulled');
  });
});
