import type { ProblemAnswer, SessionAnswer } from '@calanque/shared';
import { insertSite } from '../testing/rows.js';
import { TEST_PASSWORD, useTestApp } from '../testing/test-app.js';

describe('Signing in', () => {
  const app = useTestApp({ sessionIdleMinutes: 30, sessionHours: 10 });
  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
  const who = (answer: { body: unknown }) => (answer.body as SessionAnswer).user;

  afterEach(() => app().clock.set(null));

  it('tells a visitor nothing, and gives a token for the first change', async () => {
    const visitor = await app().visitor();
    const answer = await visitor.get('/api/session').expect(200);
    expect(answer.body).toEqual({ user: null, permissions: [], sites: [], allSites: false, demonstration: false });
  });

  it('says who one is, what one may do and where', async () => {
    const siteId = await insertSite(app().pool, { name: 'Vitrolles' });
    const manager = await app().signedInAs('manager', [siteId], { givenName: 'Nadia', familyName: 'Lavande' });
    const session = (await manager.get('/api/session').expect(200)).body as SessionAnswer;
    expect(session.user).toEqual(jasmine.objectContaining({ givenName: 'Nadia', familyName: 'Lavande', role: 'manager' }));
    expect(session.sites).toEqual([{ id: siteId, name: 'Vitrolles' }]);
    expect(session.permissions).toContain('equipment:create');
    expect(session.permissions).not.toContain('account:manage');
  });

  it('answers the same to an unknown address, a wrong password and a closed account', async () => {
    const closed = await app().signedInAs('direction');
    await app().pool.query('UPDATE account SET disabled_at = now() WHERE id = $1', [closed.accountId]);
    const known = await app().signedInAs('direction');
    const answers = [];
    for (const [email, password] of [['inconnu@essai.test', 'x'], [known.email, 'wrong'], [closed.email, TEST_PASSWORD]]) {
      const visitor = await app().visitor();
      const { requestId: _, ...told } = problem(await visitor.post('/api/session', { email, password }).expect(401));
      answers.push(JSON.stringify(told));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('Adresse ou mot de passe incorrect.');
  });

  it('makes one wait longer and longer after failures, known address or not, and forgets them after a success', async () => {
    const known = await app().signedInAs('direction');
    const start = Date.parse('2026-11-24T10:00:00Z');
    for (const email of [known.email, 'personne@essai.test']) {
      const visitor = await app().visitor();
      const statuses = [];
      app().clock.set(new Date(start));
      for (let attempt = 0; attempt < 5; attempt++) statuses.push((await visitor.post('/api/session', { email, password: 'wrong' })).status);
      expect(statuses).withContext(email).toEqual([401, 401, 401, 401, 429]);
      const blocked = await visitor.post('/api/session', { email, password: TEST_PASSWORD }).expect(429);
      expect(blocked.headers['retry-after']).toBe('5');
      expect(problem(blocked).detail).toBe('Trop d’essais. Attendez 5 secondes, puis recommencez.');
      app().clock.set(new Date(start + 6_000));
      await visitor.post('/api/session', { email, password: 'wrong' }).expect(401);
      expect((await visitor.post('/api/session', { email, password: 'wrong' }).expect(429)).headers['retry-after']).toBe('10');
    }
    app().clock.set(new Date(start + 60_000));
    const visitor = await app().visitor();
    await visitor.post('/api/session', { email: known.email, password: TEST_PASSWORD }).expect(200);
    await visitor.post('/api/session', { email: known.email, password: 'wrong' }).expect(401);
  });

  it('counts every spelling of an address that signs in to the same account', async () => {
    await app().signedInAs('direction', [], { email: 'direction@essai.test' });
    const visitor = await app().visitor();
    const spellings = ['direction@essai.test', 'DIRECTION@essai.test', 'd\u0130rection@essai.test', ' d\u0130rect\u0130on@essai.test', 'direct\u0130on@essai.test'];
    const statuses = [];
    for (const email of spellings) statuses.push((await visitor.post('/api/session', { email, password: 'wrong' })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
  });

  it('counts guesses that come at the same time', async () => {
    const visitors = await Promise.all(Array.from({ length: 12 }, () => app().visitor()));
    const answers = await Promise.all(visitors.map((visitor) => visitor.post('/api/session', { email: 'foule@essai.test', password: 'x' })));
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(4);
  });

  it('gives a new session id and a new token, so that what was planted before is worth nothing', async () => {
    const visitor = await app().visitor();
    const signedIn = await app().signedInAs('technician');
    const before = visitor.cookie('XSRF-TOKEN');
    await visitor.post('/api/session', { email: signedIn.email, password: TEST_PASSWORD }).expect(200);
    expect(visitor.cookie('XSRF-TOKEN')).not.toBe(before);
    expect(visitor.cookie('calanque_session')).not.toBe(signedIn.cookie('calanque_session'));
    expect(visitor.cookie('calanque_visitor')).toBe('');
  });

  it('refuses a change without the token of this very session', async () => {
    const one = await app().signedInAs('technician');
    const other = await app().signedInAs('technician');
    const refusal = problem(await one.delete('/api/sessions').set('X-XSRF-TOKEN', other.cookie('XSRF-TOKEN')).expect(403));
    expect(refusal.code).toBe('csrf-token-invalid');
    await one.delete('/api/sessions').set('X-XSRF-TOKEN', '').expect(403);
  });

  it('ends a session that was idle, and one that is old, however busy', async () => {
    const start = Date.now();
    const idle = await app().signedInAs('direction');
    app().clock.set(new Date(start + 31 * 60_000));
    expect(who(await idle.get('/api/session'))).toBeNull();
    app().clock.set(null);
    const busy = await app().signedInAs('direction');
    for (let minutes = 20; minutes < 600; minutes += 20) {
      app().clock.set(new Date(start + minutes * 60_000));
      await busy.get('/api/sites').expect(200);
    }
    app().clock.set(new Date(start + 601 * 60_000));
    await busy.get('/api/sites').expect(401);
  });

  it('notes that a session was seen at most once a minute', async () => {
    const browser = await app().signedInAs('direction');
    const first = await app().countStatements(() => browser.get('/api/sites?limit=1').expect(200));
    app().clock.set(new Date(Date.now() + 120_000));
    const noted = await app().countStatements(() => browser.get('/api/sites?limit=1').expect(200));
    const again = await app().countStatements(() => browser.get('/api/sites?limit=1').expect(200));
    expect([noted - first, again - first]).toEqual([1, 0]);
  });

  it('signs out here, and everywhere', async () => {
    const here = await app().signedInAs('technician');
    const there = await app().visitor();
    await there.post('/api/session', { email: here.email, password: TEST_PASSWORD }).expect(200);
    await there.delete('/api/session').expect(204);
    expect(who(await there.get('/api/session'))).toBeNull();
    expect(who(await here.get('/api/session'))).not.toBeNull();
    await there.post('/api/session', { email: here.email, password: TEST_PASSWORD }).expect(200);
    await here.delete('/api/sessions').expect(204);
    expect(who(await there.get('/api/session'))).toBeNull();
  });

  it('lets one change one’s password, which ends the other sessions', async () => {
    const here = await app().signedInAs('technician');
    const there = await app().visitor();
    await there.post('/api/session', { email: here.email, password: TEST_PASSWORD }).expect(200);
    const wrong = problem(await here.put('/api/session/password', { currentPassword: 'no', newPassword: 'Nouveau-mot-2026!' }).expect(422));
    expect([wrong.detail, wrong.field]).toEqual(['Le mot de passe actuel n’est pas le bon.', 'currentPassword']);
    const weak = problem(await here.put('/api/session/password', { currentPassword: TEST_PASSWORD, newPassword: 'azertyuiop' }).expect(422));
    expect(weak.field).toBe('newPassword');
    await here.put('/api/session/password', { currentPassword: TEST_PASSWORD, newPassword: 'Nouveau-mot-2026!' }).expect(204);
    expect(who(await here.get('/api/session'))).not.toBeNull();
    expect(who(await there.get('/api/session'))).toBeNull();
  });

  it('takes a password however its accents are written', async () => {
    const here = await app().signedInAs('direction');
    const newPassword = 'Crique-d’été-2026';
    await here.put('/api/session/password', { currentPassword: TEST_PASSWORD, newPassword: newPassword.normalize('NFC') }).expect(204);
    const visitor = await app().visitor();
    await visitor.post('/api/session', { email: here.email, password: newPassword.normalize('NFD') }).expect(200);
  });

  it('replaces only the password that was given, when two change it at once', async () => {
    const here = await app().signedInAs('direction');
    const changes = ['Nouveau-mot-2026!', 'Nouveau-mot-2027!'].map((newPassword) =>
      here.put('/api/session/password', { currentPassword: TEST_PASSWORD, newPassword }));
    expect((await Promise.all(changes)).map((answer) => answer.status).sort()).toEqual([204, 422]);
  });

  it('keeps no cookie and no password as it is', async () => {
    const browser = await app().signedInAs('technician');
    const { rows } = await app().pool.query<{ whole: string }>(`
      SELECT (SELECT json_agg(s)::text FROM session s) || (SELECT json_agg(a)::text FROM account a) || coalesce((SELECT json_agg(h)::text FROM history h), '') AS whole`);
    expect(rows[0]?.whole).not.toContain(browser.cookie('calanque_session'));
    expect(rows[0]?.whole).not.toContain(TEST_PASSWORD);
  });
});
