import { TestBed } from '@angular/core/testing';
import { TickListHarness } from '../../scan/testing/tick-list-harness';
import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { forgetDrafts } from '../../ui/form/draft-store';
import { announced } from '../../ui/testing/announced';
import { refuse, requestTo } from '../../ui/testing/api';
import { line, slip } from '../testing/transfer-answers';
import { TransferPage } from './transfer-page';

const ID = slip('sent', []).id;

describe('the slip of a transfer', () => {
  beforeEach(() => forgetDrafts());
  afterEach(() => forgetDrafts());

  async function open(shown: ReturnType<typeof slip>) {
    const screen = await openScreen(TransferPage, { role: 'manager', path: 'transferts/:id', at: `/transferts/${ID}` });
    requestTo('GET', `/api/transfers/${ID}`).flush(shown);
    await screen.settle();
    documents();
    await screen.settle();
    return screen;
  }

  const documents = () => requestTo('GET', `/api/transfers/${ID}/documents`).flush({ items: [] });
  const rooms = () => requestTo('GET', `/api/sites/${VITROLLES.id}/rooms`).flush({ items: [] });

  it('says at each line why nothing left', async () => {
    const { press, settle, text } = await open(slip('draft', [line('MDS13-000012'), line('MDS13-000013')]));
    await press('Envoyer');
    refuse(requestTo('POST', `/api/transfers/${ID}/send`), {
      status: 409, code: 'transfer-refused', detail: 'Rien n’est parti : 1 matériel sur 2 ne peut pas être transféré.',
      lines: [{ id: 'id-MDS13-000013', number: 'MDS13-000013', code: 'equipment-in-repair', detail: 'MDS13-000013 est en réparation. Reprenez-le d’abord.' }],
    });
    await settle();
    expect(text()).toContain('Rien n’est parti');
    expect(text()).toContain('MDS13-000013 est en réparation. Reprenez-le d’abord.');
  });

  it('is closed once nothing is on its way, and says until then what is missing', async () => {
    const { settle, text, find } = await open(slip('receiving', [line('MDS13-000012', { outcome: 'missing' })]));
    rooms();
    await settle();
    expect(text()).toContain('Un matériel manque');
    expect(() => find('button', 'Terminer')).toThrowError();
  });

  it('shows the sender no ticks, and the way to call it back', async () => {
    const { find, text } = await open(slip('sent', [line('MDS13-000012')], { mayReceive: false }));
    expect(find('button', 'Rappeler')).toBeTruthy();
    expect(text()).not.toContain('Enregistrer la réception');
  });

  it('is sent once, however often one presses', async () => {
    const { press, settle, find } = await open(slip('draft', [line('MDS13-000012')]));
    await press('Envoyer');
    await press('Envoyer');
    expect(find('button', 'Envoyer').getAttribute('aria-disabled')).toBe('true');
    requestTo('POST', `/api/transfers/${ID}/send`).flush(slip('sent', [line('MDS13-000012')], { mayReceive: false }));
    expect(await announced()).toBe('Transfert envoyé');
    await settle();
    expect(() => find('button', 'Envoyer')).toThrowError();
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('says that nothing was sent when somebody else changed it meanwhile, and shows what it is now', async () => {
    const { press, settle, text } = await open(slip('draft', [line('MDS13-000012')]));
    await press('Envoyer');
    refuse(requestTo('POST', `/api/transfers/${ID}/send`), { status: 412, code: 'stale', detail: 'Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte.' });
    await settle();
    requestTo('GET', `/api/transfers/${ID}`).flush(slip('draft', [line('MDS13-000012'), line('MDS13-000013')], { version: 2 }));
    await settle();
    expect(text()).toContain('MDS13-000013');
    expect(text()).toContain('Rien n’a été fait : voici le transfert comme il est maintenant.');
  });

  describe('on arrival', () => {
    async function receive() {
      const screen = await open(slip('sent', [line('MDS13-000012'), line('MDS13-000013')]));
      rooms();
      await screen.settle();
      return { ...screen, ticks: () => screen.loader.getHarness(TickListHarness) };
    }

    it('keeps each piece that is not on the list until it is noted or ignored, also when all else is received', async () => {
      const { press, settle, text, ticks, find } = await receive();
      for (const code of ['MDS13-000777', 'MDS13-000888', 'mds13-000777', 'MDS13-12', 'MDS13-13']) await (await ticks()).scan(code);
      await press('Enregistrer la réception');
      requestTo('POST', `/api/transfers/${ID}/outcomes`).flush(slip('receiving', [line('MDS13-000012', { outcome: 'received' }), line('MDS13-000013', { outcome: 'received' })]));
      expect(await announced()).toBe('Réception enregistrée');
      await settle();
      expect(text().match(/n’est pas sur la liste/g)?.length).toBe(2);
      await press('Noter en plus MDS13-000777');
      const noted = requestTo('POST', `/api/transfers/${ID}/extras`);
      expect((noted.request.body as { label: string }).label).toBe('MDS13-000777');
      noted.flush(slip('receiving', [line('MDS13-000012', { outcome: 'received' }), line('MDS13-000777', { outcome: 'extra' })]));
      await settle();
      await press('Ignorer MDS13-000888');
      await settle();
      expect(() => find('select', '')).toThrowError();
      expect(document.activeElement?.tagName).toBe('H1');
    });

    it('finds again what was ticked and not sent', async () => {
      const first = await receive();
      await (await first.ticks()).scan('MDS13-12');
      await first.settle();
      TestBed.resetTestingModule();
      const { ticks, text } = await receive();
      expect(await (await ticks()).chosen('MDS13-000012')).toBe('Reçu');
      expect(text()).toContain('a été retrouvée');
    });

    it('takes back what is pressed twice', async () => {
      const { ticks } = await receive();
      await (await ticks()).choose('MDS13-000012', 'Manquant');
      expect(await (await ticks()).chosen('MDS13-000012')).toBe('Manquant');
      await (await ticks()).choose('MDS13-000012', 'Manquant');
      expect(await (await ticks()).count()).toBe('0 sur 2');
    });
  });
});
