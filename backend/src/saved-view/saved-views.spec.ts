import type { ProblemAnswer, SavedViewAnswer, SavedViewDraft, SavedViewList } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertSavedView, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('Saved views', () => {
  const app = useTestApp();
  let [salon, vitrolles]: [string, string] = ['', ''];
  let technician: SignedInBrowser;
  let manager: SignedInBrowser;
  let colleague: SignedInBrowser;
  let elsewhere: SignedInBrowser;

  beforeAll(async () => {
    [salon, vitrolles] = [await insertSite(app().pool, { name: 'Salon-de-Provence' }), await insertSite(app().pool, { name: 'Vitrolles' })];
    technician = await app().signedInAs('technician');
    manager = await app().signedInAs('manager', [salon]);
    colleague = await app().signedInAs('mediator', [salon]);
    elsewhere = await app().signedInAs('manager', [vitrolles]);
  });

  const draft = (columns: Partial<SavedViewDraft> = {}): SavedViewDraft =>
    ({ id: uuid(), list: 'equipment', name: `Vue ${next()}`, siteId: null, query: { state: 'broken', colonnes: 'number,site' }, ...columns });
  const save = async (browser: SignedInBrowser, columns: Partial<SavedViewDraft> = {}): Promise<SavedViewAnswer> =>
    (await browser.post('/api/saved-views', draft(columns)).expect(201)).body as SavedViewAnswer;
  const viewsOf = async (browser: SignedInBrowser, list = 'equipment') => ((await browser.get(`/api/saved-views?list=${list}`).expect(200)).body as SavedViewList).items;
  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;

  it('are found again as they were saved, and by nobody else', async () => {
    const saved = await save(manager, { name: 'En panne' });
    expect(saved).toEqual(jasmine.objectContaining({ version: 1, name: 'En panne', mine: true, deletable: true, site: null, query: { state: 'broken', colonnes: 'number,site' } }));
    expect(await viewsOf(manager)).toContain(saved);
    for (const other of [technician, colleague, elsewhere]) {
      expect((await viewsOf(other)).map(({ id }) => id)).not.toContain(saved.id);
      await other.get(`/api/saved-views/${saved.id}`).expect(404);
      await other.patch(`/api/saved-views/${saved.id}`, { name: 'À moi', query: {} }, 1).expect(404);
      await other.delete(`/api/saved-views/${saved.id}`).expect(404);
    }
  });

  it('shared with a site are seen by its people, not by others', async () => {
    const saved = await save(manager, { siteId: salon });
    const seen = (await viewsOf(colleague)).find(({ id }) => id === saved.id);
    expect(seen).toEqual(jasmine.objectContaining({ mine: false, deletable: false, site: { id: salon, name: 'Salon-de-Provence' } }));
    expect((await viewsOf(technician)).map(({ id }) => id)).toContain(saved.id);
    expect((await viewsOf(elsewhere)).map(({ id }) => id)).not.toContain(saved.id);
    await elsewhere.get(`/api/saved-views/${saved.id}`).expect(404);
  });

  it('are listed by name, of one list', async () => {
    const newcomer = await app().signedInAs('technician');
    for (const name of ['Écrans', 'abris', 'Zones']) await save(newcomer, { name });
    await save(newcomer, { name: 'Beaux sites', list: 'site' });
    expect((await viewsOf(newcomer)).filter(({ mine }) => mine).map(({ name }) => name)).toEqual(['abris', 'Écrans', 'Zones']);
    expect((await viewsOf(newcomer, 'site')).map(({ name }) => name)).toContain('Beaux sites');
  });

  it('can be shared only with a site that one sees', async () => {
    const refused = problem(await manager.post('/api/saved-views', draft({ siteId: vitrolles })).expect(422));
    expect(refused).toEqual(jasmine.objectContaining({ code: 'site-unknown', field: 'siteId' }));
    await technician.post('/api/saved-views', draft({ siteId: uuid() })).expect(422);
    const saved = await save(manager);
    await manager.patch(`/api/saved-views/${saved.id}`, { name: saved.name, siteId: vitrolles, query: {} }, 1).expect(422);
    await save(technician, { siteId: vitrolles });
  });

  it('are changed by their owner only, and not by somebody who read an older version', async () => {
    const saved = await save(manager, { siteId: salon });
    const change = { name: `Autre ${next()}`, siteId: null, query: { sort: '-number', densite: 'compact' } };
    await colleague.patch(`/api/saved-views/${saved.id}`, change, 1).expect(403);
    await technician.patch(`/api/saved-views/${saved.id}`, change, 1).expect(403);
    const changed = (await manager.patch(`/api/saved-views/${saved.id}`, change, 1).expect(200)).body as SavedViewAnswer;
    expect(changed).toEqual(jasmine.objectContaining({ name: change.name, query: change.query, site: null, version: 2 }));
    const stale = problem(await manager.patch(`/api/saved-views/${saved.id}`, change, 1).expect(412));
    expect(stale.current).toEqual(changed);
    expect((await viewsOf(colleague)).map(({ id }) => id)).not.toContain(saved.id);
  });

  it('are deleted by their owner, or by a manager of the site that they are shared with', async () => {
    const [first, second, third] = [await save(technician, { siteId: salon }), await save(colleague, { siteId: salon }), await save(technician, { siteId: vitrolles })];
    await colleague.delete(`/api/saved-views/${first.id}`).expect(403);
    await manager.delete(`/api/saved-views/${third.id}`).expect(404);
    await manager.delete(`/api/saved-views/${first.id}`).expect(204);
    await colleague.delete(`/api/saved-views/${second.id}`).expect(204);
    await colleague.delete(`/api/saved-views/${second.id}`).expect(404);
  });

  it('have a name of their own, and the same one again after a lost answer', async () => {
    const saved = draft({ name: 'Bornes à surveiller' });
    await manager.post('/api/saved-views', saved).expect(201);
    await manager.post('/api/saved-views', saved).expect(201);
    const taken = problem(await manager.post('/api/saved-views', draft({ name: 'bornes A SURVEILLER' })).expect(409));
    expect(taken.detail).toBe('Vous avez déjà une vue « bornes A SURVEILLER ». Donnez-lui un autre nom, ou mettez celle-là à jour.');
    expect(taken.field).toBe('name');
    await colleague.post('/api/saved-views', draft({ name: 'Bornes à surveiller' })).expect(201);
  });

  it('are of lists that one may read', async () => {
    const administrator = await app().signedInAs('administrator');
    expect(problem(await administrator.get('/api/saved-views?list=equipment').expect(403)).field).toBe('list');
    expect(problem(await administrator.post('/api/saved-views', draft()).expect(403)).field).toBe('list');
    expect(problem(await manager.get('/api/saved-views?list=account').expect(403)).field).toBe('list');
    const shared = await save(manager, { siteId: salon });
    await administrator.get(`/api/saved-views/${shared.id}`).expect(404);
    await manager.get('/api/saved-views').expect(400);
  });

  it('hold parameters of an address and nothing else', async () => {
    const tooMany = Object.fromEntries(Array.from({ length: 31 }, (_, n) => ['f'.repeat(1 + (n % 28)) + 'abcd'[Math.floor(n / 28)], 'x']));
    expect(Object.keys(tooMany).length).toBe(31);
    const wrong = [[], 'x', null, { state: 1 }, { 'a b': 'x' }, { state: '' }, { q: 'x'.repeat(4001) }, { q: 'a\u0000b' }, { state: { a: 'b' } }, tooMany];
    for (const query of wrong) {
      const answer = await manager.post('/api/saved-views', { ...draft(), query });
      expect(answer.status).withContext(JSON.stringify(query).slice(0, 60)).toBe(400);
    }
  });

  it('are fifty of a list at most', async () => {
    const busy = await app().signedInAs('technician');
    for (let n = 0; n < 50; n++) await insertSavedView(app().pool, { owner_id: busy.accountId });
    expect(problem(await busy.post('/api/saved-views', draft()).expect(422)).code).toBe('views-full');
    await busy.post('/api/saved-views', draft({ list: 'site' })).expect(201);
  });

  it('of people who know names are not shown to the direction; its own are', async () => {
    const [direction, peer] = [await app().signedInAs('direction'), await app().signedInAs('direction')];
    const named = await save(manager, { siteId: salon, name: 'Chez Nadia Benali', query: { personId: uuid() } });
    expect((await viewsOf(direction)).map(({ id }) => id)).not.toContain(named.id);
    await direction.get(`/api/saved-views/${named.id}`).expect(404);
    const own = await save(peer, { siteId: salon, name: 'Pannes du mois' });
    expect((await viewsOf(direction)).map(({ id }) => id)).toContain(own.id);
    expect((await viewsOf(manager)).map(({ id }) => id)).toContain(own.id);
  });

  it('do not tell the name of a site that one sees no more', async () => {
    const moved = await app().signedInAs('manager', [salon, vitrolles]);
    const saved = await save(moved, { siteId: vitrolles });
    await app().pool.query('DELETE FROM account_site WHERE account_id = $1 AND site_id = $2', [moved.accountId, vitrolles]);
    const answer = await moved.get(`/api/saved-views/${saved.id}`).expect(200);
    expect(answer.text).not.toContain('Vitrolles');
    expect((answer.body as SavedViewAnswer).site).toBeNull();
  });

  it('cost one statement to list', async () => {
    // And one for the session.
    expect(await app().countStatements(() => manager.get('/api/saved-views?list=equipment').expect(200))).toBe(2);
  });
});
