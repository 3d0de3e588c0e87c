import type { AccountAnswer, ProblemAnswer } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertAccount } from '../testing/rows.js';
import { untilBlocked } from '../testing/scratch-database.js';
import { TEST_PASSWORD, useTestApp } from '../testing/test-app.js';

const LAST = 'Sans ce compte, il pourrait ne plus rester d’administrateur actif. Nommez-en d’abord un autre, sans dernier jour.';

describe('The last administrator', () => {
  const app = useTestApp();
  let first: SignedInBrowser;

  beforeAll(async () => {
    // Neither of these could manage accounts today.
    await insertAccount(app().pool, { role: 'administrator' });
    await insertAccount(app().pool, { role: 'administrator', password_hash: 'x', disabled_at: new Date() });
    await insertAccount(app().pool, { role: 'administrator', password_hash: 'x', ends_on: '2026-01-31' });
  });

  beforeEach(async () => {
    // Whoever is left of another spec is none any more.
    await app().pool.query(`UPDATE account SET disabled_at = now() WHERE role = 'administrator' AND disabled_at IS NULL AND password_hash LIKE '$argon2%'`);
    first = await app().signedInAs('administrator');
  });

  const read = async (browser: SignedInBrowser) =>
    ((await browser.get(`/api/users/${browser.accountId}`).expect(200)) as { body: AccountAnswer }).body;

  it('is neither disabled, nor given another role, nor an end', async () => {
    const { version, email, givenName, familyName } = await read(first);
    const body = { email, givenName, familyName, role: 'administrator', siteIds: [] };
    const path = `/api/users/${first.accountId}`;

    const disabled = (await first.post(`${path}/disable`, {}, version).expect(422)).body as ProblemAnswer;
    expect(disabled.detail).toBe(LAST);
    const demoted = (await first.patch(path, { ...body, role: 'technician' }, version).expect(422)).body as ProblemAnswer;
    expect(demoted.detail).toBe(LAST);
    expect(demoted.field).toBe('role');
    const ended = (await first.patch(path, { ...body, endsOn: '2199-01-01' }, version).expect(422)).body as ProblemAnswer;
    expect(ended.detail).toBe(LAST);
    expect(ended.field).toBe('endsOn');
    await first.patch(path, { ...body, givenName: 'Inès' }, version).expect(200);
  });

  it('is followed by one who can sign in as long', async () => {
    const lastDay = (id: string, endsOn: string | null) => app().pool.query('UPDATE account SET ends_on = $2 WHERE id = $1', [id, endsOn]);
    const second = await app().signedInAs('administrator', [], { endsOn: '2199-06-30' });
    const path = `/api/users/${first.accountId}`;
    const { version, email, givenName, familyName } = await read(first);
    const body = { email, givenName, familyName, role: 'administrator', siteIds: [] };
    expect(((await first.post(`${path}/disable`, {}, version).expect(422)).body as ProblemAnswer).detail).toBe(LAST);
    await first.patch(path, { ...body, endsOn: '2199-06-30' }, version).expect(422);

    await lastDay(first.accountId, '2199-01-31');
    const longer = await first.patch(path, { ...body, endsOn: '2199-12-31' }, (await read(first)).version).expect(200);
    expect((longer.body as AccountAnswer).endsOn).toBe('2199-12-31');
    await lastDay(first.accountId, null);
    await first.post(`/api/users/${second.accountId}/disable`, {}, (await read(second)).version).expect(200);
  });

  it('remains one when two disable each other at once', async () => {
    const second = await app().signedInAs('administrator');
    const versions = { first: (await read(first)).version, second: (await read(second)).version };

    // Both are past the guard before either is carried out.
    const holder = await app().pool.connect();
    await holder.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('calanque administrators'))`);
    const waiting = Promise.all([
      first.post(`/api/users/${second.accountId}/disable`, {}, versions.second),
      second.post(`/api/users/${first.accountId}/disable`, {}, versions.first),
    ]);
    await untilBlocked(app().pool, 2);
    await holder.query('COMMIT');
    holder.release();
    const answers = await waiting;

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422]);
    const left = [first, second].filter((_, place) => answers[1 - place]?.status !== 200);
    expect(left.length).toBe(1);
    const visitor = await app().visitor();
    await visitor.post('/api/session', { email: left[0]?.email, password: TEST_PASSWORD }).expect(200);
  });
});
