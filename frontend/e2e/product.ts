import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as bare, type Page } from '@playwright/test';

/** The product as it is served: built, on a port and a data folder of its own, with demonstration accounts. */
export interface Product {
  /** `http://localhost:40123` */
  readonly address: string;
  /** The password of every demonstration account. */
  readonly password: string;
}

/** Whom a page is opened for: a demonstration account. */
export const ACCOUNTS = {
  administrator: 'admin@demo.test',
  technician: 'technicien@demo.test',
  manager: 'responsable.vitrolles@demo.test',
  mediator: 'mediateur.vitrolles@demo.test',
  direction: 'direction@demo.test',
} as const;
export type Account = keyof typeof ACCOUNTS;

interface Fixtures {
  /** Signs in through the sign-in page, and waits for the home page. */
  readonly signInAs: (account: Account, page?: Page) => Promise<void>;
}

/** Each file of tests that runs in the same worker meets the same product; it ends with the worker. */
export const test = bare.extend<Fixtures, { product: Product }>({
  product: [
    async ({ browserName: _browser }, use) => {
      const data = await mkdtemp(join(tmpdir(), 'calanque-e2e-'));
      const password = 'Une-Crique-2026-Turquoise';
      const server = start(data, password);
      try {
        await use({ address: await readyAddress(server), password });
      } finally {
        await stop(server);
        await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ product }, use) => use(product.address),

  signInAs: async ({ page, product }, use) => {
    await use(async (account, target = page) => {
      await target.goto('/connexion');
      await target.getByLabel('Adresse e-mail').fill(ACCOUNTS[account]);
      await target.getByLabel('Mot de passe', { exact: true }).fill(product.password);
      await target.getByRole('button', { name: 'Se connecter' }).click();
      await target.waitForURL((url) => url.pathname === '/');
    });
  },
});

export { expect } from '@playwright/test';

function start(data: string, password: string): ChildProcess {
  const root = join(import.meta.dirname, '../..');
  return spawn(process.execPath, [join(root, 'backend/dist/src/main.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      CALANQUE_DATA: data,
      CALANQUE_DEMO_PASSWORD: password,
      CALANQUE_LOG_LEVEL: 'error',
    },
  });
}

/** The address that the server prints once it answers. */
function readyAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/localhost:\d+/.exec(printed)?.[0];
      if (address) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code} before it was ready:\n${printed}`)));
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
