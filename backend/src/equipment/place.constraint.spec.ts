import { ARRIVAL, changePlace, insertEquipment, insertRoom, insertSite, next, period } from '../testing/rows.js';
import { refusalOf, untilBlocked, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('the place of a piece', () => {
  const db = useScratchDatabase();
  let piece: string;
  let home: string;
  let elsewhere: string;

  beforeEach(async () => {
    ({ id: piece, siteId: home } = await insertEquipment(db.pool));
    elsewhere = await insertSite(db.pool);
  });

  const placed = (site: string, time: string) =>
    refusalOf(db.pool.query('INSERT INTO equipment_place (equipment_id, site_id, period) VALUES ($1, $2, $3)', [piece, site, time]));

  it('is one at a time', async () => {
    expect(await placed(elsewhere, period('2025-03-01'))).toBe('equipment_place_one_at_a_time');
    expect(await placed(home, period('2025-03-01', '2025-04-01'))).toBe('equipment_place_one_at_a_time');
  });

  it('is left for another without a gap', async () => {
    const at = '2025-03-01T10:00:00Z';
    await db.transaction((tx) => changePlace(tx, piece, { siteId: elsewhere, at }));
    expect(await valueOf(db.pool, 'SELECT site_id FROM equipment_place WHERE equipment_id = $1 AND period @> $2::timestamptz', [piece, at])).toBe(elsewhere);
    expect(await valueOf(db.pool, `SELECT site_id FROM equipment_place WHERE equipment_id = $1 AND period @> $2::timestamptz - interval '1 ms'`, [piece, at])).toBe(home);
  });

  it('has no gap', async () => {
    expect(await refusalOf(db.transaction(async (tx) => {
      await tx.query(`UPDATE equipment_place SET period = $2 WHERE equipment_id = $1`, [piece, period(ARRIVAL, '2025-03-01')]);
      await tx.query('INSERT INTO equipment_place (equipment_id, site_id, period) VALUES ($1, $2, $3)', [piece, elsewhere, period('2025-03-02')]);
    }))).toBe('equipment_facts_complete');
  });

  it('has no end', async () => {
    expect(await refusalOf(db.pool.query('UPDATE equipment_place SET period = $2 WHERE equipment_id = $1', [piece, period(ARRIVAL, '2025-03-01')])))
      .toBe('equipment_facts_complete');
  });

  it('is known since the piece came, neither later nor earlier than its condition', async () => {
    expect(await placed(elsewhere, period('2024-01-01', ARRIVAL))).toBe('equipment_facts_complete');
  });

  it('is there with the piece, and so is the condition', async () => {
    const model = await valueOf<string>(db.pool, 'SELECT model_id FROM equipment WHERE id = $1', [piece]);
    const without = (...parts: readonly string[]) => refusalOf(db.transaction(async (tx) => {
      const id = await valueOf<string>(tx, 'INSERT INTO equipment (id, model_id) VALUES (gen_random_uuid(), $1) RETURNING id', [model]);
      if (parts.includes('place')) {
        await tx.query('INSERT INTO equipment_place (equipment_id, site_id, period) VALUES ($1, $2, $3)', [id, home, period(ARRIVAL)]);
      }
      if (parts.includes('condition')) {
        await tx.query(`INSERT INTO equipment_condition (equipment_id, condition, period) VALUES ($1, 'working', $2)`, [id, period(ARRIVAL)]);
      }
    }));
    expect(await without()).toBe('equipment_facts_complete');
    expect(await without('place')).toBe('equipment_facts_complete');
    expect(await without('condition')).toBe('equipment_facts_complete');
    expect(await without('place', 'condition')).toBeNull();
  });

  it('does not change in the future', async () => {
    const later = new Date(Date.now() + 5 * 60_000);
    expect(await refusalOf(db.transaction((tx) => changePlace(tx, piece, { siteId: elsewhere, at: later })))).toBe('fact_not_in_future');
    expect(await refusalOf(insertEquipment(db.pool, {}, { since: later }))).toBe('fact_not_in_future');
  });

  it('does not change before the present place was taken', async () => {
    await db.transaction((tx) => changePlace(tx, piece, { siteId: elsewhere, at: '2025-03-01' }));
    await expectAsync(db.transaction((tx) => changePlace(tx, piece, { siteId: home, at: '2025-02-01' }))).toBeRejected();
    expect(await refusalOf(db.transaction((tx) => changePlace(tx, piece, { siteId: home, at: '2025-03-01' })))).toBe('equipment_place_period_sane');
  });

  it('is a room of the site itself', async () => {
    const [here, there] = [await insertRoom(db.pool, { site_id: home }), await insertRoom(db.pool, { site_id: elsewhere })];
    const moved = (siteId: string, roomId: string) =>
      refusalOf(db.transaction((tx) => changePlace(tx, piece, { siteId, roomId, at: `2025-03-01T10:00:00.${String(next()).padStart(3, '0').slice(-3)}Z` })));
    expect(await moved(home, there)).toBe('equipment_place_room_fk');
    expect(await moved(elsewhere, here)).toBe('equipment_place_room_fk');
    expect(await moved(home, here)).toBeNull();
  });

  it('is a site that exists', async () => {
    expect(await refusalOf(insertEquipment(db.pool, {}, { siteId: '00000000-0000-7000-8000-000000000000' }))).toBe('equipment_place_site_fk');
  });

  it('is that of a piece which exists', async () => {
    expect(await refusalOf(db.pool.query(
      'INSERT INTO equipment_place (equipment_id, site_id, period) VALUES (gen_random_uuid(), $1, $2)', [home, period(ARRIVAL)],
    ))).toBe('equipment_place_equipment_fk');
  });

  it('is not rewritten', async () => {
    await db.transaction((tx) => changePlace(tx, piece, { siteId: elsewhere, at: '2025-03-01' }));
    const room = await insertRoom(db.pool, { site_id: elsewhere });
    for (const [change, value] of [['site_id = $2', home], ['room_id = $2', room], ['equipment_id = $2', (await insertEquipment(db.pool)).id]] as const) {
      expect(await refusalOf(db.pool.query(`UPDATE equipment_place SET ${change} WHERE equipment_id = $1 AND upper_inf(period)`, [piece, value])))
        .withContext(change).toBe('fact_kept');
    }
    expect(await refusalOf(db.pool.query(`UPDATE equipment_place SET period = $2 WHERE equipment_id = $1 AND NOT upper_inf(period)`, [piece, period(ARRIVAL, '2025-02-01')])))
      .toBe('fact_kept');
  });

  it('is never deleted', async () => {
    expect(await refusalOf(db.pool.query('DELETE FROM equipment_place WHERE equipment_id = $1', [piece]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE equipment_place'))).toBe('never_deleted');
  });

  it('is what the first of two movers says', async () => {
    const [first, second] = [await db.connect(), await db.connect()];
    await first.query('BEGIN');
    await changePlace(first, piece, { siteId: elsewhere, at: '2025-03-01' });
    await second.query('BEGIN');
    const late = refusalOf(changePlace(second, piece, { siteId: home, at: '2025-03-02' }));
    await untilBlocked(db.pool);
    await first.query('COMMIT');
    expect(await late).toBe('equipment_place_one_at_a_time');
    await second.query('ROLLBACK');
  });
});
