import { openScreen } from '../../session/testing/screen';
import { requestTo } from '../../ui/testing/api';
import { FilterChipHarness } from '../../ui/testing/filter-chip-harness';
import { ListHarness } from '../../ui/testing/list-harness';
import { account } from '../testing/account-answers';
import { AccountList } from './account-list';

describe('AccountList', () => {
  async function open() {
    const screen = await openScreen(AccountList, { role: 'administrator', path: 'comptes' });
    const items = [account(), account({ id: 'a2', givenName: 'Karim', role: 'technician', sites: [], state: 'invited', lastSignInAt: null })];
    requestTo('GET', '/api/users?sort=name&count=true').flush({ items, next: null, total: 2 });
    await screen.settle();
    return { ...screen, list: await screen.loader.getHarness(ListHarness) };
  }

  it('shows who can sign in, as what, where, and since when', async () => {
    const { list } = await open();
    const [ines, karim] = await list.rows();
    expect(ines).toContain('Médiateur numérique');
    expect(ines).toContain('Vitrolles');
    expect(ines).toContain('Actif');
    expect(karim).toContain('Toutes');
    expect(karim).toContain('jamais');
    expect(karim).toContain('Invité');
  });

  it('filters by state, in the address as well', async () => {
    const { loader, address, settle } = await open();
    const chip = await loader.getHarness(FilterChipHarness.with({ label: 'État' }));
    await chip.choose('Invité');
    await settle();
    expect(address()).toBe('/comptes?state=invited');
    requestTo('GET', '/api/users?state=invited&sort=name&count=true').flush({ items: [], next: null, total: 0 });
    await settle();
  });
});
