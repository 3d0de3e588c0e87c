import type { Page, ProblemAnswer, SiteDetail, SiteDraft, SiteSummary } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertBorrower, insertCustody, insertEquipment, insertModel, insertPerson, insertRoom, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The sites', () => {
  const app = useTestApp();
  let technician: SignedInBrowser;
  let vitrolles: string;
  let salon: string;
  let nadia: string;

  beforeAll(async () => {
    const { pool } = app();
    vitrolles = await insertSite(pool, { name: 'Vitrolles', address: '1 avenue à confirmer', network_kind: 'fibre', download_mbps: 500 });
    salon = await insertSite(pool, { name: 'Salon', city: 'Salon-de-Provence', status: 'works' });
    await insertSite(pool, { name: 'Évenos', city: 'Évenos' });
    nadia = await insertPerson(pool, { given_name: 'Nadia', family_name: 'Exemple', site_id: vitrolles });
    await pool.query('UPDATE site SET manager_id = $1 WHERE id = $2', [nadia, vitrolles]);
    await insertRoom(pool, { site_id: vitrolles });
    await insertRoom(pool, { site_id: vitrolles, closed_at: new Date() });
    const tablet = await insertModel(pool, { category: 'tablet' });
    await insertEquipment(pool, {}, { siteId: vitrolles });
    const held = await insertEquipment(pool, {}, { siteId: vitrolles });
    await insertCustody(pool, { equipment_id: held.id });
    await insertEquipment(pool, { model_id: tablet }, { siteId: vitrolles, condition: 'broken' });
    const twice = await insertEquipment(pool, {}, { siteId: vitrolles });
    await pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [twice.id]);
    technician = await app().signedInAs('technician');
  });

  const list = async (browser: SignedInBrowser, query = '') =>
    ((await browser.get(`/api/sites${query}`).expect(200)) as { body: Page<SiteSummary> }).body;
  const names = async (browser: SignedInBrowser, query = '') => (await list(browser, query)).items.map((site) => site.name);
  const read = async (browser: SignedInBrowser, id: string) => ((await browser.get(`/api/sites/${id}`).expect(200)) as { body: SiteDetail }).body;
  const draft = (changes: Partial<SiteDraft> = {}): SiteDraft =>
    ({ id: uuidv7(), name: `MDS d’essai ${next()}`, status: 'open', city: 'Istres', openingHours: {}, ...changes });
  const asWritten = (site: SiteDetail) => ({
    name: site.name, status: site.status, address: site.address, postalCode: site.postalCode, city: site.city, communeCode: site.communeCode,
    latitude: site.latitude, longitude: site.longitude, openingHours: site.openingHours, networkKind: site.networkKind,
    networkOperator: site.networkOperator, downloadMbps: site.downloadMbps, uploadMbps: site.uploadMbps, managerId: site.manager?.id ?? null,
  });
  const refusalOf = (answer: { body: unknown }) => answer.body as ProblemAnswer;

  describe('listed', () => {
    it('shows what is there, closed rooms and annulled entries left out', async () => {
      const [site] = (await list(technician, '?q=vitrolles&sort=name')).items;
      expect(site).toEqual({
        id: vitrolles, version: 2, name: 'Vitrolles', status: 'open', city: 'Vitrolles', address: '1 avenue à confirmer',
        manager: { id: nadia, name: 'Nadia Exemple' }, networkKind: 'fibre', downloadMbps: 500, roomCount: 1, equipmentCount: 3,
      });
    });

    it('sorts by name as French is, and finds by words and status', async () => {
      expect((await names(technician)).filter((name) => !name.startsWith('MDS'))).toEqual(['Évenos', 'Salon', 'Vitrolles']);
      expect((await names(technician, '?sort=-name')).filter((name) => !name.startsWith('MDS'))).toEqual(['Vitrolles', 'Salon', 'Évenos']);
      expect(await names(technician, '?q=PROVENCE%20sal')).toEqual(['Salon']);
      expect(await names(technician, '?q=evenos')).toEqual(['Évenos']);
      expect(await names(technician, '?status=works')).toEqual(['Salon']);
      expect(await names(technician, '?status=works,closed&q=salon')).toEqual(['Salon']);
      expect((await list(technician, '?limit=1&count=true&status=works')).total).toBe(1);
    });

    it('shows a manager and a mediator their own', async () => {
      for (const role of ['manager', 'mediator'] as const) {
        const browser = await app().signedInAs(role, [vitrolles]);
        expect(await names(browser)).toEqual(['Vitrolles']);
        await browser.get(`/api/sites/${salon}`).expect(404);
        await browser.get(`/api/sites/${salon}/rooms`).expect(404);
      }
    });

    it('tells the direction no name, and the administrator no equipment', async () => {
      const direction = await app().signedInAs('direction');
      const [seen] = (await list(direction, '?q=vitrolles')).items;
      expect([seen?.manager, seen?.equipmentCount]).toEqual([null, 3]);
      expect((await read(direction, vitrolles)).manager).toBeNull();
      const administrator = await app().signedInAs('administrator');
      const shown = await read(administrator, vitrolles);
      expect([shown.manager?.name, shown.equipmentCount, shown.counts]).toEqual(['Nadia Exemple', null, []]);
    });

    it('takes three statements, however long the page', async () => {
      const count = (limit: number) => app().countStatements(() => technician.get(`/api/sites?limit=${limit}`).expect(200));
      expect([await count(1), await count(200)]).toEqual([3, 3]);
    });
  });

  it('tells of one site what is there by category and state', async () => {
    const site = await read(technician, vitrolles);
    expect(site.counts).toEqual([
      { category: 'laptop', state: 'in-service', count: 1 },
      { category: 'laptop', state: 'in-stock', count: 1 },
      { category: 'tablet', state: 'broken', count: 1 },
    ]);
    expect(Object.values(site.openingHours)).toEqual(Array(7).fill(null));
  });

  describe('opened', () => {
    it('answers with the site, its version and its address', async () => {
      const body = draft({ openingHours: { monday: '08:30-12:00 13:30-17:00' }, latitude: 43.5, longitude: 4.95, networkKind: '4g', managerId: nadia });
      const answer = await technician.post('/api/sites', body).expect(201);
      expect(answer.headers['etag']).toBe('"1"');
      expect(answer.headers['location']).toBe(`/api/sites/${body.id}`);
      const site = answer.body as SiteDetail;
      expect(site).toEqual(jasmine.objectContaining({ id: body.id, latitude: 43.5, networkKind: '4g', roomCount: 0, counts: [] }));
      expect(site.openingHours.monday).toBe('08:30-12:00 13:30-17:00');
      expect(site.manager?.name).toBe('Nadia Exemple');
    });

    it('is the same when it is sent again, and refused with another body', async () => {
      const body = draft();
      const first = await technician.post('/api/sites', body).expect(201);
      const again = await technician.post('/api/sites', body).expect(201);
      expect(again.body).toEqual(first.body);
      const other = await technician.post('/api/sites', { ...body, city: 'Arles' }).expect(409);
      expect(refusalOf(other).detail).toBe('Cet identifiant a déjà servi à un autre enregistrement. Rechargez la page et recommencez.');
    });

    it('has a name of its own, accents and case aside', async () => {
      const answer = await technician.post('/api/sites', draft({ name: 'VITRÔLLES' })).expect(409);
      expect(refusalOf(answer)).toEqual(jasmine.objectContaining({ detail: 'Une MDS porte déjà le nom « VITRÔLLES ».', field: 'name' }));
    });

    it('is for the technician and the administrator', async () => {
      const administrator = await app().signedInAs('administrator');
      await administrator.post('/api/sites', draft()).expect(201);
      for (const role of ['manager', 'mediator', 'direction'] as const) {
        const browser = await app().signedInAs(role, [vitrolles]);
        await browser.post('/api/sites', draft()).expect(403);
      }
    });
  });

  describe('changed', () => {
    const made = async (changes: Partial<SiteDraft> = {}) => {
      const answer = await technician.post('/api/sites', draft(changes)).expect(201);
      return answer.body as SiteDetail;
    };

    it('takes every field, and counts the version up', async () => {
      const site = await made();
      const change = {
        ...asWritten(site), status: 'closed', address: '2 rue à confirmer', postalCode: '13800', communeCode: '13047', networkKind: 'satellite',
        networkOperator: 'Exemple Télécom', downloadMbps: 100, uploadMbps: 20, managerId: nadia, latitude: 43.55, longitude: 4.95,
        openingHours: { tuesday: '09:00-12:00' },
      };
      const answer = await technician.patch(`/api/sites/${site.id}`, change, site.version).expect(200);
      expect(answer.body).toEqual(jasmine.objectContaining({
        version: 2, status: 'closed', postalCode: '13800', communeCode: '13047', networkOperator: 'Exemple Télécom', uploadMbps: 20,
      }));
      expect(await read(technician, site.id)).toEqual(answer.body as SiteDetail);
    });

    it('refuses a stale change and shows what the site is now', async () => {
      const site = await made();
      const now = (await technician.patch(`/api/sites/${site.id}`, { ...asWritten(site), city: 'Arles' }, site.version).expect(200)).body as SiteDetail;
      const stale = await technician.patch(`/api/sites/${site.id}`, asWritten(site), site.version).expect(412);
      expect(refusalOf(stale).detail).toBe('Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte. Relisez ce qui a changé, puis recommencez.');
      expect(refusalOf(stale).current).toEqual(now);
    });

    it('asks for opening hours that follow one another', async () => {
      const site = await made();
      for (const monday of ['12:00-08:30', '08:30-12:00 11:30-17:00', '08:30-08:30', '08:30-12:00 17:00-13:30']) {
        const change = { ...asWritten(site), openingHours: { monday } };
        const answer = await technician.patch(`/api/sites/${site.id}`, change, site.version).expect(422);
        expect(refusalOf(answer)).toEqual(jasmine.objectContaining({
          detail: 'Lundi : chaque plage finit après son début, et la seconde vient après la première.', field: 'openingHours.monday',
        }));
      }
      const unreadable = await technician.patch(`/api/sites/${site.id}`, { ...asWritten(site), openingHours: { friday: 'le matin' } }, site.version).expect(400);
      expect(refusalOf(unreadable).errors?.[0]?.field).toBe('openingHours.friday');
    });

    it('refuses a body whose opening hours are missing or something else', async () => {
      const site = await made();
      for (const openingHours of [undefined, null, [], 'toujours', [{ monday: null }]]) {
        const answer = await technician.patch(`/api/sites/${site.id}`, { ...asWritten(site), openingHours }, site.version);
        expect([openingHours, answer.status]).toEqual([openingHours, 400]);
      }
    });

    it('takes as its manager an agent who is reachable and here', async () => {
      const site = await made();
      const attempt = async (managerId: string, browser = technician) =>
        refusalOf(await browser.patch(`/api/sites/${site.id}`, { ...asWritten(site), managerId }, site.version).expect(422));
      const unknown = 'Cette personne n’existe pas ou ne vous est pas accessible. Choisissez-la dans la liste.';
      expect(await attempt(uuidv7())).toEqual(jasmine.objectContaining({ detail: unknown, field: 'managerId' }));
      expect((await attempt(await insertBorrower(app().pool))).detail).toBe(unknown);
      const gone = await insertPerson(app().pool, { given_name: 'Omar', family_name: 'Parti', left_on: '2026-03-01' });
      expect((await attempt(gone)).detail).toBe('Omar Parti : départ noté au 1er mars 2026. Choisissez une autre personne.');
      const manager = await app().signedInAs('manager', [site.id]);
      expect((await attempt(nadia, manager)).detail).toBe(unknown);
    });

    it('keeps a manager who left until somebody chooses another', async () => {
      const leaving = await insertPerson(app().pool, { left_on: '2026-03-01' });
      const site = await made();
      await app().pool.query('UPDATE site SET manager_id = $1 WHERE id = $2', [leaving, site.id]);
      const now = await read(technician, site.id);
      await technician.patch(`/api/sites/${site.id}`, { ...asWritten(now), city: 'Arles' }, now.version).expect(200);
    });

    it('is for the manager of the site, and for nobody of another', async () => {
      const site = await made();
      const own = await app().signedInAs('manager', [site.id]);
      await own.patch(`/api/sites/${site.id}`, { ...asWritten(site), city: 'Arles' }, site.version).expect(200);
      const foreign = await app().signedInAs('manager', [vitrolles]);
      await foreign.patch(`/api/sites/${site.id}`, asWritten(site), site.version + 1).expect(404);
      for (const role of ['mediator', 'direction'] as const) {
        const reader = await app().signedInAs(role, [site.id]);
        await reader.patch(`/api/sites/${site.id}`, asWritten(site), site.version + 1).expect(403);
      }
    });
  });
});
