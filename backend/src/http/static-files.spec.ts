import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type Response } from 'express';
import request from 'supertest';
import type { Refusal } from '../refusal/refusal.js';
import { serveFrontEnd } from './static-files.js';

describe('The served front end', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'calanque-front-end-'));
    await writeFile(join(folder, 'index.html'), '<title>Calanque</title>');
    await writeFile(join(folder, 'chunk-Ab3_-dE9.js'), 'export {};');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const served = () => express().use(serveFrontEnd(folder), (_request, response) => void response.status(404).send('api'));

  it('is its start page at every address of a screen, and nothing at one of the API', async () => {
    expect((await request(served()).get('/materiel/1').expect(200)).text).toContain('Calanque');
    expect((await request(served()).get('/api/sites').expect(404)).text).toBe('api');
  });

  it('is read, and nothing else', async () => {
    await request(served()).head('/connexion').expect(200);
    const refusing = served().use((error: Refusal, _request: Request, response: Response, _next: NextFunction) => void response.status(405).send(error.code));
    for (const method of ['post', 'put', 'patch', 'delete'] as const) await request(refusing)[method]('/connexion').expect(405, 'method-not-allowed');
  });

  it('is kept by browsers where the name tells the content, and asked for again where not', async () => {
    expect((await request(served()).get('/chunk-Ab3_-dE9.js').expect(200)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await request(served()).get('/').expect(200)).headers['cache-control']).toBe('no-cache');
  });

  it('outlives a file that a new build takes away', async () => {
    const server = served().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await request(address).get('/chunk-Ab3_-dE9.js').expect(200);
    await rm(join(folder, 'chunk-Ab3_-dE9.js'));
    await expectAsync(fetch(`${address}/chunk-Ab3_-dE9.js`).then((answer) => answer.text())).toBeRejected();
    await request(address).get('/').expect(200);
    server.close();
  });
});
