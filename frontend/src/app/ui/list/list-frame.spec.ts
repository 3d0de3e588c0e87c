import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { EmptyState } from '../state/empty-state';
import { refuse, requestTo, settled } from '../testing/api';
import { FilterChipHarness } from '../testing/filter-chip-harness';
import { ListHarness } from '../testing/list-harness';
import { Cell, type Column } from './cell';
import { FilterChip } from './filter-chip';
import { ListFrame } from './list-frame';
import { injectListQuery } from './list-query';
import { injectPagedList } from './paged-list';
import { RowSelection } from './row-selection';

interface Tree {
  readonly id: string;
  readonly name: string;
}

@Component({
  selector: 'cal-trees',
  imports: [Cell, EmptyState, FilterChip, ListFrame],
  template: `
    <cal-filter-chip label="Sorte" [options]="kinds" [values]="query.values('kind')" (valuesChange)="query.set({ kind: $event })" />
    <cal-list-frame label="Arbres" [list]="list" [columns]="columns" [query]="query" [selection]="selection" [nameOf]="nameOf">
      <ng-template calCell="name" [of]="list" let-tree>{{ tree.name }}</ng-template>
      <cal-empty-state empty icon="search_off" heading="Aucun arbre">Changez le filtre.</cal-empty-state>
      <div bulk><button type="button">Planter</button></div>
    </cal-list-frame>
  `,
})
class Trees {
  readonly kinds = [{ value: 'pine', label: 'Pin' }, { value: 'oak', label: 'Chêne' }];
  readonly columns: readonly Column[] = [{ key: 'name', label: 'Nom', sort: 'name', card: 'title' }];
  readonly query = injectListQuery({ filters: ['kind'], sort: 'name' });
  readonly list = injectPagedList<Tree>('/api/trees', this.query.request);
  readonly selection = new RowSelection<Tree>();
  readonly nameOf = (tree: Tree): string => tree.name;
}

describe('ListFrame', () => {
  const trees = [{ id: '1', name: 'Pin d’Alep' }, { id: '2', name: 'Chêne vert' }];

  async function open(address = '/trees') {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: 'trees', component: Trees }])],
    });
    const routing = await RouterTestingHarness.create(address);
    const loader = TestbedHarnessEnvironment.loader(routing.fixture);
    return { routing, list: await loader.getHarness(ListHarness), chip: await loader.getHarness(FilterChipHarness) };
  }

  const page = (items: readonly Tree[], next: string | null = null, total = items.length) => ({ items, next, total });

  it('shows grey rows until the list is there, then its rows', async () => {
    const { routing, list } = await open();
    expect(await list.isWaiting()).toBe(true);
    requestTo('GET', '/api/trees?sort=name&count=true').flush(page(trees));
    await settled(routing.fixture);
    expect(await list.isWaiting()).toBe(false);
    expect(await list.rows()).toEqual(['Pin d’Alep', 'Chêne vert']);
  });

  it('says what to do when nothing is there', async () => {
    const { routing, list } = await open();
    requestTo('GET', '/api/trees').flush(page([]));
    await settled(routing.fixture);
    expect(routing.routeNativeElement?.textContent).toContain('Aucun arbre');
    expect(await list.rows()).toEqual([]);
  });

  it('shows the sentence of a failure, and tries again', async () => {
    const { routing, list } = await open();
    refuse(requestTo('GET', '/api/trees'), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await settled(routing.fixture);
    expect(await list.failureText()).toContain('Le service est momentanément indisponible.');
    await list.retry();
    requestTo('GET', '/api/trees').flush(page(trees));
    await settled(routing.fixture);
    expect((await list.rows()).length).toBe(2);
  });

  it('says that a link holds a filter nobody knows, and takes the filters and the order away', async () => {
    const { routing, list } = await open('/trees?kind=tulip&sort=beauty');
    const detail = 'Un champ est à corriger.';
    refuse(requestTo('GET', '/api/trees'), { status: 400, code: 'invalid-fields', detail, errors: [{ field: 'kind', code: 'invalid', detail }] });
    await settled(routing.fixture);
    const button = routing.routeNativeElement?.querySelector<HTMLElement>('[role=alert] button');
    expect(routing.routeNativeElement?.querySelector('[role=alert]')?.textContent).toContain('Ce lien contient un filtre que Calanque ne connaît pas.');
    expect(button?.textContent).toBe('Retirer les filtres');
    button?.click();
    await settled(routing.fixture);
    requestTo('GET', '/api/trees?sort=name&count=true').flush(page(trees));
    await settled(routing.fixture);
    expect(await list.rows()).toEqual(['Pin d’Alep', 'Chêne vert']);
    expect(TestBed.inject(Router).url).toBe('/trees');
  });

  it('adds the following page below', async () => {
    const { routing, list } = await open();
    requestTo('GET', '/api/trees').flush(page([trees[0]!], 'after-1', 2));
    await settled(routing.fixture);
    expect(await list.hasMore()).toBe(true);
    await list.showMore();
    requestTo('GET', '/api/trees?sort=name&cursor=after-1').flush(page([trees[1]!]));
    await settled(routing.fixture);
    expect(await list.rows()).toEqual(['Pin d’Alep', 'Chêne vert']);
    expect(await list.hasMore()).toBe(false);
  });

  it('keeps order and filter in the address', async () => {
    const { routing, list, chip } = await open();
    requestTo('GET', '/api/trees').flush(page(trees));
    await settled(routing.fixture);
    expect(await list.orderOf('Nom')).toBe('ascending');

    await list.sortBy('Nom');
    await settled(routing.fixture);
    requestTo('GET', '/api/trees?sort=-name&count=true').flush(page(trees));
    await settled(routing.fixture);
    expect(await list.orderOf('Nom')).toBe('descending');

    await chip.choose('Pin');
    await settled(routing.fixture);
    requestTo('GET', '/api/trees?kind=pine&sort=-name&count=true').flush(page([trees[0]!]));
    expect(TestBed.inject(Router).url).toBe('/trees?sort=-name&kind=pine');
    expect(await chip.text()).toContain('Pin');

    await chip.clear();
    await settled(routing.fixture);
    requestTo('GET', '/api/trees?sort=-name&count=true').flush(page(trees));
    expect(TestBed.inject(Router).url).toBe('/trees?sort=-name');
  });

  it('reads its filter from the address', async () => {
    const { routing, chip } = await open('/trees?kind=oak,pine&other=1');
    requestTo('GET', '/api/trees?kind=oak,pine&sort=name&count=true').flush(page(trees));
    await settled(routing.fixture);
    expect(await chip.isActive()).toBe(true);
  });

  it('offers acts on the ticked rows, and forgets them with another filter', async () => {
    const { routing, list, chip } = await open();
    requestTo('GET', '/api/trees').flush(page(trees));
    await settled(routing.fixture);
    expect(await list.bulkText()).toBeNull();

    await list.tick('Pin d’Alep');
    expect(await list.bulkText()).toContain('1 sélectionné');
    await list.tickAll();
    expect(await list.bulkText()).toContain('2 sélectionnés');
    await list.untickAll();
    expect(await list.bulkText()).toBeNull();

    await list.tick('Chêne vert');
    await chip.choose('Pin');
    await settled(routing.fixture);
    requestTo('GET', '/api/trees').flush(page([trees[0]!]));
    await settled(routing.fixture);
    expect(await list.bulkText()).toBeNull();
  });
});
