import type { ProblemAnswer } from '@calanque/shared';
import pino from 'pino';
import request from 'supertest';
import { insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { logRequests } from './log.js';

describe('Over HTTP', () => {
  const app = useTestApp();
  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;

  it('a refusal is problem+json with a code, a sentence and the id of the request', async () => {
    const answer = await request(app().address).get('/api/nowhere').set('X-Request-Id', 'trace-0001').expect(404);
    expect(answer.type).toBe('application/problem+json');
    expect(problem(answer)).toEqual({
      type: 'urn:calanque:problem:not-found', title: 'Introuvable', status: 404, code: 'not-found', requestId: 'trace-0001',
      detail: 'Cette page ou cet élément n’existe pas, ou ne vous est pas accessible.',
    });
    expect(answer.headers['x-request-id']).toBe('trace-0001');
  });

  it('a body that cannot be read, or is too large, is refused with a sentence', async () => {
    const technician = await app().signedInAs('technician');
    const send = (body: string) => technician.post('/api/equipment-models').type('json').send(body);
    expect(problem(await send('{"a":').expect(400)).detail).toBe('La requête n’a pas pu être lue. Rechargez la page et recommencez.');
    expect(problem(await send(`"${'x'.repeat(1_200_000)}"`).expect(413)).detail).toBe('Cet envoi est trop volumineux.');
  });

  it('text that PostgreSQL cannot keep is refused, and nothing is stored', async () => {
    const technician = await app().signedInAs('technician');
    const body = { id: '01890000-0000-7000-8000-000000000001', category: 'tablet', maker: 'A\u0000B', name: 'C', specifications: {} };
    expect(problem(await technician.post('/api/equipment-models', body).expect(422)).code).toBe('value-refused');
  });

  it('a property that the contract does not know is refused, not ignored', async () => {
    const siteId = await insertSite(app().pool);
    const technician = await app().signedInAs('technician');
    const refusal = problem(await technician.post(`/api/sites/${siteId}/rooms`, { id: '01890000-0000-7000-8000-000000000002', name: 'Accueil', closed: false, owner: 'me' }).expect(400));
    expect(refusal.detail).toBe('Le paramètre « owner » n’existe pas. Retirez-le de l’adresse.');
  });

  it('pages may run our scripts alone, and be framed by nobody', async () => {
    const { headers } = await request(app().address).get('/api/session').expect(200);
    const policy = headers['content-security-policy'] ?? '';
    for (const rule of [`default-src 'self'`, `script-src 'self'`, `style-src 'self' 'unsafe-inline'`, `object-src 'none'`, `frame-ancestors 'none'`]) expect(policy).toContain(rule);
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
