import type { DocumentOfferList, DocumentSummary, TransferAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { textOf } from '../testing/pdf-reader.js';
import { insertEquipment, insertModel, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The slip of a transfer', () => {
  const app = useTestApp();
  let [vitrolles, salon, modelId]: [string, string, string] = ['', '', ''];
  let sender: SignedInBrowser;
  let receiver: SignedInBrowser;

  beforeAll(async () => {
    vitrolles = await insertSite(app().pool, { name: 'Vitrolles', address: '12 avenue des Salyens', postal_code: '13127', city: 'Vitrolles' });
    salon = await insertSite(app().pool, { name: 'Salon', city: 'Salon-de-Provence' });
    modelId = await insertModel(app().pool, { category: 'tablet', maker: 'Exemplar', name: 'Tab A' });
    sender = await app().signedInAs('manager', [vitrolles], { givenName: 'Paul', familyName: 'Garrigue' });
    receiver = await app().signedInAs('manager', [salon], { givenName: 'Léo', familyName: 'Arnaud' });
  });

  async function sent(count: number): Promise<TransferAnswer> {
    const pieces = await Promise.all(Array.from({ length: count }, () => insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles })));
    const { id, version } = (await sender.post('/api/transfers', { id: uuid(), fromSiteId: vitrolles, toSiteId: salon, equipmentIds: pieces.map((piece) => piece.id), note: 'Deux cartons' }).expect(201)).body as TransferAnswer;
    return (await sender.post(`/api/transfers/${id}/send`, {}, version).expect(200)).body as TransferAnswer;
  }
  const text = async (browser: SignedInBrowser, { id }: TransferAnswer) => textOf((await browser.get(`/api/transfers/${id}/slip.pdf`).expect(200)).body as Buffer);
  const keep = async (browser: SignedInBrowser, { id }: TransferAnswer) => (await browser.post(`/api/transfers/${id}/slip`, {}).expect(201)).body as DocumentSummary;
  const sign = (browser: SignedInBrowser, id: string, role: string) => browser.post(`/api/documents/${id}/signatures`, { id: uuid(), role, method: 'paper' }).expect(201);

  it('is read at both ends, and tells what left and what arrived', async () => {
    const transfer = await sent(2);
    const [one, other] = transfer.lines;
    const leaving = await text(sender, transfer);
    for (const words of ['MDS Vitrolles', '12 avenue des Salyens, 13127 Vitrolles', 'MDS Salon', 'Paul Garrigue', 'Deux cartons', one?.number ?? '?', 'En état de marche', 'Cochez ce qui est arrivé']) {
      expect(leaving).withContext(words).toContain(words);
    }
    expect(await text(receiver, transfer)).toContain(one?.number ?? '?');
    await receiver.post(`/api/transfers/${transfer.id}/outcomes`, { lines: [{ lineId: one?.id, outcome: 'received' }, { lineId: other?.id, outcome: 'damaged', note: 'écran fêlé' }] }).expect(200);
    const arrived = await text(sender, transfer);
    for (const words of ['Léo Arnaud', 'Reçu en panne : écran fêlé', '1 matériel sur 2']) expect(arrived).withContext(words).toContain(words);
    expect(arrived.match(/En état de marche/g)?.length).withContext('as they left').toBe(2);
  });

  it('is signed as it left by who sends, and as it arrived by who receives', async () => {
    const transfer = await sent(1);
    const leaving = await keep(sender, transfer);
    await sign(sender, leaving.id, 'sender');
    expect((await keep(receiver, transfer)).id).withContext('nothing has changed').toBe(leaving.id);
    await receiver.post(`/api/transfers/${transfer.id}/outcomes`, { lines: [{ lineId: transfer.lines[0]?.id, outcome: 'received' }] }).expect(200);
    const arrived = await keep(receiver, transfer);
    await sign(receiver, arrived.id, 'receiver');
    const { items } = (await sender.get(`/api/transfers/${transfer.id}/documents`).expect(200)).body as DocumentOfferList;
    expect(items.map(({ document, earlier }) => [document?.id, document?.signatures.map(({ role }) => role), earlier.map(({ id }) => id)])).toEqual([[arrived.id, ['receiver'], [leaving.id]]]);
  });

  it('is not of other sites, nor of what was called off', async () => {
    const transfer = await sent(1);
    const elsewhere = await app().signedInAs('manager', [await insertSite(app().pool)]);
    await elsewhere.get(`/api/transfers/${transfer.id}/slip.pdf`).expect(404);
    await elsewhere.get(`/api/transfers/${transfer.id}/documents`).expect(404);
    await elsewhere.post(`/api/transfers/${transfer.id}/slip`, {}).expect(404);
    await sender.post(`/api/transfers/${transfer.id}/cancel`, { reason: 'préparé deux fois' }, transfer.version).expect(200);
    await sender.get(`/api/transfers/${transfer.id}/slip.pdf`).expect(404);
    expect((await sender.get(`/api/transfers/${transfer.id}/documents`).expect(200)).body).toEqual({ items: [] });
  });
});
