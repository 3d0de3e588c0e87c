import type { LineDecisions } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { refuse, requestTo } from '../../ui/testing/api';
import { TickListHarness } from '../../scan/testing/tick-list-harness';
import { line, slip } from '../testing/transfer-answers';
import { TransferPage } from './transfer-page';

const ID = slip('sent', []).id;

describe('the slip of a transfer', () => {
  async function open(shown: ReturnType<typeof slip>) {
    const screen = await openScreen(TransferPage, { role: 'manager', path: 'transferts/:id', at: `/transferts/${ID}` });
    requestTo('GET', `/api/transfers/${ID}`).flush(shown);
    await screen.settle();
    return { ...screen, ticks: () => screen.loader.getHarness(TickListHarness) };
  }

  const rooms = () => requestTo('GET', `/api/sites/${VITROLLES.id}/rooms`).flush({ items: [] });

  it('is received by scanning, and what stays unsaid is not sent', async () => {
    const lines = [line('MDS13-000012'), line('MDS13-000013'), line('MDS13-000014')];
    const { ticks, press, settle, text } = await open(slip('sent', lines, { maySend: false }));
    rooms();
    await settle();
    const list = await ticks();
    await list.scan('mds13-12');
    await list.choose('MDS13-000013', 'En panne');
    await list.note('MDS13-000013', 'Écran fêlé');
    expect(text()).toContain('1 reçu, 1 en panne, 1 sans constat');
    await press('Enregistrer la réception');
    const request = requestTo('POST', `/api/transfers/${ID}/outcomes`);
    expect((request.request.body as LineDecisions).lines).toEqual([
      { lineId: 'line-MDS13-000012', outcome: 'received', note: null, roomId: null },
      { lineId: 'line-MDS13-000013', outcome: 'damaged', note: 'Écran fêlé', roomId: null },
    ]);
    request.flush(slip('receiving', [line('MDS13-000012', { outcome: 'received' }), line('MDS13-000013', { outcome: 'damaged' }), line('MDS13-000014')], { version: 2, maySend: false }));
    await settle();
    expect(text()).toContain('Réception en cours');
    expect(await (await ticks()).count()).toBe('0 sur 1');
  });

  it('takes what came besides, and keeps the ticks that were not sent yet', async () => {
    const lines = [line('MDS13-000012'), line('MDS13-000013')];
    const { ticks, press, settle, text } = await open(slip('sent', lines, { maySend: false }));
    rooms();
    await settle();
    await (await ticks()).scan('MDS13-000012');
    await (await ticks()).scan('MDS13-000099');
    expect(text()).toContain('« MDS13-000099 » n’est pas sur la liste');
    await press('Noter en plus');
    const request = requestTo('POST', `/api/transfers/${ID}/extras`);
    expect(request.request.body).toEqual(jasmine.objectContaining({ label: 'MDS13-000099', roomId: null }));
    request.flush(slip('receiving', [...lines, line('MDS13-000099', { outcome: 'extra' })], { version: 2, maySend: false }));
    await settle();
    expect(await (await ticks()).chosen('MDS13-000012')).toBe('Reçu');
  });

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
    const { press, settle, text, find } = await open(slip('receiving', [line('MDS13-000012', { outcome: 'missing' })]));
    rooms();
    await settle();
    expect(text()).toContain('Un matériel manque');
    expect(() => find('button', 'Terminer')).toThrowError();
    await press('Retrouvé ou perdu : MDS13-000012');
  });

  it('shows the sender no ticks, and the way to call it back', async () => {
    const { find, text } = await open(slip('sent', [line('MDS13-000012')], { mayReceive: false }));
    expect(find('button', 'Rappeler')).toBeTruthy();
    expect(text()).not.toContain('Enregistrer la réception');
  });
});
