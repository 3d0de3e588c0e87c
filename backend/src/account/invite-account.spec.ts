import type { AccountInvitation, AccountWithLink, ProblemAnswer } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertPerson, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { valueOf } from '../testing/scratch-database.js';

describe('Inviting somebody', () => {
  const app = useTestApp();
  let administrator: SignedInBrowser;
  let site: string;

  const invitation = (changes: Partial<AccountInvitation> = {}): AccountInvitation => ({
    id: uuidv7(), email: `invite-${next()}@essai.test`, givenName: 'Nadia', familyName: 'Exemple', role: 'manager', siteIds: [site],
    endsOn: null, personId: null, ...changes,
  });
  const invite = async (body: AccountInvitation) =>
    ((await administrator.post('/api/users', body).expect(201)) as { body: AccountWithLink }).body;
  const refusal = async (body: AccountInvitation, status: number) =>
    ((await administrator.post('/api/users', body).expect(status)) as { body: ProblemAnswer }).body;

  beforeAll(async () => {
    site = await insertSite(app().pool, { name: 'Vitrolles' });
    administrator = await app().signedInAs('administrator');
  });

  it('makes an account without a password, its person, and a link for seven days', async () => {
    const body = invitation();
    const { account, link } = await invite(body);

    expect(account).toEqual(jasmine.objectContaining({
      id: body.id, version: 1, email: body.email, givenName: 'Nadia', familyName: 'Exemple', role: 'manager', state: 'invited',
      sites: [{ id: site, name: 'Vitrolles' }], endsOn: null, lastSignInAt: null,
    }));
    expect(link.url).toMatch(/^http:\/\/calanque\.test\/lien#[A-Za-z0-9_-]{43}$/);
    expect(Date.parse(link.expiresAt) - Date.now()).toBeCloseTo(7 * 24 * 3600 * 1000, -5);
    const person = await app().pool.query('SELECT kind, site_id, email FROM person WHERE id = $1', [account.personId]);
    expect(person.rows).toEqual([{ kind: 'agent', site_id: site, email: null }]);
  });

  it('keeps of the link only what cannot open anything', async () => {
    const { link, account } = await invite(invitation());
    const token = link.url.split('#')[1] ?? '';
    const kept = await valueOf<Buffer>(app().pool, 'SELECT token_hash FROM one_time_link WHERE account_id = $1', [account.id]);
    expect(kept.toString('base64url')).not.toBe(token);
    expect(kept.length).toBe(32);
  });

  it('takes an agent who is known, with the name as it is written now', async () => {
    const personId = await insertPerson(app().pool, { given_name: 'Leila', family_name: 'Avant' });
    const { account } = await invite(invitation({ personId, givenName: 'Leïla', familyName: 'Après' }));
    expect(account).toEqual(jasmine.objectContaining({ personId, givenName: 'Leïla', familyName: 'Après' }));
  });

  it('sent again gives the same account, with a link that replaces the first', async () => {
    const body = invitation();
    const first = await invite(body);
    const second = await invite({ ...body });
    expect(second.account).toEqual(first.account);
    expect(second.link.url).not.toBe(first.link.url);
    const visitor = await app().visitor();
    await visitor.post('/api/links/lookup', { token: first.link.url.split('#')[1] }).expect(422);
    await visitor.post('/api/links/lookup', { token: second.link.url.split('#')[1] }).expect(200);
  });

  it('sent again with another body is refused', async () => {
    const body = invitation();
    await invite(body);
    const { detail, field } = await refusal({ ...body, familyName: 'Autre' }, 409);
    expect(detail).toBe('Cet identifiant a déjà servi à un autre enregistrement. Rechargez la page et recommencez.');
    expect(field).toBe('id');
  });

  it('asks a manager and a mediator for a site', async () => {
    for (const role of ['manager', 'mediator'] as const) {
      const { detail, field } = await refusal(invitation({ role, siteIds: [], endsOn: '2199-01-01' }), 422);
      expect(detail).toBe('Choisissez au moins une MDS pour ce rôle.');
      expect(field).toBe('siteIds');
    }
    await invite(invitation({ role: 'direction', siteIds: [] }));
  });

  it('asks a mediator for the last day', async () => {
    const { detail, field } = await refusal(invitation({ role: 'mediator' }), 422);
    expect(detail).toBe('Indiquez le dernier jour du compte : un médiateur stagiaire a une date de fin.');
    expect(field).toBe('endsOn');
  });

  it('refuses an address that has an account, whatever its case', async () => {
    const body = invitation();
    await invite(body);
    const { detail, field } = await refusal(invitation({ email: body.email.toUpperCase() }), 409);
    expect(detail).toBe('Un compte existe déjà avec cette adresse e-mail.');
    expect(field).toBe('email');
  });

  it('refuses a person who has an account', async () => {
    const { account } = await invite(invitation());
    const { detail, field } = await refusal(invitation({ personId: account.personId }), 409);
    expect(detail).toBe('Cette personne a déjà un compte.');
    expect(field).toBe('personId');
  });

  it('refuses a person who is no agent, or who has left', async () => {
    const intern = await insertPerson(app().pool, { kind: 'intern' });
    for (const personId of [intern, uuidv7()]) {
      const { detail, field } = await refusal(invitation({ personId }), 422);
      expect(detail).toBe('Cette personne n’existe pas ou ne vous est pas accessible. Choisissez-la dans la liste.');
      expect(field).toBe('personId');
    }
    const gone = await insertPerson(app().pool, { given_name: 'Omar', family_name: 'Parti', left_on: '2026-01-31' });
    const { detail } = await refusal(invitation({ personId: gone }), 422);
    expect(detail).toBe('Omar Parti : départ noté au 31 janvier 2026. Choisissez une autre personne.');
  });

  it('refuses a site that does not exist', async () => {
    for (const personId of [null, await insertPerson(app().pool)]) {
      const { detail, field } = await refusal(invitation({ siteIds: [uuidv7()], personId }), 422);
      expect(detail).toBe('Cette MDS n’existe pas ou ne vous est pas accessible. Choisissez-la dans la liste.');
      expect(field).toBe('siteIds');
    }
  });

  it('makes one account of two invitations of the same address at once', async () => {
    const email = `deux-${next()}@essai.test`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => administrator.post('/api/users', invitation({ email }))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('is for administrators', async () => {
    for (const role of ['technician', 'manager', 'mediator', 'direction'] as const) {
      const browser = await app().signedInAs(role, [site]);
      await browser.post('/api/users', invitation()).expect(403);
      await browser.get('/api/users').expect(403);
    }
    await (await app().visitor()).post('/api/users', invitation()).expect(401);
  });
});
