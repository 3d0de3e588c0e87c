import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { say, sayRefusal } from '../src/lifecycle/say.js';
import { aborted, stopSignal } from '../src/lifecycle/stop-signal.js';
import { ProductClient } from '../src/testing/product-client.js';
import { tryImport } from './import/import-trial.js';
import { openInventory } from './run/inventory.js';
import { LoadGenerator, measure, type Figures } from './run/measure.js';
import { readOptions, type BenchOptions } from './run/options.js';
import { importTable, tableOf } from './run/report.js';
import { startBare, startProduct, type RunningServer } from './run/servers.js';
import { SCENARIOS } from './scenario/index.js';
import type { Scenario, Side } from './scenario/scenario.js';
import { TECHNICIAN } from './world/world.js';
import { sizeOf } from './world/world.queries.js';

const WARM_UP_MS = 3000;
const IMPORT = 'import';

/** What has to be ended, last begun first. */
const endings: (() => Promise<void> | void)[] = [];
const stop = stopSignal();
try {
  await Promise.race([bench(readOptions(process.argv.slice(2), [...SCENARIOS.map(({ name }) => name), IMPORT])), aborted(stop)]);
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
  const wants = (name: string): boolean => options.only?.includes(name) ?? true;
  const start = async () => {
    const product = await startProduct(inventory.url, join(inventory.folder, 'product.log'), profilingOptions(options));
    endings.push(product.stop);
    return product;
  };

  say(await machine(pool, options));
  const scenarios = SCENARIOS.filter(({ name }) => wants(name));
  if (scenarios.length > 0) {
    const product = await start();
    const clients = await signIn(product, options.connections);
    const bare = await startBare(inventory.url);
    endings.push(bare.stop);
    say(`\n${tableOf(await measureAll(scenarios, pool, clients, { product, bare }, options))}`);
    await product.stop();
  }
  if (wants(IMPORT)) {
    say(`… a file of ${options.rows} rows`);
    // A server of its own: what it needed at most is told from its start on.
    const product = await start();
    const [client] = await signIn(product, 1);
    say(`\n${importTable(await tryImport(client as ProductClient, product, inventory.url, options.rows))}`);
  }
}

async function measureAll(
  scenarios: readonly Scenario[], pool: pg.Pool, clients: readonly ProductClient[], servers: Readonly<Record<Side, RunningServer>>, options: BenchOptions,
): Promise<Figures[]> {
  const generator = new LoadGenerator();
  endings.push(() => generator.stop());
  const headers = clients.map((client) => Object.entries(client.headers).map(([name, value]) => `${name}: ${value}\r\n`).join(''));
  const world = { pool, client: clients[0] as ProductClient };
  const all: Figures[] = [];
  for (const scenario of scenarios) {
    say(`… ${scenario.title}`);
    all.push(await measure(scenario, world, servers, headers, generator, { rounds: options.rounds, roundMs: options.seconds * 1000, warmUpMs: WARM_UP_MS }));
  }
  return all;
}

function profilingOptions({ profile }: BenchOptions): string[] {
  if (profile === null) return [];
  mkdirSync(profile, { recursive: true });
  return ['--cpu-prof', `--cpu-prof-dir=${profile}`];
}

/** As many sessions as connections: people do not share theirs. */
async function signIn({ port }: RunningServer, many: number): Promise<ProductClient[]> {
  const clients = Array.from({ length: many }, () => new ProductClient(`http://127.0.0.1:${port}`));
  for (const client of clients) await client.signIn(TECHNICIAN.email, TECHNICIAN.password);
  return clients;
}

async function machine(pool: pg.Pool, { connections, rounds, seconds }: BenchOptions): Promise<string> {
  const { version, pieces, custodies } = await sizeOf(pool);
  return `${pieces} pieces, ${custodies} custodies; ${connections} connections, ${rounds} rounds of ${seconds} s a side;`
    + ` ${availableParallelism()} cores for everything, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, PostgreSQL ${version};`
    + ` load average ${loadavg()[0]?.toFixed(1) ?? '?'} before`;
}
