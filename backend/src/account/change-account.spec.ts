import type { AccountAnswer, AccountChange, AccountWithLink, HistoryLine, Page, ProblemAnswer } from '@calanque/shared';
import type { Browser, SignedInBrowser } from '../testing/browser.js';
import { insertAccount, insertSite, next } from '../testing/rows.js';
import { valueOf } from '../testing/scratch-database.js';
import { TEST_PASSWORD, useTestApp } from '../testing/test-app.js';

const CLOSED = 'Ce compte est désactivé ou terminé. Réactivez-le ou repoussez son dernier jour, puis faites un nouveau lien.';

describe('Changing an account', () => {
  const app = useTestApp();
  let administrator: SignedInBrowser;
  let vitrolles: string;
  let salon: string;

  beforeAll(async () => {
    vitrolles = await insertSite(app().pool, { name: 'Vitrolles' });
    salon = await insertSite(app().pool, { name: 'Salon' });
    administrator = await app().signedInAs('administrator');
  });

  const read = async (id: string) => ((await administrator.get(`/api/users/${id}`).expect(200)) as { body: AccountAnswer }).body;
  const asWritten = ({ email, givenName, familyName, role, sites, endsOn }: AccountAnswer): AccountChange =>
    ({ email, givenName, familyName, role, siteIds: sites.map((site) => site.id), endsOn });
  const change = async (id: string, changes: Partial<AccountChange>) => {
    const now = await read(id);
    const answer = await administrator.patch(`/api/users/${id}`, { ...asWritten(now), ...changes }, now.version).expect(200);
    return answer.body as AccountAnswer;
  };
  const staysSignedIn = async (browser: Browser) => (await browser.get('/api/sites')).status === 200;

  it('changes the name where it stands, with the person', async () => {
    const manager = await app().signedInAs('manager', [vitrolles]);
    const changed = await change(manager.accountId, { givenName: 'Zoé', familyName: 'Nouveau' });
    expect(changed).toEqual(jasmine.objectContaining({ version: 2, givenName: 'Zoé', familyName: 'Nouveau' }));
    const name = await valueOf<string>(app().pool, 'SELECT family_name FROM person WHERE id = $1', [manager.personId]);
    expect(name).toBe('Nouveau');
    const lines = await app().pool.query(`
      SELECT table_name, after FROM history WHERE subject_id = $1 AND action = 'update'`, [manager.personId]);
    expect(lines.rows).toEqual([{ table_name: 'person', after: { given_name: { changed: true }, family_name: { changed: true } } }]);
    expect(await staysSignedIn(manager)).toBeTrue();
  });

  it('gives other sites, and signs the account out', async () => {
    const manager = await app().signedInAs('manager', [vitrolles]);
    const changed = await change(manager.accountId, { siteIds: [salon] });
    expect(changed.version).toBe(2);
    expect(changed.sites).toEqual([{ id: salon, name: 'Salon' }]);
    expect(await staysSignedIn(manager)).toBeFalse();
  });

  it('gives another role, and signs the account out', async () => {
    const technician = await app().signedInAs('technician');
    expect((await change(technician.accountId, { role: 'direction' })).role).toBe('direction');
    expect(await staysSignedIn(technician)).toBeFalse();
  });

  it('asks who becomes an administrator for a password that follows the stricter rule', async () => {
    const technician = await app().signedInAs('technician');
    const promoted = await change(technician.accountId, { role: 'administrator' });
    expect(promoted.state).toBe('invited');
    const visitor = await app().visitor();
    await visitor.post('/api/session', { email: technician.email, password: TEST_PASSWORD }).expect(401);
    const { link } = (await administrator.post(`/api/users/${technician.accountId}/link`).expect(201)).body as AccountWithLink;
    const token = link.url.split('#')[1];
    await visitor.post('/api/links/use', { token, password: 'Sentier-2-crique' }).expect(200);
    expect((await change(technician.accountId, { givenName: 'Zoé' })).state).toBe('active');
  });

  it('tells in the history who made a link, for what, and not which', async () => {
    const technician = await app().signedInAs('technician');
    const { link } = (await administrator.post(`/api/users/${technician.accountId}/link`).expect(201)).body as AccountWithLink;
    const { items } = (await administrator.get(`/api/history?subject=account&subjectId=${technician.accountId}`).expect(200)).body as Page<HistoryLine>;
    const line = items.find(({ table }) => table === 'one_time_link');
    expect(line).toEqual(jasmine.objectContaining({ action: 'insert', actor: jasmine.any(String), changes: [
      { field: 'purpose', before: null, after: 'reset' }, { field: 'expires_at', before: null, after: link.expiresAt },
    ] }));
    const written = await valueOf<string>(app().pool, `SELECT string_agg(history::text, ' ') FROM history WHERE subject_id = $1`, [technician.accountId]);
    expect(written).not.toMatch(/token|\\\\x/);
  });

  it('ends the account at once when its last day is past', async () => {
    const technician = await app().signedInAs('technician');
    expect((await change(technician.accountId, { endsOn: '2026-01-31' })).state).toBe('ended');
    expect(await valueOf<number>(app().pool, 'SELECT count(*) FROM session WHERE account_id = $1', [technician.accountId])).toBe(0);
  });

  it('refuses a stale change and shows what the account is now', async () => {
    const id = await insertAccount(app().pool, { role: 'technician' });
    const before = await read(id);
    await change(id, { email: `autre-${next()}@essai.test` });
    const answer = await administrator.patch(`/api/users/${id}`, asWritten(before), before.version).expect(412);
    const problem = answer.body as ProblemAnswer;
    expect(problem.detail).toBe('Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte. Relisez ce qui a changé, puis recommencez.');
    expect(problem.current).toEqual(await read(id));
  });

  it('notices that only the sites, or only the name, changed meanwhile', async () => {
    const id = await insertAccount(app().pool, { role: 'manager' }, [vitrolles]);
    const before = await read(id);
    await change(id, { siteIds: [vitrolles, salon] });
    await administrator.patch(`/api/users/${id}`, asWritten(before), before.version).expect(412);
    const between = await read(id);
    await app().pool.query(`UPDATE person SET family_name = 'Ailleurs' WHERE id = $1`, [between.personId]);
    await administrator.patch(`/api/users/${id}`, asWritten(between), between.version).expect(412);
  });

  it('asks which version it changes', async () => {
    const id = await insertAccount(app().pool, { role: 'technician' });
    const answer = await administrator.patch(`/api/users/${id}`, asWritten(await read(id))).expect(428);
    expect((answer.body as ProblemAnswer).detail).toBe('Cette modification doit dire quelle version elle change (en-tête If-Match).');
  });

  it('keeps the rules of the roles', async () => {
    const id = await insertAccount(app().pool, { role: 'technician' });
    const body = asWritten(await read(id));
    await administrator.patch(`/api/users/${id}`, { ...body, role: 'manager' }, 1).expect(422);
    await administrator.patch(`/api/users/${id}`, { ...body, role: 'mediator', siteIds: [salon] }, 1).expect(422);
    expect((await change(id, { role: 'mediator', siteIds: [salon], endsOn: '2199-01-01' })).role).toBe('mediator');
  });

  it('disables and enables an account', async () => {
    const technician = await app().signedInAs('technician');
    const id = technician.accountId;
    const { link } = (await administrator.post(`/api/users/${id}/link`).expect(201)).body as { link: { url: string } };
    const disabled = (await administrator.post(`/api/users/${id}/disable`, {}, 1).expect(200)).body as AccountAnswer;
    expect(disabled).toEqual(jasmine.objectContaining({ state: 'disabled', version: 2 }));
    expect(await staysSignedIn(technician)).toBeFalse();
    const refused = await administrator.post(`/api/users/${id}/link`).expect(422);
    expect((refused.body as ProblemAnswer).detail).toBe(CLOSED);
    await administrator.post(`/api/users/${id}/enable`, {}, 1).expect(412);
    const enabled = (await administrator.post(`/api/users/${id}/enable`, {}, 2).expect(200)).body as AccountAnswer;
    expect(enabled.state).toBe('active');
    // What was handed over before stays dead.
    await (await app().visitor()).post('/api/links/lookup', { token: link.url.split('#')[1] }).expect(422);
  });

  it('signs an account out everywhere', async () => {
    const technician = await app().signedInAs('technician');
    await administrator.delete(`/api/users/${technician.accountId}/sessions`).expect(204);
    expect(await staysSignedIn(technician)).toBeFalse();
    await administrator.delete('/api/users/00000000-0000-7000-8000-000000000000/sessions').expect(404);
  });

  it('makes a reset link of 24 hours for an account with a password', async () => {
    const technician = await app().signedInAs('technician');
    const answer = await administrator.post(`/api/users/${technician.accountId}/link`).expect(201);
    const { link } = answer.body as { link: { url: string; expiresAt: string } };
    expect(Date.parse(link.expiresAt) - Date.now()).toBeCloseTo(24 * 3600 * 1000, -5);
    const opened = await (await app().visitor()).post('/api/links/lookup', { token: link.url.split('#')[1] }).expect(200);
    expect(opened.body).toEqual({ purpose: 'reset', email: technician.email, role: 'technician' });
  });

  it('does not know a way to delete an account', async () => {
    const id = await insertAccount(app().pool, { role: 'technician' });
    await administrator.delete(`/api/users/${id}`).expect(404);
  });
});
