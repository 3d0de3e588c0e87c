import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { column } from '@calanque/shared';
import { openScreen, openedDialog, settle } from '../../session/testing/screen';
import { requestTo } from '../testing/api';
import { ColumnChooserHarness } from '../testing/column-chooser-harness';
import { Cell } from './cell';
import { columnText } from './column-text';
import { ColumnsChip } from './columns-chip';
import { ListFrame } from './list-frame';
import { injectListLayout } from './list-layout';
import { injectListQuery } from './list-query';
import { injectPagedList } from './paged-list';

interface Boat {
  readonly id: string;
  readonly name: string;
  readonly port: string;
  readonly length: number;
  readonly builtOn: string | null;
  readonly owner: string;
}

const COLUMNS = [
  column('name', 'Nom', 'text', { sort: 'name' }), column('port', 'Port'), column('length', 'Longueur', 'decimal'),
  column('builtOn', 'Construit le', 'day', { sort: 'builtOn' }), column('owner', 'Propriétaire', 'text', { needs: 'equipment:read-private' }),
] as const;

@Component({
  selector: 'cal-boats',
  imports: [Cell, ColumnsChip, ListFrame],
  template: `
    <cal-columns-chip [layout]="layout" />
    <cal-list-frame label="Bateaux" [list]="list" [columns]="layout.screen()" [query]="query" [textOf]="textOf" [linkOf]="linkOf" [dense]="layout.chosen().density === 'compacte'">
      <ng-template calCell="berth" [of]="list" let-boat><a class="cal-row-link" href="#">{{ boat.name }} ({{ boat.port }})</a></ng-template>
    </cal-list-frame>
  `,
})
class Boats {
  readonly query = injectListQuery({ filters: ['q'], sort: 'name' });
  readonly layout = injectListLayout(this.query, {
    list: 'boats', columns: COLUMNS, usual: ['name', 'port', 'owner'], fixed: 'name',
    groups: [{ key: 'berth', label: 'Bateau', sort: 'name', of: ['name', 'port'], holdsLink: true, card: 'title' }],
    single: { name: { card: 'title' } },
  });
  readonly list = injectPagedList<Boat>('/api/boats', this.query.request);
  readonly textOf = columnText<'name' | 'port' | 'length' | 'builtOn' | 'owner', Boat>(COLUMNS, {
    name: ({ name }) => name, port: ({ port }) => port, length: ({ length }) => length, builtOn: ({ builtOn }) => builtOn, owner: ({ owner }) => owner,
  });
  readonly linkOf = (boat: Boat): readonly unknown[] => ['/bateaux', boat.id];
}

const GABIAN: Boat = { id: '1', name: 'Le Gabian', port: 'Cassis', length: 7.5, builtOn: '1998-05-01', owner: 'Nadia Benali' };

describe('The look of a list', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  async function open(at = '/bateaux', role: 'manager' | 'direction' = 'manager') {
    const screen = await openScreen(Boats, { role, path: 'bateaux', at });
    requestTo('GET', '/api/boats').flush({ items: [GABIAN], next: null, total: 1 });
    await screen.settle();
    const table = () => [...document.querySelectorAll<HTMLTableRowElement>('tr')].map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim()));
    return { ...screen, table };
  }

  async function choose(screen: Awaited<ReturnType<typeof open>>): Promise<ColumnChooserHarness> {
    await screen.press('Colonnes');
    await openedDialog(screen.fixture);
    return TestbedHarnessEnvironment.documentRootLoader(screen.fixture).getHarness(ColumnChooserHarness);
  }

  /** The dialog goes by and by, and what was chosen follows. */
  async function closed(): Promise<void> {
    while (document.querySelector('mat-dialog-container') !== null) await settle();
    await settle();
  }

  it('is the usual one where nobody has chosen, columns that belong together drawn as one', async () => {
    const { table } = await open();
    expect(table()).toEqual([['Bateau', 'Propriétaire'], ['Le Gabian (Cassis)', 'Nadia Benali']]);
  });

  it('follows the address: its columns in their order, as one reads them', async () => {
    const { table } = await open('/bateaux?colonnes=length,builtOn,name&densite=compacte');
    expect(table()).toEqual([['Longueur', 'Construit le', 'Nom'], ['7,5', '1er mai 1998', 'Le Gabian']]);
    expect(document.querySelector('table.dense')).not.toBeNull();
    expect(document.querySelector<HTMLAnchorElement>('td a.cal-row-link')?.getAttribute('href')).toBe('/bateaux/1');
  });

  it('leaves out columns that are none, that come twice or that the reader may not see, never the one that is always there', async () => {
    const { table } = await open('/bateaux?colonnes=owner,colour,port,port', 'direction');
    expect(table()[0]).toEqual(['Bateau']);
  });

  it('shows the column by which the list is ordered', async () => {
    const { table } = await open('/bateaux?sort=-builtOn');
    expect(table()[0]).toEqual(['Bateau', 'Propriétaire', 'Construit le']);
  });

  it('is chosen in a dialog: ticked, moved with the focus kept and the place said, and it lands in the address', async () => {
    const screen = await open();
    const chooser = await choose(screen);
    expect(await chooser.chosen()).toEqual(['Nom toujours là', 'Port', 'Propriétaire']);
    await chooser.toggle('Longueur');
    await chooser.press('Avancer « Longueur »');
    expect(await chooser.said()).toBe('Longueur : colonne 3 sur 4');
    expect(await chooser.isFocused('Avancer « Longueur »')).toBe(true);
    await chooser.press('Avancer « Longueur »');
    await chooser.press('Reculer « Nom »');
    await chooser.toggle('Propriétaire');
    expect(await chooser.chosen()).toEqual(['Longueur', 'Nom toujours là', 'Port']);
    await chooser.chooseDensity('Compacte');
    await chooser.press('Appliquer');
    await closed();
    expect(screen.address()).toBe('/bateaux?colonnes=length,name,port&densite=compacte');
    expect(screen.table()).toEqual([['Longueur', 'Bateau'], ['7,5', 'Le Gabian (Cassis)']]);
  });

  it('does not move beyond the ends', async () => {
    const chooser = await choose(await open());
    await chooser.press('Avancer « Nom »');
    expect(await chooser.chosen()).toEqual(['Nom toujours là', 'Port', 'Propriétaire']);
  });

  it('goes back to the usual one', async () => {
    const screen = await open('/bateaux?colonnes=name,length&densite=compacte');
    const chooser = await choose(screen);
    await chooser.press('Comme d’habitude');
    await chooser.press('Appliquer');
    await closed();
    expect(screen.address()).toBe('/bateaux');
    expect(localStorage.length).toBe(0);
  });

  it('is remembered by the device, and written into the address', async () => {
    localStorage.setItem('calanque.layout.boats.account-1', 'colonnes=name%2Clength');
    const screen = await open();
    await screen.settle();
    expect(screen.address()).toBe('/bateaux?colonnes=name,length');
    expect(screen.table()[0]).toEqual(['Nom', 'Longueur']);
  });

  it('of a link goes before what the device remembers', async () => {
    localStorage.setItem('calanque.layout.boats.account-1', 'colonnes=name%2Clength&densite=compacte');
    const screen = await open('/bateaux?colonnes=name,builtOn');
    expect(screen.table()[0]).toEqual(['Nom', 'Construit le']);
    expect(document.querySelector('table.dense')).toBeNull();
  });

  it('chosen by one person on this device is not another’s', async () => {
    localStorage.setItem('calanque.layout.boats.account-2', 'colonnes=name%2Clength');
    expect((await open()).table()[0]).toEqual(['Bateau', 'Propriétaire']);
  });
});
