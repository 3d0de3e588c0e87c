import type { AddressInfo } from 'node:net';
import { v7 as uuid } from 'uuid';
import { ProductClient } from '../../src/testing/product-client.js';
import { useTestApp } from '../../src/testing/test-app.js';
import { HttpConnection, type Exchange } from '../load/http-connection.js';
import { LONG_LIST, queryOf } from '../scenario/lists.js';
import { asOfList, asOfPerson, asOfPiece, asOfSite } from '../scenario/as-of.js';
import { list } from '../scenario/list.js';
import { firstPage } from '../scenario/pages.js';
import { detail } from '../scenario/detail.js';
import { samplePiecesToAssign } from '../scenario/samples.queries.js';
import type { Scenario } from '../scenario/scenario.js';
import { search } from '../scenario/search.js';
import { fillWorld, TECHNICIAN } from '../world/world.js';
import { createBareServer } from './bare-server.js';

const HOUR_MS = 3_600_000;
/** As many exchanges of a scenario as tell its kinds apart. */
const TRIED = 40;

describe('The bare handler', () => {
  const app = useTestApp();
  let signedIn: ProductClient;
  let bare: Awaited<ReturnType<typeof createBareServer>>;
  let product: HttpConnection;
  let beside: HttpConnection;

  beforeAll(async () => {
    const { pool, address } = app();
    const db = await pool.connect();
    await fillWorld(db, { pieces: 200, persons: 50, now: new Date(Date.now() - 24 * HOUR_MS), triggers: 'off' });
    db.release();
    bare = await createBareServer(pool.options.connectionString ?? '');
    await new Promise<void>((resolve) => bare.server.listen(0, '127.0.0.1', resolve));
    signedIn = new ProductClient(address);
    await signedIn.signIn(TECHNICIAN.email, TECHNICIAN.password);
    const headers = Object.entries(signedIn.headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
    product = await HttpConnection.open(Number(new URL(address).port), headers);
    beside = await HttpConnection.open((bare.server.address() as AddressInfo).port, headers);
  });

  afterAll(async () => {
    product.close();
    beside.close();
    await bare.close();
  });

  const answerOf = async (side: HttpConnection, exchange: Exchange): Promise<[status: number, body: string]> =>
    [await side.ask(exchange), side.lastBody.toString()];

  async function expectSame(exchange: Exchange): Promise<string> {
    const [status, body] = await answerOf(product, exchange);
    expect(status).withContext(exchange.path).toBe(200);
    expect(await answerOf(beside, exchange)).withContext(exchange.path).toEqual([200, body]);
    return body;
  }

  for (const scenario of [list, firstPage, search, detail, asOfList, asOfPiece, asOfPerson, asOfSite] satisfies Scenario[]) {
    it(`answers byte for byte as the product: ${scenario.title}`, async () => {
      const roundOf = await scenario.prepare({ pool: app().pool, client: signedIn }, 1);
      for (const exchange of roundOf('product', 0).exchanges.slice(0, TRIED)) await expectSame(exchange);
    });
  }

  it('answers byte for byte as the product: what follows a page', async () => {
    const path = `/api/equipment?${queryOf(LONG_LIST)}`;
    const { items, next } = JSON.parse(await expectSame({ method: 'GET', path })) as { items: unknown[]; next: string };
    const following = JSON.parse(await expectSame({ method: 'GET', path: `${path}&cursor=${next}` })) as { items: unknown[] };
    expect([items.length, following.items.length]).toEqual([50, 50]);
  });

  it('answers an assignment as the product, but for what is another piece and another custody', async () => {
    const [mine, yours] = await samplePiecesToAssign(app().pool, 2);
    if (!mine || !yours) throw new Error('nothing is free');
    const person = mine.personId;
    const start = new Date(Date.now() - HOUR_MS).toISOString();
    const told = async (side: HttpConnection, equipmentId: string) => {
      const id = uuid();
      const body = JSON.stringify({ id, kind: 'assignment', equipmentId, personId: person, start, note: 'Avec sa housse' });
      const [status, answer] = await answerOf(side, { method: 'POST', path: '/api/custodies', body });
      return { status, answer: answer.replace(id, 'custody').replace(equipmentId, 'piece') };
    };
    const expected = await told(product, mine.equipmentId);
    expect(expected.status).toBe(201);
    expect(await told(beside, yours.equipmentId)).toEqual(expected);
  });

  it('answers nobody who is not signed in', async () => {
    const stranger = await HttpConnection.open((bare.server.address() as AddressInfo).port, '');
    expect((await answerOf(stranger, { method: 'GET', path: `/api/equipment?${queryOf(LONG_LIST)}` }))[0]).toBe(401);
    stranger.close();
  });
});
