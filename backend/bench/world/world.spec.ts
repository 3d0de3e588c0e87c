import pg from 'pg';
import { createThrowAwayDatabase } from '../../src/testing/throw-away-database.js';
import { fillWorld } from './world.js';

const SIZE = { pieces: 200, persons: 50, now: new Date('2026-11-20T10:00:00Z') };
/**
 * What is told of each table's rows, without what is drawn anew each time, and without the site of a line of history: a
 * trigger that looks between two statements finds no place yet.
 */
const CONTENTS: Readonly<Record<string, string>> = {
  equipment: 'to_jsonb(t)', equipment_place: 'to_jsonb(t)', equipment_condition: 'to_jsonb(t)', custody: 'to_jsonb(t)', person: `to_jsonb(t) - 'created_at'`,
  inventory_counter: 'to_jsonb(t)', history: `to_jsonb(t) - '{id,at,site_id}'::text[]`,
};

describe('The inventory of the bench', () => {
  const databases: Awaited<ReturnType<typeof createThrowAwayDatabase>>[] = [];
  const clients: pg.Client[] = [];

  /** An inventory in a database of its own. */
  async function filled(triggers: 'on' | 'off'): Promise<pg.Client> {
    const database = await createThrowAwayDatabase();
    databases.push(database);
    const db = new pg.Client({ connectionString: database.url });
    clients.push(db);
    await db.connect();
    await fillWorld(db, { ...SIZE, triggers });
    return db;
  }

  let [looked, quick]: pg.Client[] = [];

  beforeAll(async () => {
    [looked, quick] = [await filled('on'), await filled('off')];
  });

  afterAll(async () => {
    await Promise.all(clients.map((db) => db.end()));
    await Promise.all(databases.map((database) => database.drop()));
  });

  const told = async (db: pg.Client | undefined, statement: string): Promise<unknown[]> => (await db?.query<{ told: unknown }>(statement))?.rows.map((row) => row.told) ?? [];

  it('passes every rule of the database, row by row', async () => {
    expect(await told(looked, 'SELECT count(*) AS told FROM equipment')).toEqual([200]);
    expect(await told(looked, 'SELECT count(*) AS told FROM custody')).toEqual([1000]);
  });

  it('is the same where triggers do not look, history included', async () => {
    for (const [table, content] of Object.entries(CONTENTS)) {
      const rows = `SELECT ${content} AS told FROM ${table} AS t ${table === 'history' ? `WHERE table_name IN ('equipment', 'equipment_place', 'equipment_condition', 'custody')` : ''} ORDER BY (${content})::text`;
      const expected = await told(looked, rows);
      expect(expected.length).withContext(table).toBeGreaterThan(0);
      expect(await told(quick, rows)).withContext(table).toEqual(expected);
    }
  });

  it('leaves every trigger at work', async () => {
    expect(await told(quick, `SELECT tgname AS told FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'`)).toEqual([]);
  });

  it('holds every state, site and kind of custody', async () => {
    const distinct = async (column: string, source: string) => (await told(quick, `SELECT DISTINCT ${column} AS told FROM ${source}`)).length;
    expect(await distinct('state', 'equipment_now')).toBeGreaterThanOrEqual(7);
    expect(await distinct('site_id', 'equipment_now')).toBe(12);
    expect(await distinct('kind', 'custody')).toBe(5);
  });
});
