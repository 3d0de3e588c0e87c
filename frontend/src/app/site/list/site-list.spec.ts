import { TestBed } from '@angular/core/testing';
import { openScreen } from '../../session/testing/screen';
import { requestTo } from '../../ui/testing/api';
import { ListHarness } from '../../ui/testing/list-harness';
import { site } from '../testing/site-answers';
import { SiteList } from './site-list';

describe('SiteList', () => {
  async function open(role: 'technician' | 'manager' | 'direction') {
    const screen = await openScreen(SiteList, { role, path: 'mds' });
    requestTo('GET', '/api/sites?sort=name&count=true').flush({ items: [site(), site({ id: 'site-2', name: 'Arles', networkKind: '4g', downloadMbps: null, manager: null })], next: null, total: 2 });
    await screen.settle();
    return { ...screen, list: await screen.loader.getHarness(ListHarness) };
  }

  it('shows each MDS with who answers for it and how it is connected', async () => {
    const { list, text } = await open('technician');
    const [vitrolles, arles] = await list.rows();
    expect(vitrolles).toContain('Nadia Benali');
    expect(vitrolles).toContain('Fibre · 1 Gb/s');
    expect(vitrolles).toContain('23');
    expect(arles).toContain('4G');
    expect(text()).toContain('2 au total');
    expect(text()).toContain('Créer une MDS');
  });

  it('offers to import MDS to who may create them, rooms to who may edit them', async () => {
    const technician = await open('technician');
    expect(technician.find('a', 'Importer').getAttribute('href')).toBe('/imports/nouveau?kind=sites');
    TestBed.resetTestingModule();
    const manager = await open('manager');
    expect(manager.find('a', 'Importer des pièces').getAttribute('href')).toBe('/imports/nouveau?kind=rooms');
  });

  it('shows the direction no name and no act', async () => {
    const { text } = await open('direction');
    expect(text()).not.toContain('Importer');
    expect(text()).not.toContain('Responsable');
    expect(text()).not.toContain('Créer');
  });
});
