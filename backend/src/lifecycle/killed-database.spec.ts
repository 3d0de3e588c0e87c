import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { ProductClient } from '../testing/product-client.js';
import { ProductProcess } from '../testing/product-process.js';

const PASSWORD = 'Galets-de-3-plages!';
const WRITERS = 4;

describe('The database killed while people write', () => {
  let folder: string;
  const started: ProductProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'calanque-coupure-'));
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((product) => product.destroy()));
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<{ product: ProductProcess; technician: ProductClient }> {
    const product = new ProductProcess(folder, { CALANQUE_DEMO_PASSWORD: PASSWORD, CALANQUE_LOG_LEVEL: 'silent' });
    started.push(product);
    const technician = new ProductClient(await product.ready());
    await technician.signIn('technicien@demo.test', PASSWORD);
    return { product, technician };
  }

  /** Creates models one after the other until told to stop. @returns the ids that were acknowledged */
  async function write(technician: ProductClient, isOver: () => boolean, acknowledged: Set<string>): Promise<void> {
    while (!isOver()) {
      const id = uuidv7();
      const answer = await technician
        .request('POST', '/api/equipment-models', {
          id,
          category: 'accessory',
          maker: 'Essai',
          name: `Modèle ${id}`,
          specifications: {},
        })
        .catch(() => null);
      if (answer?.status === 201) {
        acknowledged.add(id);
      } else {
        await wait(50);
      }
      await answer?.arrayBuffer();
    }
  }

  async function lostAmong(ids: ReadonlySet<string>, technician: ProductClient): Promise<string[]> {
    const lost: string[] = [];
    for (const id of ids) {
      const answer = await technician.request('GET', `/api/equipment-models/${id}`);
      await answer.arrayBuffer();
      if (answer.status !== 200) lost.push(id);
    }
    return lost;
  }

  it('recovers with a sentence, and keeps every acknowledged write over the next start', async () => {
    const { product, technician } = await start();
    const acknowledged = new Set<string>();
    let isOver = false;
    const writers = Array.from({ length: WRITERS }, () => write(technician, () => isOver, acknowledged));
    await until(() => acknowledged.size >= 40);
    product.kill('database', 'SIGKILL');
    await until(() => product.output.includes('La base de données est repartie ; ce qui était enregistré est là.'));
    const before = acknowledged.size;
    await until(() => acknowledged.size >= before + 40);
    isOver = true;
    await Promise.all(writers);
    product.kill('npm', 'SIGTERM');
    expect(await product.remains()).toEqual([]);

    const next = await start();
    expect(await lostAmong(acknowledged, next.technician)).toEqual([]);
    expect(acknowledged.size).toBeGreaterThanOrEqual(80);
  }, 60_000);

  it('keeps every acknowledged write when database and server are killed together', async () => {
    const { product, technician } = await start();
    const acknowledged = new Set<string>();
    let isOver = false;
    const writers = Array.from({ length: WRITERS }, () => write(technician, () => isOver, acknowledged));
    await until(() => acknowledged.size >= 40);
    const [server, database] = [product.pidOf('server'), product.pidOf('database')];
    process.kill(database, 'SIGKILL');
    process.kill(server, 'SIGKILL');
    isOver = true;
    await Promise.all(writers);
    await product.ended();

    const next = await start();
    expect(await lostAmong(acknowledged, next.technician)).toEqual([]);
  }, 60_000);
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 800 && !holds(); tries++) {
    await wait(25);
  }
  expect(holds()).toBeTrue();
}
