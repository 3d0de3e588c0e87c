import { openScreen } from '../../session/testing/screen';
import { MARIGNANE } from '../../session/testing/session-answers';
import { forgetDrafts } from '../../ui/form/draft-store';
import { requestTo } from '../../ui/testing/api';
import { TransferForm } from './transfer-form';

describe('TransferForm', () => {
  beforeEach(() => forgetDrafts());
  afterEach(() => forgetDrafts());

  it('says that the destinations could not be read, and reads them again', async () => {
    const { find, press, settle, text } = await openScreen(TransferForm, { role: 'manager', path: 'transferts/nouveau' });
    requestTo('GET', '/api/transfers/destinations').error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('Les MDS de destination n’ont pas pu être lues');
    await press('Réessayer');
    requestTo('GET', '/api/transfers/destinations').flush({ items: [MARIGNANE] });
    await settle();
    expect(text()).not.toContain('n’ont pas pu être lues');
    expect(find('option', MARIGNANE.name)).toBeTruthy();
  });
});
