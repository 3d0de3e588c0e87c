import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ProductProcess, type Part } from '../testing/product-process.js';

describe('The started product', () => {
  let folder: string;
  const started: ProductProcess[] = [];

  // One folder for all: each start is also the next start after what the one before went through.
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'calanque arrêt-'));
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((product) => product.destroy()));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<ProductProcess> {
    const product = new ProductProcess(folder);
    started.push(product);
    await product.ready();
    return product;
  }

  it('leaves no process behind after Ctrl-C', async () => {
    const product = await start();
    product.pressCtrlC();
    expect(await product.remains()).toEqual([]);
    expect(product.sentences).toContain('Arrêt : Calanque finit les demandes en cours.');
  });

  const ends: readonly [Part, NodeJS.Signals][] = [
    ['npm', 'SIGTERM'],
    ['npm', 'SIGKILL'],
    ['launcher', 'SIGTERM'],
    ['launcher', 'SIGKILL'],
    ['server', 'SIGTERM'],
  ];
  for (const [part, signal] of ends) {
    it(`leaves no process behind after ${signal} to the ${part}`, async () => {
      const product = await start();
      product.kill(part, signal);
      expect(await product.remains()).toEqual([]);
      expect(product.sentences).toContain('Arrêt : Calanque finit les demandes en cours.');
    });
  }

  it('says that its server was killed, ends the database with it, and starts again', async () => {
    const product = await start();
    product.kill('server', 'SIGKILL');
    expect(await product.ended()).toBe(1);
    expect(await product.remains()).toEqual([]);
    expect(product.sentences).toContain(
      'Le serveur a été arrêté de force par le système (SIGKILL) ; sa base de données est arrêtée et intacte :' +
        ' relancez « npm start ».',
    );
    await start();
  });

  it('adopts the database that outlived its killed launcher and server', async () => {
    const killed = await start();
    const database = killed.pidOf('database');
    // The launcher first: it would end the database of a killed server.
    const server = killed.pidOf('server');
    killed.kill('launcher', 'SIGSTOP');
    process.kill(server, 'SIGKILL');
    killed.kill('launcher', 'SIGKILL');
    await killed.ended();
    const next = await start();
    expect(next.pidOf('database')).toBe(database);
    next.pressCtrlC();
    expect(await next.remains()).toEqual([]);
  });

  it('finishes the request in flight when it is asked to stop', async () => {
    const product = await start();
    const address = new URL(await product.ready());
    const socket = connect(Number(address.port), address.hostname);
    const body = JSON.stringify({ email: 'personne@demo.test', password: 'peu importe' });
    let answer = '';
    socket.on('data', (text) => {
      answer += text.toString();
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      `POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await wait(300);
    product.kill('npm', 'SIGTERM');
    await wait(700);
    socket.write(body.slice(10));
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(await product.remains()).toEqual([]);
  });
});
