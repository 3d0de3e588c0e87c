import { setTimeout as wait } from 'node:timers/promises';
import type { AccountWithLink, ProblemAnswer } from '@calanque/shared';
import { MailFolder } from '../testing/mail-folder.js';
import { insertAccount, next } from '../testing/rows.js';
import { valueOf } from '../testing/scratch-database.js';
import { TEST_PASSWORD, useTestApp } from '../testing/test-app.js';

const NEW_PASSWORD = 'Encore-une-crique-2026!';

describe('A forgotten password', () => {
  const folder = new MailFolder();
  const app = useTestApp({ dataFolder: folder.dataFolder });
  afterAll(() => folder.remove());

  beforeEach(() => app().pool.query('INSERT INTO demonstration (prepared_at) VALUES (now()) ON CONFLICT DO NOTHING'));
  beforeEach(() => app().pool.query('DELETE FROM sign_in_failure'));

  const ask = async (email: string) => (await app().visitor()).post('/api/links/forgotten', { email });
  const use = async (token: string) => (await app().visitor()).post('/api/links/use', { token, password: NEW_PASSWORD });
  const tokenOf = (text: string | undefined) => /http:\/\/calanque\.test\/lien#([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
  const asked = () => valueOf<number>(app().pool, `SELECT count(*)::integer FROM pgboss.job WHERE name = 'forgotten-password' AND state = 'completed'`);

  /** Asks, and waits until what was asked for is done. */
  async function askAndWait(email: string): Promise<void> {
    const before = await asked();
    expect((await ask(email)).status).toBe(204);
    while (await asked() === before) await wait(20);
  }

  it('is replaced with the link of a mail, once, and the owner is told that it was', async () => {
    const { email } = await app().signedInAs('technician', [], { givenName: 'Karim' });
    await askAndWait(` ${email.toUpperCase()} `);
    const [first] = await folder.untilWritten(email, 1);
    expect(first?.headers['subject']).toBe('Choisir un nouveau mot de passe');
    expect(first?.text).toContain('Bonjour Karim ');
    expect(first?.text).toMatch(/marche une seule fois, jusqu’au \d/);
    const token = tokenOf(first?.text);
    expect(tokenOf(first?.html)).toBe(token);
    expect((await use(token)).status).toBe(200);
    expect((await use(token)).status).toBe(422);
    const visitor = await app().visitor();
    await visitor.post('/api/session', { email, password: TEST_PASSWORD }).expect(401);
    await visitor.post('/api/session', { email, password: NEW_PASSWORD }).expect(200);
    const notice = (await folder.untilWritten(email, 2)).find(({ headers }) => headers['subject'] === 'Votre mot de passe a changé');
    expect(notice?.text).toContain('Si ce n’est pas vous');
    expect(tokenOf(notice?.text)).toBe('');
  });

  it('makes the earlier links of the account void', async () => {
    const { email } = await app().signedInAs('technician');
    await askAndWait(email);
    const [first] = await folder.untilWritten(email, 1);
    await askAndWait(email);
    const tokens = (await folder.untilWritten(email, 2)).map(({ text }) => tokenOf(text));
    const later = tokens.find((token) => token !== tokenOf(first?.text)) ?? '';
    expect((await use(tokenOf(first?.text))).status).toBe(422);
    expect((await use(later)).status).toBe(200);
  });

  it('says the same with the same work, whether there is an account or not', async () => {
    const known = (await app().signedInAs('technician')).email;
    const visitor = await app().visitor();
    const askFor = (email: string) => visitor.post('/api/links/forgotten', { email });
    const answerOf = async (email: string) => {
      const before = await asked();
      const { status, text, headers } = await askFor(email);
      while (await asked() === before) await wait(20);
      return { status, text, headers: Object.keys(headers).sort() };
    };
    const unknown = `personne-${next()}@essai.test`;
    expect(await answerOf(known)).toEqual(await answerOf(unknown));
    const { rows } = await app().pool.query<{ data: object }>(`SELECT data FROM pgboss.job WHERE name = 'forgotten-password'`);
    expect(rows.map(({ data }) => Object.keys(data).join())).toEqual(rows.map(() => 'accountId'));
    expect(JSON.stringify(rows)).not.toContain(unknown);
  });

  it('is not replaced for an account that is disabled, ended or never opened', async () => {
    const made = async (columns: object) => {
      const { email, accountId } = await app().signedInAs('technician');
      const names = Object.keys(columns);
      await app().pool.query(`UPDATE account SET ${names.map((name, place) => `${name} = $${place + 2}`).join()} WHERE id = $1`, [accountId, ...Object.values(columns) as unknown[]]);
      return email;
    };
    const closed = [await made({ disabled_at: new Date() }), await made({ ends_on: '2026-01-31' }), await made({ password_hash: null })];
    for (const email of closed) await askAndWait(email);
    expect(closed.flatMap((email) => folder.to(email))).toEqual([]);
    expect(await valueOf<number>(app().pool, `SELECT count(*)::integer FROM one_time_link l JOIN account a ON a.id = l.account_id WHERE a.email = ANY($1)`, [closed])).toBe(0);
  });

  it('is asked for a few times, then less and less often, by whoever it is for', async () => {
    const known = (await app().signedInAs('technician')).email;
    for (const email of [known, `personne-${next()}@essai.test`]) {
      const statuses: number[] = [];
      for (let tries = 0; tries < 5; tries++) statuses.push((await ask(email)).status);
      expect(statuses).toEqual([204, 204, 204, 204, 429]);
      const late = (await ask(email));
      expect((late.body as ProblemAnswer).detail).toMatch(/^Trop d’essais\. Attendez \d+ secondes?, puis recommencez\.$/);
      expect(late.headers['retry-after']).toMatch(/^\d+$/);
    }
  });

  it('is asked for by one client a number of times, whomever it names', async () => {
    const visitor = await app().visitor();
    const statuses: number[] = [];
    for (let tries = 0; tries < 52; tries++) statuses.push((await visitor.post('/api/links/forgotten', { email: `personne-${next()}@essai.test` })).status);
    expect(statuses.slice(0, 50)).toEqual(new Array(50).fill(204));
    expect(statuses.slice(50)).toEqual([429, 429]);
    expect(await valueOf<number>(app().pool, `SELECT count(*)::integer FROM sign_in_failure`)).withContext('counted for one address and everywhere, and the client').toBe(101);
  });

  it('is not asked for by what is no address, nor from another site', async () => {
    expect((await ask('pas une adresse')).status).toBe(400);
    const answer = await fetch(`${app().address}/api/links/forgotten`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"email":"a@essai.test"}' });
    expect(answer.status).toBe(403);
  });

  it('leaves a line in the history of the account, by nobody, without the link', async () => {
    const { email, accountId } = await app().signedInAs('technician');
    await askAndWait(email);
    const [mail] = await folder.untilWritten(email, 1);
    const { rows } = await app().pool.query<{ actor_id: string | null; after: object }>(
      `SELECT actor_id, after FROM history WHERE subject_id = $1 AND table_name = 'one_time_link'`, [accountId]);
    expect(rows).toHaveSize(1);
    expect(rows[0]?.actor_id).toBeNull();
    expect(JSON.stringify(rows)).not.toContain(tokenOf(mail?.text));
  });

  it('is replaced by the administrator alone where no mail goes out', async () => {
    await app().pool.query('DELETE FROM demonstration');
    const visitor = await app().visitor();
    expect((await visitor.get('/api/links/forgotten').expect(200)).body).toEqual({ byMail: false });
    expect(((await ask('quelqu.un@essai.test')).body as ProblemAnswer).code).toBe('mail-not-set-up');
    await app().pool.query('INSERT INTO demonstration (prepared_at) VALUES (now())');
    expect((await visitor.get('/api/links/forgotten').expect(200)).body).toEqual({ byMail: true });
  });

  describe('and a link that the administrator made', () => {
    it('goes by mail too, and is the same', async () => {
      const administrator = await app().signedInAs('administrator');
      const email = `invite-${next()}@essai.test`;
      const id = await insertAccount(app().pool, { role: 'technician', email });
      const made = (await administrator.post(`/api/users/${id}/link`).expect(201)).body as AccountWithLink;
      expect(made.byMail).toBeTrue();
      const token = tokenOf(made.link.url);
      await administrator.post(`/api/users/${id}/link/mail`, { token }).expect(204);
      const [mail] = await folder.untilWritten(email, 1);
      expect(mail?.headers['subject']).toBe('Votre accès à Calanque');
      expect(tokenOf(mail?.text)).toBe(token);
      expect((await use(token)).status).toBe(200);
      expect((await administrator.post(`/api/users/${id}/link/mail`, { token }).expect(422)).body).toEqual(jasmine.objectContaining({ code: 'link-invalid' }));
      // Nobody had a password that could have been taken from them.
      await wait(100);
      expect(folder.to(email)).toHaveSize(1);
    });

    it('works on where anybody says that the password was forgotten', async () => {
      const administrator = await app().signedInAs('administrator');
      const { accountId, email } = await app().signedInAs('technician');
      const { link } = (await administrator.post(`/api/users/${accountId}/link`).expect(201)).body as AccountWithLink;
      await askAndWait(email);
      const [mail] = await folder.untilWritten(email, 1);
      expect((await use(tokenOf(link.url))).status).toBe(200);
      expect((await use(tokenOf(mail?.text))).status).withContext('the other one, once the password was chosen').toBe(422);
    });

    it('takes the place of one that was asked for', async () => {
      const administrator = await app().signedInAs('administrator');
      const { accountId, email } = await app().signedInAs('technician');
      await askAndWait(email);
      const [mail] = await folder.untilWritten(email, 1);
      await administrator.post(`/api/users/${accountId}/link`).expect(201);
      expect((await use(tokenOf(mail?.text))).status).toBe(422);
    });

    it('goes to nobody but its own account', async () => {
      const administrator = await app().signedInAs('administrator');
      const [own, other] = [await insertAccount(app().pool), await insertAccount(app().pool)];
      const made = (await administrator.post(`/api/users/${own}/link`).expect(201)).body as AccountWithLink;
      const token = tokenOf(made.link.url);
      await administrator.post(`/api/users/${other}/link/mail`, { token }).expect(422);
    });
  });

  it('that was none: whoever changes their own is told by mail, once it has changed', async () => {
    const technician = await app().signedInAs('technician');
    await technician.put('/api/session/password', { currentPassword: 'pas-le-bon', newPassword: NEW_PASSWORD }).expect(422);
    await technician.put('/api/session/password', { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD }).expect(204);
    const [notice] = await folder.untilWritten(technician.email, 1);
    expect(notice?.headers['subject']).toBe('Votre mot de passe a changé');
  });
});
