import type { ProblemAnswer } from '@calanque/shared';
import pg from 'pg';
import pino from 'pino';
import request from 'supertest';
import { v7 as uuid } from 'uuid';
import { isUnreachable } from '../database/violation.js';
import { insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { logRequests } from './log.js';

describe('Over HTTP', () => {
  const app = useTestApp();
  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;

  it('a refusal is problem+json with a code, a sentence and the id of the request', async () => {
    const answer = await request(app().address).get('/api/nowhere').expect(404);
    expect(answer.type).toBe('application/problem+json');
    expect(problem(answer)).toEqual({
      type: 'urn:calanque:problem:not-found', title: 'Introuvable', status: 404, code: 'not-found', requestId: answer.headers['x-request-id'] ?? '',
      detail: 'Cette page ou cet élément n’existe pas, ou ne vous est pas accessible.',
    });
  });

  it('a request keeps no id that it brings itself', async () => {
    const { headers } = await request(app().address).get('/api/health/live').set('X-Request-Id', 'trace-0001').expect(200);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{8}-/);
  });

  it('a body that cannot be read, or is too large, is refused with a sentence', async () => {
    const technician = await app().signedInAs('technician');
    const send = (body: string) => technician.postText('/api/equipment-models', body);
    expect(problem(await send('{"a":').expect(400)).detail).toBe('La requête n’a pas pu être lue. Rechargez la page et recommencez.');
    expect(problem(await send(`"${'x'.repeat(1_200_000)}"`).expect(413)).detail).toBe('Cet envoi est trop volumineux.');
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const body of [deep, `{"maker":${deep}}`]) expect(problem(await send(body).expect(400)).code).toBe('malformed-request');
    const visitor = await app().visitor();
    await visitor.postText('/api/session', `{"email":${deep}}`).expect(400);
  });

  it('a name that every object has is an unknown one', async () => {
    const technician = await app().signedInAs('technician');
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(problem(await technician.get(`/api/equipment?${name}=x`).expect(400)).field).toBe(name);
      const body = `{"id":"01890000-0000-7000-8000-000000000003","category":"tablet","maker":"A","name":"B","specifications":{"${name}":{"notes":1}}}`;
      expect(problem(await technician.postText('/api/equipment-models', body).expect(400)).field).toBe(name);
    }
  });

  it('text that nobody can read is refused at its field, and nothing is stored', async () => {
    const technician = await app().signedInAs('technician');
    const body = { id: '01890000-0000-7000-8000-000000000001', category: 'laptop', maker: 'A', name: 'C', specifications: {} };
    for (const unreadable of ['A\u0000B', 'A\u0007B', 'A\ud800B', '\u200b\u2060']) {
      const maker = problem(await technician.post('/api/equipment-models', { ...body, maker: unreadable }).expect(400));
      expect(maker.errors).withContext(JSON.stringify(unreadable)).toEqual([{ field: 'maker', code: 'invalid', detail: '« Marque » : un caractère n’est pas lisible. Retapez ce texte.' }]);
      const processor = problem(await technician.post('/api/equipment-models', { ...body, specifications: { processor: unreadable } }).expect(400));
      expect(processor.field).withContext(JSON.stringify(unreadable)).toBe('specifications.processor');
    }
    await technician.post('/api/equipment-models', { ...body, maker: 'Été & fils\u202f!' }).expect(201);
  });

  it('a database that went over to a standby, or has no room left, is said to be unavailable', () => {
    const refused = (code: string) => isUnreachable(Object.assign(new pg.DatabaseError('x', 1, 'error'), { code }));
    for (const code of ['25006', '53100', '53300', '57P01', '57014', '08006']) expect(refused(code)).withContext(code).toBeTrue();
    for (const code of ['23505', '40001', '22P02', '42P01']) expect(refused(code)).withContext(code).toBeFalse();
  });

  it('a property that the contract does not know is refused, not ignored', async () => {
    const siteId = await insertSite(app().pool);
    const technician = await app().signedInAs('technician');
    const refusal = problem(await technician.post(`/api/sites/${siteId}/rooms`, { id: '01890000-0000-7000-8000-000000000002', name: 'Accueil', closed: false, owner: 'me' }).expect(400));
    expect(refusal.detail).toBe('Le paramètre « owner » n’existe pas. Retirez-le de l’adresse.');
  });

  it('what was created is read at the address that the answer names', async () => {
    const technician = await app().signedInAs('technician');
    const siteId = await insertSite(app().pool);
    const modelId = await insertModel(app().pool);
    const personId = await insertPerson(app().pool, { site_id: siteId });
    const equipment = uuid();
    const creations: [string, { id: string } & Record<string, unknown>][] = [
      ['/api/sites', { id: uuid(), name: 'Istres', status: 'open', city: 'Istres', openingHours: {} }],
      [`/api/sites/${siteId}/rooms`, { id: uuid(), name: 'Accueil', closed: false }],
      ['/api/persons/', { id: uuid(), givenName: 'Nadia', familyName: 'Lavande', siteId }],
      ['/api/equipment-models', { id: uuid(), category: 'laptop', maker: 'Exemplar', name: 'Lue', specifications: {} }],
      ['/api/equipment', { id: equipment, modelId, siteId }],
      ['/api/custodies', { id: uuid(), equipmentId: equipment, kind: 'assignment', personId }],
    ];
    for (const [path, body] of creations) {
      const { headers } = await technician.post(path, body).expect(201);
      const read = await technician.get(headers['location'] ?? '').expect(200);
      expect((read.body as { id: string }).id).withContext(path).toBe(body.id);
      expect(read.headers['etag']).withContext(path).toBe(headers['etag'] ?? '');
    }
  });

  it('pages may run our scripts alone, and be framed by nobody', async () => {
    const { headers } = await request(app().address).get('/api/session').expect(200);
    const policy = headers['content-security-policy'] ?? '';
    for (const rule of [`default-src 'self'`, `script-src 'self' 'wasm-unsafe-eval'`, `style-src 'self' 'unsafe-inline'`, `object-src 'none'`, `frame-ancestors 'none'`]) expect(policy).toContain(rule);
    expect(policy).not.toMatch(/https?:|upgrade-insecure-requests/);
    expect([headers['x-frame-options'], headers['x-content-type-options'], headers['x-powered-by']]).toEqual(['DENY', 'nosniff', undefined]);
  });

  it('health is told to anybody', async () => {
    await request(app().address).get('/api/health/live').expect(200, { ok: true });
    await request(app().address).get('/api/health/ready').expect(200, { ok: true });
  });

  it('the API describes itself, with the permission of each operation', async () => {
    const description = (await request(app().address).get('/api/openapi.json').expect(200)).body as {
      openapi: string; paths: Record<string, Record<string, { 'x-permission': string; requestBody?: object }>>;
    };
    expect(description.openapi).toBe('3.1.0');
    expect(description.paths['/api/equipment/{id}']?.['patch']?.['x-permission']).toBe('equipment:edit');
    expect(description.paths['/api/equipment']?.['post']?.requestBody).toBeDefined();
    const page = await request(app().address).get('/api/docs').expect(200);
    expect(page.text).toContain('Calanque – API');
    expect(page.text).not.toMatch(/<script[^>]*src="https?:/);
  });

  it('the log holds method, route and status, and neither address nor anything typed', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info', base: null }, { write: (line: string) => lines.push(line) });
    const handle = logRequests(log);
    let close: () => void = () => undefined;
    const answered = { statusCode: 200, writableFinished: true, on: (_: string, listener: () => void) => { close = listener; } };
    const asked = { method: 'GET', path: '/api/persons', requestId: 'trace-0002', route: { path: '/api/persons' }, query: { q: 'Nadia' }, originalUrl: '/api/persons?q=Nadia' };
    handle(asked as never, answered as never, () => undefined);
    close();
    expect(JSON.parse(lines[0] ?? '{}')).toEqual(jasmine.objectContaining({ requestId: 'trace-0002', method: 'GET', route: '/api/persons', status: 200 }));
    expect(lines.join()).not.toContain('Nadia');
  });
});

describe('Behind a proxy', () => {
  const app = useTestApp({ trustedProxies: 1 });

  it('a request keeps the id that the proxy gave it', async () => {
    const { headers } = await request(app().address).get('/api/health/live').set('X-Request-Id', 'trace-0001').expect(200);
    expect(headers['x-request-id']).toBe('trace-0001');
  });
});
