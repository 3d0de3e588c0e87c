import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartRefusal } from '../../lifecycle/start-refusal.js';
import { EmbeddedDatabase } from './index.js';

describe('The embedded database', () => {
  const started: EmbeddedDatabase[] = [];
  const said: string[] = [];
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'calanque embarquée-'));
    said.length = 0;
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((database) => database.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(dataFolder = folder): Promise<EmbeddedDatabase> {
    const database = await EmbeddedDatabase.start({
      dataFolder,
      watcher: {
        said: (sentence) => said.push(sentence),
        lost: (refusal) => {
          fail(refusal.message);
        },
      },
    });
    started.push(database);
    return database;
  }

  async function ask(database: EmbeddedDatabase, statement: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(database.url);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async function refusalOf(work: Promise<unknown>): Promise<string> {
    return work.then(
      () => 'no refusal',
      (error: unknown) => (error instanceof StartRefusal ? error.message : String(error)),
    );
  }

  it('lets the application work as a role that owns its database and may nothing else', async () => {
    const database = await start();
    const [row] = await ask(
      database,
      `SELECT rolname, rolsuper, rolcreatedb, rolcreaterole,
              (SELECT datdba = pg_roles.oid FROM pg_database WHERE datname = current_database()) AS owns
         FROM pg_roles WHERE rolname = current_user`,
    );
    expect(row).toEqual({ rolname: 'calanque', rolsuper: false, rolcreatedb: false, rolcreaterole: false, owns: true });
  });

  it('lowers accented letters', async () => {
    expect(await ask(await start(), `SELECT lower('ÉTÉ À NOËL') AS lowered`)).toEqual([{ lowered: 'été à noël' }]);
  });

  it('keeps its passwords readable by their owner alone', async () => {
    await start();
    expect(statSync(join(folder, 'postgres-passwords.json')).mode & 0o777).toBe(0o600);
  });

  it('keeps rows over a stop and a second start', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 1 AS one');
    await first.stop();
    expect(await ask(await start(), 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('refuses a second start on the same folder, naming who uses it', async () => {
    await start();
    expect(await refusalOf(start())).toBe(
      `Calanque est déjà démarré sur le dossier des données « ${folder} » (processus ${process.pid}) : arrêtez-le,` +
        ' ou donnez un autre dossier avec CALANQUE_DATA (et un autre port avec PORT).',
    );
  });

  it('starts again by itself on the same port when its process is killed', async () => {
    const database = await start();
    await ask(database, 'CREATE TABLE kept AS SELECT 1 AS one');
    const before = database.pid;
    process.kill(before, 'SIGKILL');
    while (said.length < 2) {
      await wait(50);
    }
    expect(said).toEqual([
      'La base de données s’est arrêtée d’elle-même : Calanque la redémarre.',
      'La base de données est repartie ; ce qui était enregistré est là.',
    ]);
    expect(database.pid).not.toBe(before);
    expect(await ask(database, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('refuses files that another version of PostgreSQL wrote', async () => {
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '16\n');
    writeFileSync(join(folder, 'postgres-passwords.json'), '{"superuser":"a","application":"b"}');
    expect(await refusalOf(start())).toBe(
      `La base rangée dans « ${join(folder, 'postgres')} » a été écrite par PostgreSQL 16, et cette version de Calanque` +
        ' utilise PostgreSQL 18 : reprenez la version de Calanque qui l’a créée pour l’exporter,' +
        ' ou choisissez un autre dossier avec CALANQUE_DATA.',
    );
  });

  it('refuses a data folder that is a file', async () => {
    const file = join(folder, 'fichier');
    writeFileSync(file, '');
    expect(await refusalOf(start(file))).toBe(
      `« ${file} » n’est pas un dossier : choisissez-en un avec CALANQUE_DATA, ou retirez ce fichier.`,
    );
  });

  it('says which file to restore when the passwords of an existing database are gone', async () => {
    await (await start()).stop();
    rmSync(join(folder, 'postgres-passwords.json'));
    expect(await refusalOf(start())).toBe(
      `Le fichier « ${join(folder, 'postgres-passwords.json')} », qui garde les mots de passe de la base, manque ou est` +
        ' illisible : remettez-le depuis votre sauvegarde du dossier des données.',
    );
  });
});
