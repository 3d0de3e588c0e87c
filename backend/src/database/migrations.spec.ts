import pg from 'pg';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { createEmptyDatabase } from '../testing/throw-away-database.js';
import { valueOf } from '../testing/scratch-database.js';
import { buildDataSource } from './data-source.js';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';

/** The statements that would make the database what the entities say. */
async function pendingChanges(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

describe('the migrations', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let source: DataSource;
  let db: pg.Client;

  beforeEach(async () => {
    database = await createEmptyDatabase();
    source = await buildDataSource(database.url, 2).initialize();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
  });

  afterEach(async () => {
    await db.end();
    await source.destroy();
    await database.drop();
  });

  /** Everything in the schema that is not part of an extension or TypeORM's own list of migrations. */
  const contents = () => valueOf<string[]>(db, `
    SELECT coalesce(array_agg(kind || ' ' || name ORDER BY kind, name), '{}') FROM (
      SELECT 'relation' AS kind, relname::text AS name, 'pg_class'::regclass AS catalog, oid FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relname !~ '^(migrations|PK_)'
      UNION ALL SELECT 'function', proname, 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      UNION ALL SELECT 'trigger', tgname, 'pg_trigger'::regclass, oid FROM pg_trigger WHERE NOT tgisinternal
    ) AS thing
    WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = catalog AND objid = thing.oid AND deptype = 'e')`);

  it('go up on an empty database, down to nothing, and up again', async () => {
    expect(await contents()).toEqual([]);
    expect((await source.runMigrations()).length).toBe(MIGRATIONS.length);
    const whole = await contents();
    expect(whole.length).toBeGreaterThan(100);
    for (const _ of MIGRATIONS) await source.undoLastMigration();
    expect(await contents()).toEqual([]);
    await source.runMigrations();
    expect(await contents()).toEqual(whole);
  });

  it('go up one at a time as they do together', async () => {
    for (const migration of MIGRATIONS) {
      const runner = source.createQueryRunner();
      await new migration().up(runner);
      await runner.release();
    }
    const oneByOne = await contents();
    for (const migration of [...MIGRATIONS].reverse()) {
      const runner = source.createQueryRunner();
      await new migration().down(runner);
      await runner.release();
    }
    await source.runMigrations();
    expect(await contents()).toEqual(oneByOne);
  });

  it('leave all or nothing', async () => {
    // TypeORM tells the failure there as well.
    spyOn(console, 'log');
    await db.query('CREATE TABLE custody (id uuid)');
    await expectAsync(source.runMigrations()).toBeRejected();
    expect(await contents()).toEqual(['relation custody']);
  });

  it('have nothing to do a second time', async () => {
    await source.runMigrations();
    expect(await source.runMigrations()).toEqual([]);
  });
});

describe('entities and migrations', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let source: DataSource;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    source = await buildDataSource(database.url, 2).initialize();
    await source.runMigrations();
  });

  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const withTables = async (entities: readonly (new () => object)[], work: (other: DataSource) => Promise<void>) => {
    const other = await new DataSource({ ...source.options, entities: [...entities] }).initialize();
    try {
      await work(other);
    } finally {
      await other.destroy();
    }
  };

  it('agree', async () => {
    expect(await pendingChanges(source)).toEqual([]);
  });

  it('agree on the name of every table', async () => {
    const tables: { name: string }[] = await source.query(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migrations'`);
    expect(source.entityMetadatas.map(({ tableName }) => tableName).sort()).toEqual(tables.map(({ name }) => name).sort());
    expect(source.entityMetadatas.length).toBe(ENTITIES.length);
  });

  it('agree on every name of an index and of a primary key, those included that entities cannot spell out', async () => {
    const rows: { name: string }[] = await source.query(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace
          AND oid NOT IN (SELECT conindid FROM pg_constraint WHERE contype IN ('u', 'x')) AND relname !~ '^PK_'`);
    const said = source.entityMetadatas.flatMap(({ indices, primaryColumns }) => [
      ...indices.map(({ name }) => name), ...new Set(primaryColumns.map((column) => column.primaryKeyConstraintName ?? '')),
    ]);
    expect(said.sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('mean the same by every check and exclusion', async () => {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    const definitions = async () => new Map<string, string>(
      (await runner.query(`SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype IN ('c', 'x') AND connamespace = 'public'::regnamespace`) as
        { conname: string; definition: string }[]).map(({ conname, definition }) => [conname, definition]));
    const migrated = await definitions();
    for (const { tableName, checks, exclusions } of source.entityMetadatas) {
      for (const { name, expression } of checks) {
        await runner.query(`ALTER TABLE ${tableName} DROP CONSTRAINT ${name}, ADD CONSTRAINT ${name} CHECK (${expression})`);
      }
      for (const { name, expression } of exclusions) {
        await runner.query(`ALTER TABLE ${tableName} DROP CONSTRAINT ${name}, ADD CONSTRAINT ${name} EXCLUDE ${expression}`);
      }
    }
    expect(await definitions()).toEqual(migrated);
    await runner.rollbackTransaction();
    await runner.release();
  });

  it('are seen to differ by a column, a table, an index, a check, a foreign key', async () => {
    for (const [change, back] of [
      ['ALTER TABLE site ADD COLUMN planted text', 'ALTER TABLE site DROP COLUMN planted'],
      ['ALTER TABLE site ALTER COLUMN address SET NOT NULL', 'ALTER TABLE site ALTER COLUMN address DROP NOT NULL'],
      [`ALTER TABLE site ALTER COLUMN status SET DEFAULT 'closed'`, `ALTER TABLE site ALTER COLUMN status SET DEFAULT 'open'`],
      ['ALTER INDEX person_by_site RENAME TO planted', 'ALTER INDEX planted RENAME TO person_by_site'],
      ['ALTER TABLE custody RENAME CONSTRAINT custody_kind_known TO planted', 'ALTER TABLE custody RENAME CONSTRAINT planted TO custody_kind_known'],
      ['ALTER TABLE room RENAME CONSTRAINT room_site_fk TO planted', 'ALTER TABLE room RENAME CONSTRAINT planted TO room_site_fk'],
      ['ALTER TABLE custody RENAME CONSTRAINT custody_one_holder_at_a_time TO planted', 'ALTER TABLE custody RENAME CONSTRAINT planted TO custody_one_holder_at_a_time'],
    ] as const) {
      await source.query(change);
      expect(await pendingChanges(source)).withContext(change).not.toEqual([]);
      await source.query(back);
      expect(await pendingChanges(source)).withContext(back).toEqual([]);
    }
  });

  it('are seen to differ by an entity of which there is no table', async () => {
    @Entity('planted')
    class PlantedEntity {
      @PrimaryColumn({ type: 'uuid' })
      id!: string;

      @Column({ type: 'text' })
      name!: string;
    }
    await withTables([...ENTITIES, PlantedEntity], async (other) => {
      expect(await pendingChanges(other)).toEqual([jasmine.stringContaining('CREATE TABLE "planted"')]);
    });
  });
});
