import { mkdirSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { say, sayRefusal } from '../src/lifecycle/say.js';
import { aborted, stopSignal } from '../src/lifecycle/stop-signal.js';
import { ProductClient } from '../src/testing/product-client.js';
import { openInventory } from './run/inventory.js';
import { LoadGenerator, measure, type Figures } from './run/measure.js';
import { readOptions, type BenchOptions } from './run/options.js';
import { tableOf } from './run/report.js';
import { startBare, startProduct } from './run/servers.js';
import { SCENARIOS } from './scenario/index.js';
import { TECHNICIAN } from './world/world.js';
import { sizeOf } from './world/world.queries.js';

const CONNECTIONS = 20;
const WARM_UP_MS = 3000;

/** What has to be ended, last begun first. */
const endings: (() => Promise<void> | void)[] = [];
const stop = stopSignal();
try {
  await Promise.race([bench(readOptions(process.argv.slice(2), SCENARIOS.map(({ name }) => name))), aborted(stop)]);
} catch (error) {
  sayRefusal(error);
  process.exitCode = 1;
} finally {
  for (const end of endings.reverse()) await end();
}
process.exit();

async function bench(options: BenchOptions): Promise<void> {
  const inventory = await openInventory(options);
  endings.push(inventory.stop);
  const pool = new pg.Pool({ connectionString: inventory.url, max: 2 });
  endings.push(() => pool.end());
  if (options.profile !== null) mkdirSync(options.profile, { recursive: true });
  const profiling = options.profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
  const product = await startProduct(inventory.url, join(inventory.folder, 'product.log'), profiling);
  endings.push(product.stop);
  const bare = await startBare(inventory.url);
  endings.push(bare.stop);
  const generator = new LoadGenerator();
  endings.push(() => generator.stop());

  const clients = await signIn(`http://127.0.0.1:${product.port}`);
  const [client] = clients;
  if (client === undefined) return;
  const headers = clients.map((each) => Object.entries(each.headers).map(([name, value]) => `${name}: ${value}\r\n`).join(''));
  say(await machine(pool, options));
  const all: Figures[] = [];
  for (const scenario of SCENARIOS.filter(({ name }) => options.only?.includes(name) ?? true)) {
    say(`… ${scenario.title}`);
    all.push(await measure(scenario, { pool, client }, { product, bare }, headers, generator, { rounds: options.rounds, roundMs: options.seconds * 1000, warmUpMs: WARM_UP_MS }));
  }
  say(`\n${tableOf(all)}`);
}

/** As many sessions as connections: people do not share theirs. */
async function signIn(address: string): Promise<ProductClient[]> {
  const clients = Array.from({ length: CONNECTIONS }, () => new ProductClient(address));
  for (const client of clients) await client.signIn(TECHNICIAN.email, TECHNICIAN.password);
  return clients;
}

async function machine(pool: pg.Pool, { rounds, seconds }: BenchOptions): Promise<string> {
  const { version, pieces, custodies } = await sizeOf(pool);
  return `${pieces} pieces, ${custodies} custodies; ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s a side;`
    + ` ${availableParallelism()} cores for everything, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, PostgreSQL ${version}`;
}
