import type { ProblemAnswer, SessionAnswer } from '@calanque/shared';
import { StartMessages } from '../lifecycle/start-messages.js';
import { valueOf } from '../testing/scratch-database.js';
import { TEST_PASSWORD, TestApp } from '../testing/test-app.js';
import { FirstAccess } from './first-access.js';

const INVALID = 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau à votre administrateur.';

describe('The first access', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await TestApp.start();
  });
  afterEach(() => app.stop());

  const printed = () => app.get(StartMessages).lines.map((line) => /http:\/\/calanque\.test\/premier-acces#([A-Za-z0-9_-]{43})$/.exec(line)?.[1] ?? line);
  const setup = (token: string | undefined, changes: object = {}) => ({
    token, email: 'ines@essai.test', givenName: 'Inès', familyName: 'Première', password: TEST_PASSWORD, ...changes,
  });

  it('is a link that the server prints, which makes one administrator and signs them in', async () => {
    const [token] = printed();
    const visitor = await app.visitor();
    const opened = await visitor.post('/api/links/lookup', { token }).expect(200);
    expect(opened.body).toEqual({ purpose: 'setup', email: null, role: null });

    const answer = await visitor.post('/api/setup', setup(token)).expect(200);
    expect((answer.body as SessionAnswer).user).toEqual(jasmine.objectContaining({ givenName: 'Inès', role: 'administrator' }));
    await visitor.get('/api/users').expect(200);
    const actor = await valueOf<string>(app.pool, `SELECT actor_id FROM history WHERE subject = 'account'`);
    expect(actor).toBe((answer.body as SessionAnswer).user?.id ?? '');

    const again = await (await app.visitor()).post('/api/setup', setup(token, { email: 'autre@essai.test' })).expect(422);
    expect((again.body as ProblemAnswer).detail).toBe(INVALID);
  });

  it('makes one administrator of ten at once', async () => {
    const [token] = printed();
    const visitors = await Promise.all(Array.from({ length: 10 }, () => app.visitor()));
    const answers = await Promise.all(visitors.map((visitor, place) => visitor.post('/api/setup', setup(token, { email: `a${place}@essai.test` }))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array<number>(9).fill(422)]);
    expect(await valueOf<number>(app.pool, 'SELECT count(*) FROM account')).toBe(1);
  });

  it('is printed anew at each start, and the link before works no more', async () => {
    await app.get(FirstAccess).onApplicationBootstrap();
    const [first, second] = printed();
    expect(second).not.toBe(first);
    const visitor = await app.visitor();
    await visitor.post('/api/setup', setup(first)).expect(422);
    await visitor.post('/api/setup', setup(second)).expect(200);
    await app.get(FirstAccess).onApplicationBootstrap();
    expect(printed().length).toBe(2);
  });

  it('ends after 24 hours', async () => {
    const [token] = printed();
    app.clock.set(new Date(Date.now() + 25 * 60 * 60_000));
    await (await app.visitor()).post('/api/setup', setup(token)).expect(422);
  });

  it('asks for the password of an administrator', async () => {
    const [token] = printed();
    const answer = await (await app.visitor()).post('/api/setup', setup(token, { password: 'Douze-carac1' })).expect(422);
    expect((answer.body as ProblemAnswer).field).toBe('password');
    expect(await valueOf<number>(app.pool, 'SELECT count(*) FROM person')).toBe(0);
  });

  it('sets no password of an account, and the link of an account makes no administrator', async () => {
    const [token] = printed();
    const visitor = await app.visitor();
    await visitor.post('/api/links/use', { token, password: TEST_PASSWORD }).expect(422);
    await visitor.post('/api/setup', setup('A'.repeat(43))).expect(422);
  });
});
