import type { ProblemAnswer, TransferAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertEquipment, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { insertSentTransfer } from '../testing/transfer-rows.js';

describe('Transfers by several at once', () => {
  const app = useTestApp();
  let from: string;
  let to: string;
  let modelId: string;
  let technicians: SignedInBrowser[];

  beforeAll(async () => {
    [from, to, modelId] = [await insertSite(app().pool), await insertSite(app().pool), await insertModel(app().pool, { category: 'tablet' })];
    technicians = await Promise.all(Array.from({ length: 6 }, () => app().signedInAs('technician')));
  });

  const piece = () => insertEquipment(app().pool, { model_id: modelId }, { siteId: from });
  const everybody = <Answer>(act: (browser: SignedInBrowser, place: number) => PromiseLike<Answer>) => Promise.all(technicians.map(act));
  const places = async (equipmentId: string) =>
    (await app().pool.query<{ site_id: string }>('SELECT site_id FROM equipment_place WHERE equipment_id = $1 ORDER BY lower(period)', [equipmentId])).rows.map((row) => row.site_id);

  it('put one piece on one list', async () => {
    const { id, number } = await piece();
    const answers = await everybody((browser) => browser.post('/api/transfers', { id: uuid(), fromSiteId: from, toSiteId: to, equipmentIds: [id] }));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect((body as ProblemAnswer).detail).toBe(`${number} est déjà dans un autre transfert. Retirez-le de l’un des deux.`);
    }
  });

  it('send one transfer once, while others hand its piece over', async () => {
    const { id } = await piece();
    const personId = await insertPerson(app().pool, { site_id: from });
    const draft = (await technicians[0]?.post('/api/transfers', { id: uuid(), fromSiteId: from, toSiteId: to, equipmentIds: [id] }).expect(201))?.body as TransferAnswer;
    const answers = await everybody((browser, place) => place % 2 === 0
      ? browser.post(`/api/transfers/${draft.id}/send`, {}, draft.version)
      : browser.post('/api/custodies', { id: uuid(), equipmentId: id, kind: 'assignment', personId }));
    expect(answers.filter(({ status }) => status < 300).length).toBe(1);
    const { rows } = await app().pool.query('SELECT id FROM custody WHERE equipment_id = $1', [id]);
    expect(rows.length).toBe(1);
  });

  it('receive a piece once, however many say so', async () => {
    const { id } = await piece();
    const { id: transferId, lineIds } = await insertSentTransfer(app().pool, { from_site_id: from, to_site_id: to }, [id]);
    const answers = await everybody((browser) => browser.post(`/api/transfers/${transferId}/outcomes`, { lines: [{ lineId: lineIds[0], outcome: 'received' }] }));
    expect(answers.map(({ status }) => status)).toEqual(technicians.map(() => 200));
    expect(await places(id)).toEqual([from, to]);
  });

  it('settle a line one way, and say which to who comes second', async () => {
    const { id } = await piece();
    const { id: transferId, lineIds } = await insertSentTransfer(app().pool, { from_site_id: from, to_site_id: to }, [id]);
    const answers = await everybody((browser, place) =>
      browser.post(`/api/transfers/${transferId}/outcomes`, { lines: [{ lineId: lineIds[0], outcome: place % 2 === 0 ? 'received' : 'returned' }] }));
    const refused = answers.filter(({ status }) => status === 409);
    expect([answers.filter(({ status }) => status === 200).length, refused.length]).toEqual([3, 3]);
    for (const { body } of refused) expect((body as ProblemAnswer).code).toBe('transfer-line-settled');
    expect([1, 2]).toContain((await places(id)).length);
  });
});
