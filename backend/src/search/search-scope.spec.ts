import type { Role, SearchAnswer, SearchHit } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { makeSiteWorld, type SiteWorld } from '../testing/matrix/site-world.js';
import { insertCustody, insertEquipment, insertPerson } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('What the search finds for whom', () => {
  const app = useTestApp();
  let inside: SiteWorld;
  let outside: SiteWorld;

  beforeAll(async () => {
    inside = await makeSiteWorld(app().pool);
    outside = await makeSiteWorld(app().pool);
  });

  async function hits(browser: SignedInBrowser, q: string, more = ''): Promise<SearchHit[]> {
    const { body } = (await browser.get(`/api/search?q=${encodeURIComponent(q)}${more}`).expect(200)) as { body: SearchAnswer };
    return body.groups.flatMap((group) => group.hits);
  }
  const kinds = (found: readonly SearchHit[]): string[] => [...new Set(found.map(({ kind }) => kind))].sort();
  const signedInAs = (role: Role) => app().signedInAs(role, [inside.siteId]);
  const numberOf = async (id: string) => ((await app().pool.query<{ number: string }>('SELECT number FROM equipment WHERE id = $1', [id])).rows[0]?.number ?? '');

  for (const role of ['manager', 'mediator'] as const) {
    it(`a ${role} finds what is of their sites, and nothing of another`, async () => {
      const browser = await signedInAs(role);
      expect(kinds(await hits(browser, inside.marks.site))).toEqual(['equipment', 'room', 'site']);
      expect(kinds(await hits(browser, inside.marks.person))).toEqual(['equipment', 'person']);
      for (const typed of [outside.marks.site, outside.marks.person, `${outside.marks.site}H`, await numberOf(outside.heldId), (await numberOf(outside.heldId)).slice(6)]) {
        const found = await hits(browser, typed);
        expect(JSON.stringify(found)).withContext(typed).not.toContain(outside.marks.site);
        expect(JSON.stringify(found)).withContext(typed).not.toContain(outside.marks.person);
        expect(found.map(({ id }) => id)).withContext(typed).not.toContain(outside.heldId);
      }
    });
  }

  it('the technician finds everything, everywhere', async () => {
    const technician = await app().signedInAs('technician');
    for (const world of [inside, outside]) {
      expect(kinds(await hits(technician, world.marks.site))).toEqual(['equipment', 'room', 'site']);
      expect(kinds(await hits(technician, world.marks.person))).toEqual(['equipment', 'person']);
    }
  });

  it('the direction finds no person, no holder, and no piece by the name of its holder', async () => {
    const direction = await app().signedInAs('direction');
    expect(await hits(direction, inside.marks.person)).toEqual([]);
    expect(await hits(direction, `Ada ${inside.marks.person}`)).toEqual([]);
    expect(await hits(direction, `${inside.marks.site} ${inside.marks.person}`)).toEqual([]);
    const [held] = await hits(direction, `${inside.marks.site}H`);
    expect(held).toEqual(jasmine.objectContaining({ id: inside.heldId, state: 'in-service', holder: null }));
    for (const typed of [inside.marks.contact, inside.marks.note]) expect(await hits(direction, typed)).toEqual([]);
    await direction.get(`/api/search?q=${inside.marks.person}&kind=person`).expect(403);
  });

  it('the administrator finds no equipment', async () => {
    const administrator = await app().signedInAs('administrator');
    expect(kinds(await hits(administrator, inside.marks.site))).toEqual(['room', 'site']);
    expect(kinds(await hits(administrator, inside.marks.person))).toEqual(['person']);
    expect(await hits(administrator, await numberOf(inside.heldId))).toEqual([]);
    const refused = await administrator.get('/api/search?q=mds&kind=equipment').expect(403);
    expect(refused.body).toEqual(jasmine.objectContaining({ code: 'not-allowed', field: 'kind' }));
  });

  it('a mediator sees names of persons only; a manager their service too', async () => {
    const personOf = async (role: Role) => (await hits(await signedInAs(role), inside.marks.person)).find(({ kind }) => kind === 'person');
    expect(await personOf('mediator')).toEqual(jasmine.objectContaining({ id: inside.personId, detail: null }));
    expect(await personOf('manager')).toEqual(jasmine.objectContaining({ id: inside.personId, detail: inside.marks.contact }));
  });

  it('finds a piece of one’s site by a holder from elsewhere, and not the holder', async () => {
    const piece = await insertEquipment(app().pool, {}, { siteId: inside.siteId });
    const guest = await insertPerson(app().pool, { given_name: 'Ida', family_name: 'Visiteuse', site_id: outside.siteId });
    await insertCustody(app().pool, { equipment_id: piece.id, kind: 'assignment', person_id: guest });
    const found = await hits(await signedInAs('manager'), 'visiteuse');
    expect(found.map(({ kind, id }) => ({ kind, id }))).toEqual([{ kind: 'equipment', id: piece.id }]);
    expect(await hits(await app().signedInAs('manager', [outside.siteId]), 'visiteuse')).toEqual([jasmine.objectContaining({ kind: 'person', id: guest })]);
  });

  it('no longer finds by whoever held a piece before', async () => {
    const [piece, gone] = [await insertEquipment(app().pool, {}, { siteId: inside.siteId }), await insertPerson(app().pool, { family_name: 'Auparavant' })];
    await insertCustody(app().pool, { equipment_id: piece.id, kind: 'assignment', person_id: gone, end: '2025-02-01T08:00:00Z' });
    expect(kinds(await hits(await app().signedInAs('technician'), 'auparavant'))).toEqual(['person']);
  });

  it('finds nothing for an account without a site', async () => {
    const manager = await app().signedInAs('manager', []);
    for (const typed of [inside.marks.site, inside.marks.person, 'mds', 'a']) expect((await hits(manager, typed)).filter(({ kind }) => kind !== 'model')).withContext(typed).toEqual([]);
  });
});
