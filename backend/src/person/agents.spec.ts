import type { Page, PersonAnswer, PersonDraft, ProblemAnswer } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertCustody, insertEquipment, insertPerson, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The agents', () => {
  const app = useTestApp();
  let vitrolles: string;
  let salon: string;
  let technician: SignedInBrowser;
  let manager: SignedInBrowser;
  let elodie: string;
  let omar: string;
  let nobodysSite: string;

  beforeAll(async () => {
    const { pool } = app();
    vitrolles = await insertSite(pool, { name: 'Vitrolles' });
    salon = await insertSite(pool, { name: 'Salon' });
    technician = await app().signedInAs('technician', [], { familyName: 'Zzz-technicien' });
    manager = await app().signedInAs('manager', [vitrolles], { familyName: 'Zzz-responsable' });
    elodie = await insertPerson(pool, {
      given_name: 'Élodie', family_name: 'Écu', site_id: vitrolles, service: 'Accueil', email: 'elodie@essai.test',
    });
    omar = await insertPerson(pool, { given_name: 'Omar', family_name: 'Eden', site_id: salon });
    nobodysSite = await insertPerson(pool, { given_name: 'Sans', family_name: 'Site' });
    await insertPerson(pool, { given_name: 'Anne', family_name: 'Partie', site_id: vitrolles, left_on: '2026-03-01' });
    await insertPerson(pool, { given_name: 'Ida', family_name: 'Stagiaire', site_id: vitrolles, kind: 'intern' });
    for (const siteId of [vitrolles, vitrolles, salon]) {
      const piece = await insertEquipment(pool, {}, { siteId });
      await insertCustody(pool, { equipment_id: piece.id, kind: 'assignment', person_id: elodie });
    }
    const returned = await insertEquipment(pool, {}, { siteId: vitrolles });
    await insertCustody(pool, { equipment_id: returned.id, kind: 'assignment', person_id: elodie, end: '2025-06-01T08:00:00Z' });
  });

  const list = async (browser: SignedInBrowser, query = '') =>
    ((await browser.get(`/api/persons${query}`).expect(200)) as { body: Page<PersonAnswer> }).body;
  const names = async (browser: SignedInBrowser, query = '') =>
    (await list(browser, query)).items.map((agent) => agent.familyName).filter((name) => !/^(Zzz|Essai|Neuve)/.test(name));
  const read = async (browser: SignedInBrowser, id: string) => ((await browser.get(`/api/persons/${id}`).expect(200)) as { body: PersonAnswer }).body;
  const draft = (changes: Partial<PersonDraft> = {}): PersonDraft =>
    ({ id: uuidv7(), givenName: 'Lou', familyName: `Neuve-${next()}`, siteId: vitrolles, ...changes });
  const add = async (changes: Partial<PersonDraft> = {}, browser = technician) =>
    ((await browser.post('/api/persons', draft(changes)).expect(201)) as { body: PersonAnswer }).body;
  const refusalOf = (answer: { body: unknown }) => answer.body as ProblemAnswer;

  describe('listed', () => {
    it('are sorted by name as French is, without those who left', async () => {
      expect(await names(technician)).toEqual(['Écu', 'Eden', 'Site']);
      expect(await names(technician, '?sort=-name&withLeft=true')).toEqual(['Site', 'Partie', 'Eden', 'Écu']);
    });

    it('are those of the caller’s sites; those without a site are for the roles of all sites', async () => {
      expect(await names(manager)).toEqual(['Écu']);
      await manager.get(`/api/persons/${omar}`).expect(404);
      await manager.get(`/api/persons/${nobodysSite}`).expect(404);
      expect(await names(technician, `?siteId=${salon}`)).toEqual(['Eden']);
      expect(await names(manager, `?siteId=${salon}`)).toEqual([]);
    });

    it('are found by the words of the name, accents and case aside', async () => {
      expect(await names(technician, '?q=elod%20ECU')).toEqual(['Écu']);
      expect(await names(technician, '?q=100%25')).toEqual([]);
      expect((await list(technician, '?q=eden&count=true')).total).toBe(1);
    });

    it('hold what is open among the caller’s sites', async () => {
      expect((await read(technician, elodie)).heldCount).toBe(3);
      expect((await read(manager, elodie)).heldCount).toBe(2);
      const administrator = await app().signedInAs('administrator');
      expect((await read(administrator, elodie)).heldCount).toBeNull();
    });

    it('are names only to a mediator', async () => {
      const mediator = await app().signedInAs('mediator', [vitrolles]);
      expect(await read(mediator, elodie)).toEqual({
        id: elodie, version: 1, kind: 'agent', givenName: 'Élodie', familyName: 'Écu', service: null, email: null,
        site: { id: vitrolles, name: 'Vitrolles' }, leftOn: null, heldCount: 2,
      });
      expect(await read(manager, elodie)).toEqual(jasmine.objectContaining({ service: 'Accueil', email: 'elodie@essai.test' }));
      await mediator.post('/api/persons', draft()).expect(403);
    });

    it('are nobody’s business for the direction', async () => {
      const direction = await app().signedInAs('direction');
      await direction.get('/api/persons').expect(403);
      await direction.get(`/api/persons/${elodie}`).expect(403);
      await direction.patch(`/api/persons/${elodie}`, draft(), 1).expect(403);
    });

    it('take three statements, however long the page', async () => {
      const count = (limit: number) => app().countStatements(() => technician.get(`/api/persons?limit=${limit}&withLeft=true`).expect(200));
      expect([await count(1), await count(200)]).toEqual([3, 3]);
    });
  });

  describe('added', () => {
    it('answer with what was written, once only when sent again', async () => {
      const body = draft({ service: ' Secrétariat ', email: 'lou@essai.test', leftOn: null });
      const first = await manager.post('/api/persons', body).expect(201);
      expect(first.body).toEqual({
        id: body.id, version: 1, kind: 'agent', givenName: 'Lou', familyName: body.familyName, service: 'Secrétariat', email: 'lou@essai.test',
        site: { id: vitrolles, name: 'Vitrolles' }, leftOn: null, heldCount: 0,
      });
      expect(first.headers['location']).toBe(`/api/persons/${body.id}`);
      expect((await manager.post('/api/persons', body).expect(201)).body).toEqual(first.body);
      await manager.post('/api/persons', { ...body, givenName: 'Luce' }).expect(409);
      await technician.post('/api/persons', body).expect(409);
    });

    it('keep an identifier whatever its case', async () => {
      const body = draft();
      const answer = await manager.post('/api/persons', { ...body, id: body.id.toUpperCase(), siteId: vitrolles.toUpperCase() }).expect(201);
      expect((answer.body as PersonAnswer).id).toBe(body.id);
      await manager.get(`/api/persons/${body.id.toUpperCase()}`).expect(200);
    });

    it('belong to a site of the manager who adds them', async () => {
      const none = await manager.post('/api/persons', draft({ siteId: null })).expect(422);
      expect(refusalOf(none)).toEqual(jasmine.objectContaining({ detail: 'Choisissez une MDS.', field: 'siteId' }));
      const foreign = await manager.post('/api/persons', draft({ siteId: salon })).expect(422);
      expect(refusalOf(foreign)).toEqual(jasmine.objectContaining({
        detail: 'Cette MDS n’existe pas ou ne vous est pas accessible. Choisissez-la dans la liste.', field: 'siteId',
      }));
      const unknown = await technician.post('/api/persons', draft({ siteId: uuidv7() })).expect(422);
      expect(refusalOf(unknown).detail).toBe(refusalOf(foreign).detail);
      expect((await add({ siteId: null })).site).toBeNull();
    });
  });

  describe('changed', () => {
    it('move between sites only for those who reach both', async () => {
      const agent = await add();
      const moved = draft({ siteId: salon });
      const { id: _, ...change } = moved;
      const refused = await manager.patch(`/api/persons/${agent.id}`, change, 1).expect(422);
      expect(refusalOf(refused).field).toBe('siteId');
      await manager.patch(`/api/persons/${agent.id}`, { ...change, siteId: null }, 1).expect(422);
      const answer = await technician.patch(`/api/persons/${agent.id}`, change, 1).expect(200);
      expect((answer.body as PersonAnswer).site?.name).toBe('Salon');
      await manager.patch(`/api/persons/${agent.id}`, { ...change, siteId: vitrolles }, 2).expect(404);
    });

    it('leave on a day', async () => {
      const agent = await add();
      const { id: _, ...change } = draft({ familyName: 'Neuve-Bientôt', leftOn: '2199-12-01' });
      const answer = await manager.patch(`/api/persons/${agent.id}`, change, 1).expect(200);
      expect(answer.body).toEqual(jasmine.objectContaining({ version: 2, familyName: 'Neuve-Bientôt', leftOn: '2199-12-01' }));
    });

    it('refuse what is stale, and show what they are now', async () => {
      const agent = await add();
      const { id: _, ...change } = draft();
      const now = await technician.patch(`/api/persons/${agent.id}`, change, 1).expect(200);
      const stale = await manager.patch(`/api/persons/${agent.id}`, change, 1).expect(412);
      expect(refusalOf(stale).detail).toBe('Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte. Relisez ce qui a changé, puis recommencez.');
      expect(refusalOf(stale).current).toEqual(now.body);
    });

    it('keep one of two changes made at once', async () => {
      const agent = await add();
      const answers = await Promise.all(['Neuve-1', 'Neuve-2', 'Neuve-3', 'Neuve-4'].map((familyName) => {
        const { id: _, ...change } = draft({ familyName });
        return technician.patch(`/api/persons/${agent.id}`, change, 1);
      }));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412, 412]);
    });

    it('are agents: an intern is not reached here', async () => {
      const intern = await insertPerson(app().pool, { kind: 'intern', site_id: vitrolles });
      const { id: _, ...change } = draft();
      await manager.get(`/api/persons/${intern}`).expect(404);
      await manager.patch(`/api/persons/${intern}`, change, 1).expect(404);
    });
  });
});

describe('An agent who leaves', () => {
  const app = useTestApp();

  it('is listed until midnight in Paris', async () => {
    await insertPerson(app().pool, { family_name: 'Bientôt', left_on: '2199-12-01' });
    const found = async () => {
      const technician = await app().signedInAs('technician');
      const { body } = (await technician.get('/api/persons?q=bientot').expect(200)) as { body: Page<PersonAnswer> };
      return body.items.length;
    };
    app().clock.set('2199-11-30T22:59:59Z');
    expect(await found()).toBe(1);
    app().clock.set('2199-11-30T23:00:00Z');
    expect(await found()).toBe(0);
  });
});
