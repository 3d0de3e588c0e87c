import type { KitCheckIn } from '@calanque/shared';
import { TickListHarness } from '../../scan/testing/tick-list-harness';
import { openScreen } from '../../session/testing/screen';
import { forgetDrafts } from '../../ui/form/draft-store';
import { announced } from '../../ui/testing/announced';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { kit, kitPiece, outPiece } from '../testing/kit-answers';
import { KitPage } from './kit-page';

const ID = kit([]).id;

describe('the page of a kit', () => {
  beforeEach(() => forgetDrafts());
  afterEach(() => forgetDrafts());

  async function open(shown: ReturnType<typeof kit>, role: 'manager' | 'mediator' = 'manager') {
    const screen = await openScreen(KitPage, { role, path: 'lots/:id', at: `/lots/${ID}` });
    requestTo('GET', `/api/kits/${ID}`).flush(shown);
    await screen.settle();
    return { ...screen, ticks: () => screen.loader.getHarness(TickListHarness) };
  }

  it('is checked in once every piece is told of, and says what stays out', async () => {
    const { press, settle, text, ticks } = await open(kit([outPiece('MDS13-000012'), outPiece('MDS13-000013')]));
    expect(text()).toContain('chez Nadia Lavande');
    await press('Enregistrer le retour');
    await (await ticks()).scan('12');
    expect(text()).toContain('Reste à vérifier : 1 matériel.');
    await press('Enregistrer le retour');
    expect(text()).toContain('Dites pour chaque matériel s’il est rendu ou s’il manque.');
    await (await ticks()).choose('MDS13-000013', 'Manque');
    await press('Enregistrer le retour');
    const request = requestTo('POST', `/api/kits/${ID}/check-in`);
    expect((request.request.body as KitCheckIn).lines).toEqual([
      { equipmentId: 'id-MDS13-000012', custodyId: 'custody-MDS13-000012', outcome: 'back', condition: null, note: null },
      { equipmentId: 'id-MDS13-000013', custodyId: 'custody-MDS13-000013', outcome: 'missing', condition: null, note: null },
    ]);
    request.flush(kit([kitPiece('MDS13-000012'), outPiece('MDS13-000013')], { version: 2 }));
    expect(await announced()).toMatch(/^Retour enregistré : 1.matériel encore dehors$/);
    await settle();
    expect(text()).toContain('En stock');
  });

  it('lets a mediator hand it over and check it in, not change it nor declare a piece lost', async () => {
    const { find, press, text } = await open(kit([outPiece('MDS13-000012')]), 'mediator');
    expect(() => find('a', 'Modifier')).toThrowError();
    await press('Enregistrer le retour');
    expect(text()).not.toContain('Perdu');
  });

  it('offers a mediator no act on a kit with what they may not hand over', async () => {
    const laptop = kitPiece('MDS13-000014', { category: 'laptop' });
    const { text } = await open(kit([kitPiece('MDS13-000012'), laptop]), 'mediator');
    expect(text()).not.toMatch(/Remettre à un agent|Prêter|Réserver/);
  });

  it('says what is missing, and offers no hand-over then', async () => {
    const { find, text } = await open(kit([kitPiece('MDS13-000012'), kitPiece('MDS13-000013', { state: 'lost', ready: false })], { state: 'incomplete' }));
    expect(text()).toContain('Un matériel manque au lot');
    expect(() => find('button', 'Remettre à un agent')).toThrowError();
  });

  it('says why it was not dissolved', async () => {
    const { press, settle, text, dialog } = await open(kit([kitPiece('MDS13-000012')]));
    await press('Dissoudre');
    await (await dialog()).press('Dissoudre le lot');
    refuse(await requestSoon('POST', `/api/kits/${ID}/dissolve`), { status: 409, code: 'kit-out', detail: 'Ce lot est sorti. Enregistrez d’abord son retour.' });
    await settle();
    expect(text()).toContain('Ce lot est sorti. Enregistrez d’abord son retour.');
  });
});
