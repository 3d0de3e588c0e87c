import type { LoanAnswer, ProblemAnswer } from '@calanque/shared';
import sharp from 'sharp';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertEquipment, insertModel, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The photo of a piece that is lent', () => {
  const app = useTestApp();
  let siteId: string;
  let manager: SignedInBrowser;
  let loan: LoanAnswer;

  beforeAll(async () => {
    siteId = await insertSite(app().pool);
    manager = await app().signedInAs('manager', [siteId]);
  });

  beforeEach(async () => {
    const { id } = await insertEquipment(app().pool, { model_id: await insertModel(app().pool, { category: 'tablet' }) }, { siteId });
    const body = { id: uuid(), borrower: { id: uuid(), givenName: 'Inès', familyName: 'Brise', phone: '0612345678' }, lines: [{ id: uuid(), equipmentId: id, wear: 'good', accessories: [] }] };
    loan = (await manager.post('/api/loans', body).expect(201)).body as LoanAnswer;
  });

  const address = (moment: string) => `/api/loans/${loan.id}/lines/${loan.lines[0]?.custodyId}/photo/${moment}`;
  const picture = (background: string) => sharp({ create: { width: 40, height: 30, channels: 3, background } }).png().toBuffer();
  const put = (moment: string, content: Buffer, browser = manager) => browser.putFile(address(moment), { name: 'IMG_1.png', content });
  const code = (answer: { body: unknown }) => (answer.body as ProblemAnswer).code;

  it('is kept as a JPEG, shown to those of the site, and replaced by the next', async () => {
    await manager.get(address('out')).expect(404);
    await put('out', await picture('#ff0000')).expect(204);
    const first = await manager.get(address('out')).expect(200).buffer(true);
    expect(first.type).toBe('image/jpeg');
    expect(first.headers['content-disposition']).toContain('inline');
    const { format, width, height } = await sharp(first.body as Buffer).metadata();
    expect([format, width, height]).toEqual(['jpeg', 40, 30]);
    await put('out', await picture('#0000ff')).expect(204);
    const [pixel] = [...(await sharp((await manager.get(address('out')).expect(200)).body as Buffer).raw().toBuffer())];
    expect(pixel).toBeLessThan(60);
    expect(((await manager.get(`/api/loans/${loan.id}`).expect(200)).body as LoanAnswer).lines[0]).toEqual(jasmine.objectContaining({ hasPhotoOut: true, hasPhotoIn: false }));
    const stranger = await app().signedInAs('manager', [await insertSite(app().pool)]);
    await stranger.get(address('out')).expect(404);
    await put('out', await picture('#00ff00'), stranger).expect(404);
    await (await app().signedInAs('direction')).get(address('out')).expect(403);
  });

  it('of the return is taken at the return', async () => {
    expect(code(await put('in', await picture('#ff0000')).expect(422))).toBe('check-missing');
    const lines = [{ custodyId: loan.lines[0]?.custodyId, version: 1, wear: 'worn', accessories: [] }];
    await manager.post(`/api/loans/${loan.id}/return`, { lines }).expect(200);
    await put('in', await picture('#ff0000')).expect(204);
  });

  it('is a photo', async () => {
    expect(code(await put('out', Buffer.from('bonjour')).expect(422))).toBe('photo-not-one');
    await manager.put(address('out'), {}).expect(422);
    await manager.get(address('sideways')).expect(400);
  });
});
