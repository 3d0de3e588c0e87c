import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyDatabase } from '../testing/throw-away-database.js';
import { ProductProcess } from '../testing/product-process.js';

describe('A start that cannot succeed', () => {
  let folder: string;
  const started: ProductProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'calanque-refus-'));
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((product) => product.destroy()));
    rmSync(folder, { recursive: true, force: true });
  });

  function start(environment: Record<string, string> = {}, dataFolder = folder): ProductProcess {
    const product = new ProductProcess(dataFolder, environment);
    started.push(product);
    return product;
  }

  /** Everything that it says to people, once it has ended with the code of a failure. */
  async function refusalOf(environment: Record<string, string>): Promise<string[]> {
    const product = start(environment);
    expect(await product.ended()).toBe(1);
    expect(await product.remains()).toEqual([]);
    return product.sentences;
  }

  it('names the port that another program has taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await refusalOf({ PORT: String(port) })).toEqual([
      `Le port ${port} est déjà pris par un autre programme : arrêtez-le, ou choisissez un autre port` +
        ` avec la variable PORT, par exemple PORT=${port + 1}.`,
    ]);
    other.close();
  });

  it('names the address that is not of this machine', async () => {
    expect(await refusalOf({ CALANQUE_HOST: '192.0.2.1' })).toEqual([
      'L’adresse « 192.0.2.1 » n’est pas celle de cette machine : corrigez CALANQUE_HOST,' +
        ' 127.0.0.1 pour elle seule ou 0.0.0.0 pour tout le réseau.',
    ]);
  });

  it('names the data folder that a first start uses, and leaves that one alone', async () => {
    const first = start();
    const address = await first.ready();
    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.sentences).toEqual([
      `Calanque est déjà démarré sur le dossier des données « ${folder} » (processus ${first.pidOf('server')}) : arrêtez-le,` +
        ' ou donnez un autre dossier avec CALANQUE_DATA (et un autre port avec PORT).',
    ]);
    expect((await fetch(`${address}/api/health/ready`)).status).toBe(200);
  });

  it('names the database that does not answer, without its password', async () => {
    expect(await refusalOf({ DATABASE_URL: 'postgres://calanque:secret@127.0.0.1:1/calanque' })).toEqual([
      'La base de données ne répond pas sur 127.0.0.1:1 (ECONNREFUSED) : démarrez-la, corrigez DATABASE_URL,' +
        ' ou retirez cette variable pour utiliser la base fournie avec Calanque.',
    ]);
  });

  it('names the role whose password the database refuses', async () => {
    const database = await createEmptyDatabase();
    const url = new URL(database.url);
    url.password = 'faux';
    expect(await refusalOf({ DATABASE_URL: url.href })).toEqual([
      'La base de données refuse le mot de passe de « calanque » : corrigez-le dans DATABASE_URL.',
    ]);
    await database.drop();
  });

  it('names the database that does not exist', async () => {
    const database = await createEmptyDatabase();
    const url = new URL(database.url);
    url.pathname = '/absente';
    expect(await refusalOf({ DATABASE_URL: url.href })).toEqual([
      `La base « absente » n’existe pas sur ${url.host} : créez-la, ou corrigez DATABASE_URL.`,
    ]);
    await database.drop();
  });

  it('says every bad value of the environment at once', async () => {
    expect(await refusalOf({ PORT: 'trois mille', CALANQUE_SESSION_HOURS: '0' })).toEqual([
      'PORT vaut « trois mille » : donnez un port, un nombre entier de 0 à 65535 (3000 si vous ne dites rien).',
      'CALANQUE_SESSION_HOURS vaut « 0 » : donnez des heures, un nombre entier de 1 à 720 (12 si vous ne dites rien).',
    ]);
  });

  it('does not hinder another start on another data folder at the same time', async () => {
    const other = mkdtempSync(join(tmpdir(), 'calanque-voisin-'));
    const products = [folder, other].map((each) => start({}, each));
    const addresses = await Promise.all(products.map((product) => product.ready()));
    for (const address of addresses) {
      expect((await fetch(`${address}/api/health/ready`)).status).toBe(200);
    }
    expect(addresses[0]).not.toBe(addresses[1]);
    await Promise.all(products.map((product) => product.destroy()));
    rmSync(other, { recursive: true, force: true });
  });
});
