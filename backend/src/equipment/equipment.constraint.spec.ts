import { CATEGORIES, CONDITIONS, CUSTODY_KINDS, stateOf } from '@calanque/shared';
import { ARRIVAL, changeCondition, changePlace, endCustody, insertCustody, insertEquipment, insertModel, insertSite } from '../testing/rows.js';
import { refusalOf, untilBlocked, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('the card of a piece', () => {
  const db = useScratchDatabase();

  it('has the category, the maker and the usual warranty of its model', async () => {
    const model = await insertModel(db.pool, { category: 'tablet', maker: 'Marque', warranty_months: 36 });
    const { id } = await insertEquipment(db.pool, { model_id: model });
    const { id: shorter } = await insertEquipment(db.pool, { model_id: model, warranty_months: 12, category: 'laptop', maker: 'Autre' });
    const { rows } = await db.pool.query('SELECT category, maker, warranty_months FROM equipment WHERE id = ANY($1) ORDER BY warranty_months', [[id, shorter]]);
    expect(rows).toEqual([
      { category: 'tablet', maker: 'Marque', warranty_months: 12 },
      { category: 'tablet', maker: 'Marque', warranty_months: 36 },
    ]);
  });

  it('follows the model to another name of its maker, without a new version, even when it is annulled', async () => {
    const model = await insertModel(db.pool, { maker: 'Avant' });
    const { id } = await insertEquipment(db.pool, { model_id: model });
    const { id: annulled } = await insertEquipment(db.pool, { model_id: model });
    await db.pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [annulled]);
    await db.pool.query(`UPDATE equipment_model SET maker = 'Après' WHERE id = $1`, [model]);
    expect(await valueOf(db.pool, 'SELECT array_agg(DISTINCT maker) FROM equipment WHERE model_id = $1', [model])).toEqual(['Après']);
    expect(await valueOf(db.pool, 'SELECT version FROM equipment WHERE id = $1', [id])).toBe(1);
  });

  it('keeps its model in its category', async () => {
    const model = await insertModel(db.pool);
    await insertEquipment(db.pool, { model_id: model });
    expect(await refusalOf(db.pool.query(`UPDATE equipment_model SET category = 'tablet' WHERE id = $1`, [model]))).toBe('equipment_model_category_fk');
    const unused = await insertModel(db.pool);
    await expectAsync(db.pool.query(`UPDATE equipment_model SET category = 'tablet' WHERE id = $1`, [unused])).toBeResolved();
  });

  it('is not put in another category or under another maker than its model', async () => {
    const { id } = await insertEquipment(db.pool);
    expect(await refusalOf(db.pool.query(`UPDATE equipment SET category = 'tablet' WHERE id = $1`, [id]))).toBe('equipment_model_category_fk');
    expect(await refusalOf(db.pool.query(`UPDATE equipment SET maker = 'Autre' WHERE id = $1`, [id]))).toBe('equipment_model_maker_fk');
  });

  it('is of a model that exists', async () => {
    expect(await refusalOf(insertEquipment(db.pool, { model_id: '00000000-0000-7000-8000-000000000000' }))).toBe('equipment_model_category_fk');
  });

  it('carries only the fields of its category', async () => {
    const fields: Readonly<Record<string, readonly [string, readonly string[], unknown]>> = {
      ssid: ['equipment_wifi_only', ['wifi-point'], 'MDS-Public'],
      bands: ['equipment_wifi_only', ['wifi-point'], ['2.4', '5']],
      ip_address: ['equipment_wifi_only', ['wifi-point'], '192.168.1.20'],
      firmware: ['equipment_wifi_only', ['wifi-point'], '7.1'],
      os_name: ['equipment_os_only', ['laptop', 'tablet'], 'Linux'],
      os_version: ['equipment_os_only', ['laptop', 'tablet'], '12'],
      os_support_ends_on: ['equipment_os_only', ['laptop', 'tablet'], '2028-06-30'],
    };
    for (const category of CATEGORIES) {
      const model = await insertModel(db.pool, { category });
      for (const [field, [constraint, allowed, value]] of Object.entries(fields)) {
        expect(await refusalOf(insertEquipment(db.pool, { model_id: model, [field]: value }))).withContext(`${category}: ${field}`)
          .toBe(allowed.includes(category) ? null : constraint);
      }
    }
  });

  it('does not take them along to a model of another category', async () => {
    const { id } = await insertEquipment(db.pool, { os_name: 'Linux' });
    const accessory = await insertModel(db.pool, { category: 'accessory' });
    expect(await refusalOf(db.pool.query('UPDATE equipment SET model_id = $2 WHERE id = $1', [id, accessory]))).toBe('equipment_os_only');
    await db.pool.query('UPDATE equipment SET model_id = $2, os_name = NULL WHERE id = $1', [id, accessory]);
    expect(await valueOf(db.pool, 'SELECT category FROM equipment WHERE id = $1', [id])).toBe('accessory');
  });

  it('has a price and a warranty within bounds', async () => {
    expect(await refusalOf(insertEquipment(db.pool, { price_cents: -1 }))).toBe('equipment_price_sane');
    expect(await refusalOf(insertEquipment(db.pool, { warranty_months: -1 }))).toBe('equipment_warranty_sane');
    expect(await refusalOf(insertEquipment(db.pool, { warranty_months: 241 }))).toBe('equipment_warranty_sane');
    expect(await refusalOf(insertEquipment(db.pool, { price_cents: 0, warranty_months: 0 }))).toBeNull();
  });

  it('is never deleted', async () => {
    const { id } = await insertEquipment(db.pool);
    expect(await refusalOf(db.pool.query('DELETE FROM equipment WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE equipment CASCADE'))).toBe('never_deleted');
  });
});

describe('an annulled entry', () => {
  const db = useScratchDatabase();
  let piece: string;
  let site: string;

  beforeEach(async () => {
    ({ id: piece, siteId: site } = await insertEquipment(db.pool));
  });

  const annul = (id: string) => db.pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [id]);

  it('has a reason', async () => {
    expect(await refusalOf(db.pool.query('UPDATE equipment SET annulled_at = now() WHERE id = $1', [piece]))).toBe('equipment_annulled_with_reason');
    expect(await refusalOf(db.pool.query(`UPDATE equipment SET annulled_reason = 'doublon' WHERE id = $1`, [piece]))).toBe('equipment_annulled_with_reason');
  });

  it('is held by nobody', async () => {
    const custody = await insertCustody(db.pool, { equipment_id: piece });
    expect(await refusalOf(annul(piece))).toBe('equipment_annulled_unheld');
    await endCustody(db.pool, custody, '2025-03-01');
    expect(await refusalOf(annul(piece))).toBeNull();
  });

  it('takes no facts', async () => {
    await annul(piece);
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: piece }))).toBe('equipment_not_annulled');
    expect(await refusalOf(db.transaction((tx) => changeCondition(tx, piece, { condition: 'broken', at: '2025-03-01' })))).toBe('equipment_not_annulled');
    expect(await refusalOf(db.transaction((tx) => changePlace(tx, piece, { siteId: site, at: '2025-03-01' })))).toBe('equipment_not_annulled');
  });

  it('stays annulled and unchanged', async () => {
    await annul(piece);
    for (const change of ['annulled_at = NULL, annulled_reason = NULL', `annulled_reason = 'autre'`, `notes = 'x'`]) {
      expect(await refusalOf(db.pool.query(`UPDATE equipment SET ${change} WHERE id = $1`, [piece]))).withContext(change).toBe('equipment_not_annulled');
    }
  });

  it('is not taken by one who does so at the same time', async () => {
    const [annulling, taking] = [await db.connect(), await db.connect()];
    await annulling.query('BEGIN');
    await annulling.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [piece]);
    const late = refusalOf(insertCustody(taking, { equipment_id: piece }));
    await untilBlocked(db.pool);
    await annulling.query('COMMIT');
    expect(await late).toBe('equipment_not_annulled');
  });

  it('is none where somebody takes the piece at the same time', async () => {
    const taking = await db.connect();
    await taking.query('BEGIN');
    await insertCustody(taking, { equipment_id: piece });
    const late = refusalOf(annul(piece));
    await untilBlocked(db.pool);
    await taking.query('COMMIT');
    expect(await late).toBe('equipment_annulled_unheld');
  });
});

describe('the present of a piece', () => {
  const db = useScratchDatabase();

  it('is the same state in the database as in the contract', async () => {
    for (const condition of CONDITIONS) {
      for (const kind of [null, ...CUSTODY_KINDS]) {
        expect(await valueOf(db.pool, 'SELECT equipment_state($1, $2)', [condition, kind])).withContext(`${condition}, ${kind}`).toBe(stateOf(condition, kind));
      }
    }
  });

  it('is one row of open facts', async () => {
    const { id, siteId } = await insertEquipment(db.pool);
    const now = async (): Promise<unknown> =>
      (await db.pool.query('SELECT site_id, condition, custody_kind, state FROM equipment_now WHERE equipment_id = $1', [id])).rows;
    expect(await now()).toEqual([{ site_id: siteId, condition: 'working', custody_kind: null, state: 'in-stock' }]);
    await insertCustody(db.pool, { equipment_id: id, start: ARRIVAL, end: '2025-02-01' });
    const custody = await insertCustody(db.pool, { equipment_id: id, kind: 'repair', start: '2025-02-01' });
    const other = await insertSite(db.pool);
    await db.transaction(async (tx) => {
      await changeCondition(tx, id, { condition: 'broken', at: '2025-02-01' });
      await changePlace(tx, id, { siteId: other, at: '2025-02-01' });
    });
    expect(await now()).toEqual([{ site_id: other, condition: 'broken', custody_kind: 'repair', state: 'in-repair' }]);
    await db.pool.query(`UPDATE custody SET cancelled_at = now(), cancelled_reason = 'erreur' WHERE id = $1`, [custody]);
    expect(await now()).toEqual([{ site_id: other, condition: 'broken', custody_kind: null, state: 'broken' }]);
  });
});
