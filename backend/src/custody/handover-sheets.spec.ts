import type { CustodyAnswer, DocumentOfferList, DocumentSummary, EquipmentDetail, KitAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { textOf } from '../testing/pdf-reader.js';
import { insertEquipment, insertModel, insertPerson, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The sheet of a hand-over', () => {
  const app = useTestApp();
  let siteId: string;
  let modelId: string;
  let nadia: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool, { name: 'Istres' });
    modelId = await insertModel(app().pool, { category: 'tablet', maker: 'Exemplar', name: 'Tab A' });
    nadia = await insertPerson(app().pool, { site_id: siteId, given_name: 'Nadia', family_name: 'Lavande', service: 'Service social' });
    manager = await app().signedInAs('manager', [siteId], { givenName: 'Paul', familyName: 'Garrigue' });
  });

  const piece = () => insertEquipment(app().pool, { model_id: modelId }, { siteId, since: '2026-01-05T08:00:00.000Z' });
  const assign = async (equipmentId: string, more: object = {}) =>
    (await manager.post('/api/custodies', { id: uuid(), equipmentId, kind: 'assignment', personId: nadia, ...more }).expect(201)).body as CustodyAnswer;
  const text = async (custodyId: string) => textOf((await manager.get(`/api/custodies/${custodyId}/handover-sheet.pdf`).expect(200)).body as Buffer);
  const keep = async (custodyId: string) => (await manager.post(`/api/custodies/${custodyId}/handover-sheet`, {}).expect(201)).body as DocumentSummary;
  const custodyOf = async (equipmentId: string) => ((await manager.get(`/api/equipment/${equipmentId}`).expect(200)).body as EquipmentDetail).custody?.id ?? '';

  it('tells who was handed what, with what and until when', async () => {
    const { id, number } = await piece();
    const custody = await assign(id, { start: '2026-02-01T09:00:00Z', dueAt: '2026-12-31T17:00:00Z', wear: 'new', accessories: [{ label: 'Clavier' }], note: 'Code remis à part' });
    const said = await text(custody.id);
    for (const words of ['MDS Istres', 'Paul Garrigue', 'Nadia Lavande', number, 'Exemplar Tab A', 'clavier', 'Neuf', '1er février 2026', '31 décembre 2026', 'Code remis à part']) {
      expect(said).withContext(words).toContain(words);
    }
    expect(said).withContext('whoever prints it may not know the service').not.toContain('Service social');
  });

  it('is one for a kit, whichever of its pieces one comes from', async () => {
    const pieces = [await piece(), await piece(), await piece()];
    const name = `Atelier ${next()}`;
    const kit = (await manager.post('/api/kits', { id: uuid(), siteId, name, equipmentIds: pieces.map(({ id }) => id) }).expect(201)).body as KitAnswer;
    await manager.post(`/api/kits/${kit.id}/hand-over`, { id: uuid(), personId: nadia }).expect(200);
    await assign((await piece()).id);
    const [first = '', second = ''] = await Promise.all(pieces.map(({ id }) => custodyOf(id)));
    const said = await text(first);
    expect(said).toContain(`du lot ${name}`);
    expect(said.match(/MDS13-\d{6}/g)?.filter((number, place, all) => all.indexOf(number) === place).sort()).toEqual(pieces.map(({ number }) => number).sort());
    expect((await keep(second)).id).toBe((await keep(first)).id);
  });

  it('is one for what was handed over together', async () => {
    const pieces = [await piece(), await piece()];
    await manager.post('/api/equipment/bulk-acts', {
      act: 'assign', personId: nadia, lines: await Promise.all(pieces.map(async ({ id }) => ({ id, version: await versionOf(id), custodyId: uuid() }))),
    }).expect(200);
    const said = await text(await custodyOf(pieces[0]?.id ?? ''));
    for (const { number } of pieces) expect(said).toContain(number);
  });

  it('is one for each site, of its pieces alone', async () => {
    const technician = await app().signedInAs('technician');
    const [here, there] = [await piece(), await insertEquipment(app().pool, { model_id: modelId }, { siteId: await insertSite(app().pool, { name: 'Fos' }) })];
    const start = new Date(Date.now() - 60_000).toISOString();
    const [mine, theirs] = [uuid(), uuid()];
    for (const [id, { id: equipmentId }] of [[theirs, there], [mine, here]] as const) {
      await technician.post('/api/custodies', { id, equipmentId, kind: 'assignment', personId: nadia, start }).expect(201);
    }
    const keptBy = async (id: string) => (await technician.post(`/api/custodies/${id}/handover-sheet`, {}).expect(201)).body as DocumentSummary;
    const [sheet, other] = [await keptBy(mine), await keptBy(theirs)];
    for (const { id } of [sheet, other]) await technician.post(`/api/documents/${id}/signatures`, { id: uuid(), role: 'holder', method: 'paper' }).expect(201);
    const said = await textOf((await manager.get(`/api/documents/${sheet.id}`).expect(200)).body as Buffer);
    expect([said.includes(here.number), said.includes(there.number), said.includes('Fos')]).toEqual([true, false, false]);
    await manager.get(`/api/documents/${other.id}`).expect(404);
    const { items } = (await manager.get(`/api/custodies/${mine}/documents`).expect(200)).body as DocumentOfferList;
    expect(items.flatMap(({ document, earlier }) => [document?.id, ...earlier.map(({ id }) => id)])).toEqual([sheet.id]);
  });

  it('is signed by both, and stays signed after the return', async () => {
    const custody = await assign((await piece()).id);
    const { id } = await keep(custody.id);
    await manager.post(`/api/documents/${id}/signatures`, { id: uuid(), role: 'holder', method: 'paper' }).expect(201);
    await manager.post(`/api/custodies/${custody.id}/close`, {}, 1).expect(200);
    const { items } = (await manager.get(`/api/custodies/${custody.id}/documents`).expect(200)).body as DocumentOfferList;
    expect(items.map(({ kind, document, signatories }) => [kind, document?.id, signatories])).toEqual([
      ['handover-sheet', id, [{ role: 'holder', name: 'Nadia Lavande' }, { role: 'agent', name: 'Paul Garrigue' }]],
    ]);
  });

  it('is not of what is no assignment, nor for other sites', async () => {
    const { id } = await piece();
    const repair = (await manager.post('/api/custodies', { id: uuid(), equipmentId: id, kind: 'repair' }).expect(201)).body as CustodyAnswer;
    await manager.get(`/api/custodies/${repair.id}/handover-sheet.pdf`).expect(404);
    expect((await manager.get(`/api/custodies/${repair.id}/documents`).expect(200)).body).toEqual({ items: [] });
    const custody = await assign((await piece()).id);
    const elsewhere = await app().signedInAs('manager', [await insertSite(app().pool)]);
    for (const path of ['documents', 'handover-sheet.pdf']) await elsewhere.get(`/api/custodies/${custody.id}/${path}`).expect(404);
    await elsewhere.post(`/api/custodies/${custody.id}/handover-sheet`, {}).expect(404);
  });

  async function versionOf(equipmentId: string): Promise<number> {
    return ((await manager.get(`/api/equipment/${equipmentId}`).expect(200)).body as EquipmentDetail).version;
  }
});
