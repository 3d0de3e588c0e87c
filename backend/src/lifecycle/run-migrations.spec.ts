import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { PRODUCT_FOLDER } from '../config/config.js';
import { createEmptyDatabase } from '../testing/throw-away-database.js';

describe('The migrations by themselves', () => {
  function migrate(databaseUrl: string) {
    return spawnSync(process.execPath, [join(PRODUCT_FOLDER, 'backend/dist/src/migrate.js')], {
      env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl },
      encoding: 'utf8',
    });
  }

  it('bring an empty database to the present schema, and change nothing the second time', async () => {
    const database = await createEmptyDatabase();
    for (let times = 0; times < 2; times++) {
      const { status, stdout, stderr } = migrate(database.url);
      expect(stderr).toBe('');
      expect(stdout).toBe('La base de données est à jour.\n');
      expect(status).toBe(0);
    }
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('equipment') IS NOT NULL AS there`);
    await client.end();
    expect(rows).toEqual([{ there: true }]);
    await database.drop();
  });

  it('say in one sentence why they cannot', () => {
    const { status, stderr } = migrate('postgres://calanque:secret@absente.invalid/calanque');
    expect(stderr).toBe(
      'La machine « absente.invalid » de DATABASE_URL est introuvable : corrigez son nom, ou vérifiez le réseau.\n',
    );
    expect(status).toBe(1);
  });
});
