import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { refuse, requestTo } from '../../ui/testing/api';
import { line, slip } from '../testing/transfer-answers';
import { TransferPage } from './transfer-page';

const ID = slip('sent', []).id;

describe('the slip of a transfer', () => {
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
});
