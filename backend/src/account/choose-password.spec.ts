import type { AccountWithLink, ProblemAnswer, SessionAnswer } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertAccount, insertSite, next } from '../testing/rows.js';
import { valueOf } from '../testing/scratch-database.js';
import { TEST_PASSWORD, useTestApp } from '../testing/test-app.js';

const INVALID = 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau à votre administrateur.';
const HOUR = 60 * 60_000;

describe('A one-time link', () => {
  const app = useTestApp();
  let administrator: SignedInBrowser;

  beforeAll(async () => {
    administrator = await app().signedInAs('administrator');
  });
  afterEach(() => app().clock.set(null));

  /** An account of the role, with the token of a fresh link. */
  const linked = async (columns: Readonly<Record<string, unknown>> = {}, siteIds: readonly string[] = []) => {
    const id = await insertAccount(app().pool, { role: 'technician', email: `lien-${next()}@essai.test`, ...columns }, siteIds);
    return { id, ...(await link(id)) };
  };
  const link = async (id: string) => {
    const { body } = (await administrator.post(`/api/users/${id}/link`).expect(201)) as { body: AccountWithLink };
    return { token: body.link.url.split('#')[1] ?? '', email: body.account.email };
  };
  const lookup = async (token: string) => (await app().visitor()).post('/api/links/lookup', { token });
  const use = async (token: string, password = TEST_PASSWORD) => (await app().visitor()).post('/api/links/use', { token, password });

  it('says what it opens', async () => {
    const { token, email } = await linked();
    expect((await lookup(token)).body).toEqual({ purpose: 'invitation', email, role: 'technician' });
  });

  it('sets the password and signs in', async () => {
    const { id, token, email } = await linked();
    const visitor = await app().visitor();
    const answer = await visitor.post('/api/links/use', { token, password: TEST_PASSWORD }).expect(200);
    expect((answer.body as SessionAnswer).user).toEqual(jasmine.objectContaining({ id, email }));
    await visitor.get('/api/sites').expect(200);
    await visitor.delete('/api/session').expect(204);
    await visitor.post('/api/session', { email, password: TEST_PASSWORD }).expect(200);
  });

  it('works once', async () => {
    const { token } = await linked();
    expect((await use(token)).status).toBe(200);
    const again = await use(token, 'Un-autre-mot-de-passe-2!');
    expect(again.status).toBe(422);
    expect((again.body as ProblemAnswer).detail).toBe(INVALID);
    expect((await lookup(token)).status).toBe(422);
  });

  it('works once when it is used ten times at once', async () => {
    const { token } = await linked();
    const visitors = await Promise.all(Array.from({ length: 10 }, () => app().visitor()));
    const answers = await Promise.all(visitors.map((visitor) => visitor.post('/api/links/use', { token, password: TEST_PASSWORD })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array<number>(9).fill(422)]);
  });

  it('ends the earlier links and sessions of the account', async () => {
    const technician = await app().signedInAs('technician');
    const first = await link(technician.accountId);
    const second = await link(technician.accountId);
    expect((await use(first.token)).status).toBe(422);
    expect((await use(second.token)).status).toBe(200);
    await technician.get('/api/sites').expect(401);
  });

  it('ends the delay after failures to sign in', async () => {
    const { token, email } = await linked();
    const visitor = await app().visitor();
    for (let tries = 0; tries < 4; tries++) await visitor.post('/api/session', { email, password: 'faux' });
    await visitor.post('/api/session', { email, password: 'faux' }).expect(429);
    expect((await use(token)).status).toBe(200);
    await visitor.post('/api/session', { email, password: TEST_PASSWORD }).expect(200);
  });

  it('lasts seven days for an invitation and one for a reset', async () => {
    const invitation = await linked();
    const technician = await app().signedInAs('technician');
    const reset = await link(technician.accountId);
    const made = Date.now();
    app().clock.set(new Date(made + 23 * HOUR));
    expect((await lookup(reset.token)).status).toBe(200);
    app().clock.set(new Date(made + 25 * HOUR));
    const late = await use(reset.token);
    expect([late.status, (late.body as ProblemAnswer).detail]).toEqual([422, INVALID]);
    expect((await lookup(invitation.token)).status).toBe(200);
    app().clock.set(new Date(made + 7 * 24 * HOUR + HOUR));
    expect((await lookup(invitation.token)).status).toBe(422);
  });

  it('opens no account that is disabled or ended', async () => {
    const disabled = await linked();
    await app().pool.query('UPDATE account SET disabled_at = now() WHERE id = $1', [disabled.id]);
    const site = await insertSite(app().pool);
    const ended = await linked({ role: 'mediator' }, [site]);
    await app().pool.query(`UPDATE account SET ends_on = '2026-01-31' WHERE id = $1`, [ended.id]);
    for (const { token } of [disabled, ended]) {
      expect((await lookup(token)).status).toBe(422);
      expect((await use(token)).status).toBe(422);
    }
  });

  it('is unknown to nobody but its holder', async () => {
    for (const token of ['A'.repeat(43), 'x', 'é#"']) {
      const answer = await lookup(token);
      expect([answer.status, (answer.body as ProblemAnswer).detail]).toEqual([422, INVALID]);
    }
    expect((await lookup('')).status).toBe(400);
  });

  it('takes a password by the rule of the role, and stays usable when it is refused', async () => {
    const { token } = await linked();
    const weak = await use(token, 'motdepasse');
    expect([weak.status, (weak.body as ProblemAnswer).field]).toEqual([422, 'password']);
    expect((weak.body as ProblemAnswer).detail).toBe('Ce mot de passe est trop facile à deviner. ' +
      'Douze caractères avec majuscule, minuscule, chiffre et signe ; ou quatorze avec trois de ces quatre sortes ; ou une phrase d’au moins sept mots.');
    expect((await use(token, 'Douze-carac1')).status).toBe(200);

    const chief = await linked({ role: 'administrator' });
    const short = await use(chief.token, 'Douze-carac1');
    expect((short.body as ProblemAnswer).detail).toBe('Ce mot de passe est trop facile à deviner. ' +
      'Pour un administrateur : seize caractères avec trois sortes au moins (majuscule, minuscule, chiffre, signe), ou une phrase d’au moins sept mots.');
  });

  it('is not used from another site', async () => {
    const { token } = await linked();
    const answer = await fetch(`${app().address}/api/links/use`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token, password: TEST_PASSWORD }),
    });
    expect(answer.status).toBe(403);
  });

  it('leaves neither token nor password in the history', async () => {
    const { id, token } = await linked();
    await use(token);
    const told = await valueOf<string | null>(app().pool, `
      SELECT string_agg(concat(before, after), ' ') FROM history WHERE subject_id = $1`, [id]);
    expect(told).not.toContain(token);
    expect(told).not.toContain('argon2');
    expect(told).not.toContain('password');
  });
});
