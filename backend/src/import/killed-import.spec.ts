import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportDetail, ImportState, Page } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import { ProductClient } from '../testing/product-client.js';
import { ProductProcess } from '../testing/product-process.js';

const PASSWORD = 'Galets-de-3-plages!';
const ROWS = 20_000;
/** « Goes on within a minute of a restart. » */
const GOES_ON_WITHIN_MS = 60_000;
const DONE_WITHIN_MS = 240_000;

/** Every third row has no number: it must be given exactly one. */
function file(): string {
  const lines = ['N° inventaire;Catégorie;Marque;Modèle;N° de série;MDS;Pièce;État'];
  for (let row = 1; row <= ROWS; row++) lines.push(`${row % 3 === 0 ? '' : `KILL-${row}`};Tablette;Apple;iPad 9;K${row};Vitrolles;Salle ${row % 5};OK`);
  return lines.join('\r\n');
}

describe('An import of 20,000 rows', () => {
  let folder: string;
  let product: ProductProcess;
  let technician: ProductClient;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'calanque-import-'));
  });

  afterEach(async () => {
    await product.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    product = new ProductProcess(folder, { CALANQUE_DEMO_PASSWORD: PASSWORD, CALANQUE_LOG_LEVEL: 'silent' });
    technician = new ProductClient(await product.ready());
    await technician.signIn('technicien@demo.test', PASSWORD);
  }

  async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await technician.request(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path} gave ${answer.status}: ${await answer.text()}`);
    return await answer.json() as Answer;
  }

  /** Waits while the server or its database may be away. */
  async function until(id: string, within: number, holds: (detail: ImportDetail) => boolean): Promise<ImportDetail> {
    for (const deadline = Date.now() + within; Date.now() < deadline; await wait(100)) {
      const detail = await call<ImportDetail>('GET', `/api/imports/${id}`).catch(() => null);
      if (detail !== null && holds(detail)) return detail;
    }
    throw new Error('the import does not get there');
  }

  const hasDone = (state: ImportState, rows: number) => (detail: ImportDetail) => detail.state !== state || detail.progress.done >= rows;

  async function begin(): Promise<string> {
    await start();
    const form = new FormData();
    form.set('kind', 'equipment');
    form.set('id', uuid());
    form.set('file', new Blob([file()]), 'vingt mille.csv');
    const { id } = await call<ImportDetail>('POST', '/api/imports', form);
    await call('POST', `/api/imports/${id}/dry-run`);
    return id;
  }

  async function expectWhole(id: string): Promise<void> {
    const done = await until(id, DONE_WITHIN_MS, ({ state }) => state !== 'importing');
    expect(done).toEqual(jasmine.objectContaining({
      state: 'done', failure: null, counts: { accepted: ROWS, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 }, progress: { done: ROWS, total: ROWS },
    }));
    const { total } = await call<Page<unknown>>('GET', '/api/equipment?limit=1&count=true');
    expect(total).toBe(ROWS);
    // Every row is found again under its number or its serial, and none of them twice: the second file finds each as it is.
    const form = new FormData();
    form.set('kind', 'equipment');
    form.set('file', new Blob([file()]), 'encore.csv');
    const again = await call<ImportDetail>('POST', '/api/imports', form);
    await call('POST', `/api/imports/${again.id}/dry-run`);
    const checked = await until(again.id, DONE_WITHIN_MS, ({ state }) => state !== 'checking');
    expect(checked.counts).toEqual({ accepted: 0, rejected: 0, ignored: 0, alreadyPresent: ROWS, different: 0 });
  }

  it('finishes though server and database are killed, each while it is read, while it begins to be written and when it is nearly done: nothing twice, nothing lost', async () => {
    const id = await begin();
    for (const [share, kill] of [[0.1, killServer], [0.5, killDatabase]] as const) {
      await until(id, DONE_WITHIN_MS, hasDone('checking', ROWS * share));
      await kill();
    }
    const read = await until(id, DONE_WITHIN_MS, ({ state }) => state !== 'checking');
    expect([read.state, read.counts.accepted]).toEqual(['checked', ROWS]);
    await call('POST', `/api/imports/${id}/confirm`, {});
    for (const [share, kill] of [[0.1, killDatabase], [0.2, killServer], [0.7, killServer], [0.85, killDatabase]] as const) {
      const { progress } = await until(id, DONE_WITHIN_MS, hasDone('importing', ROWS * share));
      await kill();
      await until(id, GOES_ON_WITHIN_MS, ({ state, progress: { done } }) => state === 'done' || done > progress.done + 600);
    }
    await expectWhole(id);
  }, 600_000);

  async function killServer(): Promise<void> {
    product.kill('server', 'SIGKILL');
    await product.ended();
    expect(await product.remains()).toEqual([]);
    await start();
  }

  async function killDatabase(): Promise<void> {
    product.kill('database', 'SIGKILL');
  }
});
