import { openScreen } from '../../session/testing/screen';
import { requestTo } from '../../ui/testing/api';
import { ListHarness } from '../../ui/testing/list-harness';
import { person } from '../testing/person-answers';
import { PersonList } from './person-list';

describe('PersonList', () => {
  async function open(role: 'manager' | 'mediator') {
    const screen = await openScreen(PersonList, { role, path: 'personnes' });
    requestTo('GET', '/api/persons?sort=name&count=true').flush({ items: [person()], next: null, total: 1 });
    await screen.settle();
    return { ...screen, list: await screen.loader.getHarness(ListHarness) };
  }

  it('shows who they are and how much they hold', async () => {
    const { find, list, text } = await open('manager');
    expect(find('a', 'Importer').getAttribute('href')).toBe('/imports/nouveau?kind=agents');
    const [row] = await list.rows();
    expect(row).toContain('Loïc Oursin');
    expect(row).toContain('loic@demo.test');
    expect(row).toContain('2 matériels');
    expect(text()).toContain('1 agent');
  });

  it('shows a mediator names only', async () => {
    const { text } = await open('mediator');
    expect(text()).toContain('Loïc Oursin');
    expect(text()).not.toContain('Service');
    expect(text()).not.toContain('Adresse e-mail');
    expect(text()).not.toContain('Ajouter');
    expect(text()).not.toContain('Importer');
  });

  it('adds those who left, in the address as well', async () => {
    const { press, settle, list, address } = await open('manager');
    await press('Avec ceux qui sont partis');
    expect(address()).toBe('/personnes?withLeft=true');
    requestTo('GET', '/api/persons?withLeft=true&sort=name&count=true').flush({ items: [person(), person({ id: 'p2', givenName: 'Amel', leftOn: '2026-03-01' })], next: null, total: 2 });
    await settle();
    expect((await list.rows())[1]).toContain('Parti le 1er mars 2026');
  });
});
