import type { AccountAnswer, AccountState, Page, ProblemAnswer, Role } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertAccount, insertPerson, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The list of accounts', () => {
  const app = useTestApp();
  let administrator: SignedInBrowser;

  beforeAll(async () => {
    administrator = await app().signedInAs('administrator', [], { givenName: 'Zélie', familyName: 'Zola', email: 'zelie@essai.test' });
    const site = await insertSite(app().pool, { name: 'Vitrolles' });
    const make = async (family_name: string, role: Role, columns: object) => {
      const person_id = await insertPerson(app().pool, { given_name: 'Élodie', family_name });
      await insertAccount(app().pool, { person_id, role, email: `compte-${next()}@essai.test`, ...columns }, role === 'manager' ? [site] : []);
    };
    await make('Écu', 'manager', {});
    await make('Ébène', 'technician', { password_hash: 'x', disabled_at: new Date() });
    await make('Abel', 'direction', { password_hash: 'x', ends_on: '2026-01-31' });
    await make('Martin', 'technician', { password_hash: 'x' });
  });

  const list = async (query = '') => ((await administrator.get(`/api/users${query}`).expect(200)) as { body: Page<AccountAnswer> }).body;
  const names = async (query: string) => (await list(query)).items.map((account) => account.familyName);

  it('is sorted by name as French is', async () => {
    expect(await names('')).toEqual(['Abel', 'Ébène', 'Écu', 'Martin', 'Zola']);
    expect(await names('?sort=-name')).toEqual(['Zola', 'Martin', 'Écu', 'Ébène', 'Abel']);
    expect((await names('?sort=createdAt'))[0]).toBe('Zola');
  });

  it('goes on page by page, and counts when asked', async () => {
    const first = await list('?limit=2&count=true');
    expect([first.items.length, first.total]).toEqual([2, 5]);
    const second = await list(`?limit=2&cursor=${first.next}`);
    const third = await list(`?limit=2&cursor=${second.next}`);
    expect([...first.items, ...second.items, ...third.items].map((account) => account.familyName))
      .toEqual(['Abel', 'Ébène', 'Écu', 'Martin', 'Zola']);
    expect([third.next, third.total]).toEqual([null, null]);
  });

  it('finds by words, role and state', async () => {
    expect(await names('?q=elodie%20ec')).toEqual(['Écu']);
    expect(await names('?q=zelie%40')).toEqual(['Zola']);
    expect(await names('?role=technician,direction')).toEqual(['Abel', 'Ébène', 'Martin']);
    const byState: Record<AccountState, string[]> = { invited: ['Écu'], active: ['Martin', 'Zola'], disabled: ['Ébène'], ended: ['Abel'] };
    for (const [state, found] of Object.entries(byState)) expect(await names(`?state=${state}`)).toEqual(found);
  });

  it('refuses what it does not know', async () => {
    const unknown = await administrator.get('/api/users?nom=Zola').expect(400);
    expect((unknown.body as ProblemAnswer).detail).toBe('Le paramètre « nom » n’existe pas. Retirez-le de l’adresse.');
    await administrator.get('/api/users?sort=email').expect(400);
    await administrator.get('/api/users/00000000-0000-7000-8000-000000000000').expect(404);
  });

  it('takes three statements, however long the page', async () => {
    const short = await app().countStatements(() => administrator.get('/api/users?limit=1').expect(200));
    const long = await app().countStatements(() => administrator.get('/api/users?limit=200').expect(200));
    // The session, the ids, the columns.
    expect([short, long]).toEqual([3, 3]);
  });
});
