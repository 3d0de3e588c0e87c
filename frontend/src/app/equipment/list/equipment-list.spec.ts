import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { EquipmentRow, EquipmentSummary, Role } from '@calanque/shared';
import { announced, signIn } from '../../custody/testing/act-dialog';
import { answered } from '../../custody/testing/answers';
import { aCurrentCustody, aPiece } from '../../custody/testing/pieces';
import { MARIGNANE } from '../../session/testing/session-answers';
import { DialogHarness } from '../../ui/testing/dialog-harness';
import { nextTurn, refuse, requestTo, settled } from '../../ui/testing/api';
import { EquipmentListHarness } from '../testing/equipment-list-harness';
import { EquipmentList } from './equipment-list';

describe('EquipmentList', () => {
  const free = aPiece();
  const held = aPiece({ category: 'laptop', maker: 'Dell', modelName: 'Latitude 5420', custody: aCurrentCustody() });
  const elsewhere = aPiece({ site: MARIGNANE, room: null });

  async function open(role: Role = 'manager', address = '/materiel') {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: 'materiel', component: EquipmentList }])],
    });
    await signIn(role);
    const routing = await RouterTestingHarness.create(address);
    const screen = await TestbedHarnessEnvironment.loader(routing.fixture).getHarness(EquipmentListHarness);
    return { routing, screen, settle: () => settled(routing.fixture) };
  }

  const listed = (items: readonly (EquipmentSummary | EquipmentRow)[], total = items.length, next: string | null = null) => ({ items, next, total });
  const listRequest = () => requestTo('GET', '/api/equipment?sort=number&count=true');

  it('shows what it is, its number, where it is, its state and who holds it', async () => {
    const { screen, settle } = await open();
    listRequest().flush(listed([free, held], 406));
    await settle();
    const [first, second] = await (await screen.list()).rows();
    expect(first).toContain('Samsung Galaxy Tab A8');
    expect(first).toContain(free.number);
    expect(first).toContain('Bureau 12');
    expect(first).toContain('En stock');
    expect(first).toContain('Disponible');
    expect(second).toContain('Nadia Benali');
    expect(await screen.count()).toBe('406 pièces');
  });

  for (const [role, offered] of [['technician', true], ['manager', true], ['mediator', false], ['direction', false]] as const) {
    it(`${offered ? 'offers' : 'does not offer'} to import to the ${role}`, async () => {
      const { routing, settle } = await open(role);
      listRequest().flush(listed([free]));
      await settle();
      const link = (routing.fixture.nativeElement as HTMLElement).querySelector('.actions a[href="/imports/nouveau?kind=equipment"]');
      expect(link !== null).toBe(offered);
    });
  }

  it('counts the filtered pieces among all of them', async () => {
    const opening = open('manager', '/materiel?state=in-stock');
    while (TestBed.inject(HttpTestingController).match('/api/equipment?limit=1&count=true').map((request) => request.flush(listed([free], 406))).length === 0) await nextTurn();
    const { screen, settle } = await opening;
    requestTo('GET', '/api/equipment?state=in-stock&sort=number&count=true').flush(listed([free], 29));
    await settle();
    expect(await screen.count()).toBe('29 pièces sur 406');
  });

  it('keeps filters in the address', async () => {
    const { screen, settle } = await open();
    listRequest().flush(listed([free]));
    await settle();
    await answered((await screen.filter('État')).choose('En panne'), { '/api/equipment': listed([free]) });
    expect(TestBed.inject(Router).url).toBe('/materiel?state=broken');
  });

  it('looks for what a scanner types, at once', async () => {
    const { screen, settle } = await open();
    listRequest().flush(listed([free]));
    await settle();
    await answered(screen.search('R9TW50LKM4'), { '/api/equipment': listed([free]) });
    expect(TestBed.inject(Router).url).toBe('/materiel?q=R9TW50LKM4');
  });

  it('offers the MDS to those of several, and names it on each row', async () => {
    const { screen, settle } = await open('technician');
    listRequest().flush(listed([free, elsewhere]));
    await settle();
    expect(await screen.filterLabels()).toContain('MDS');
    expect(await screen.columnLabels()).toContain('MDS et pièce');
    expect((await (await screen.list()).rows())[1]).toContain('Marignane');
  });

  it('offers no MDS to those of one', async () => {
    const { screen, settle } = await open();
    listRequest().flush(listed([free]));
    await settle();
    expect(await screen.filterLabels()).not.toContain('MDS');
  });

  it('shows the direction no holder, no filter by holder, and no act', async () => {
    const { screen, settle } = await open('direction');
    listRequest().flush(listed([free]));
    await settle();
    expect(await screen.columnLabels()).not.toContain('Détenteur');
    expect(await screen.filterLabels()).not.toContain('Détenteur');
    expect(document.querySelector('tbody input[type=checkbox], cal-act-menu')).toBeNull();
  });

  it('asks for what is beyond the summary only where a column shows it', async () => {
    const { screen, settle } = await open('manager', '/materiel?colonnes=number,price,notes,state');
    requestTo('GET', '/api/equipment?sort=number&columns=price,notes&count=true').flush(listed([
      { ...free, more: { priceCents: 41_500, orderNumber: null, supplier: null, warrantyMonths: null, notes: 'Écran rayé', ssid: null, bands: null, ipAddress: null, firmware: null, osName: null, osVersion: null, osSupportEndsOn: null } },
    ]));
    await settle();
    expect(await screen.columnLabels()).toEqual(['N° inventaire', 'Prix TTC', 'Observations', 'État', 'Actions']);
    const [row] = await (await screen.list()).rows();
    expect(row).toMatch(/415,00\s€/);
    expect(row).toContain('Écran rayé');
  });

  it('leads to a piece by its number where its name is not shown', async () => {
    const { settle } = await open('manager', '/materiel?colonnes=state,number');
    listRequest().flush(listed([free]));
    await settle();
    const link = document.querySelector<HTMLAnchorElement>('td a.cal-row-link');
    expect([link?.textContent, link?.getAttribute('href')]).toEqual([free.number, `/materiel/${free.id}`]);
  });

  it('does not tell the name of an MDS that the reader does not see', async () => {
    const opening = open('manager', `/materiel?siteId=${MARIGNANE.id}`);
    while (TestBed.inject(HttpTestingController).match('/api/equipment?limit=1&count=true').map((request) => request.flush(listed([], 406))).length === 0) await nextTurn();
    const { screen, settle } = await opening;
    requestTo('GET', `/api/equipment?siteId=${MARIGNANE.id}&sort=number&count=true`).flush(listed([], 0));
    await settle();
    expect(await screen.filterLabels()).toContain('MDS : Une autre MDS');
  });

  it('offers in a row’s menu what is possible on that piece', async () => {
    const { screen, settle } = await open();
    listRequest().flush(listed([free, held]));
    await settle();
    const acts = await screen.actsOn(held.number);
    expect(acts).toContain('Enregistrer le retour');
    expect(acts).not.toContain('Affecter');
  });

  it('offers on a selection what all of it allows, and says when there is nothing', async () => {
    const { screen, settle } = await open('mediator');
    listRequest().flush(listed([free, held]));
    await settle();
    const list = await screen.list();
    await list.tick(free.number);
    expect(await screen.bulkActs()).toEqual(['Affecter', 'Mettre en place', 'Signaler en panne']);
    await list.tick(held.number);
    expect(await screen.bulkActs()).toEqual(['Signaler en panne']);
  });

  it('acts on the selection, says so, and reads the list again', async () => {
    const { routing, screen, settle } = await open();
    listRequest().flush(listed([free, aPiece()]));
    await settle();
    const list = await screen.list();
    await list.tickAll();
    await screen.bulkAct('Signaler en panne');
    while (document.querySelector('mat-dialog-container h2') === null) await nextTurn();
    const dialog = await TestbedHarnessEnvironment.documentRootLoader(routing.fixture).getHarness(DialogHarness);
    expect(await dialog.heading()).toBe('Signaler en panne : 2 matériels');
    await dialog.press('Signaler en panne');
    requestTo('POST', '/api/equipment/bulk-acts').flush({ done: 2 });
    expect(await announced()).toBe('2 matériels en panne');
    listRequest().flush(listed([free]));
    await settle();
    expect(await list.bulkText()).toBeNull();
  });

  it('shows after an act as many rows as before', async () => {
    const { routing, screen, settle } = await open();
    listRequest().flush(listed(Array.from({ length: 60 }, () => aPiece()), 60));
    await settle();
    const list = await screen.list();
    await list.tickAll();
    await screen.bulkAct('Signaler en panne');
    while (document.querySelector('mat-dialog-container h2') === null) await nextTurn();
    await (await TestbedHarnessEnvironment.documentRootLoader(routing.fixture).getHarness(DialogHarness)).press('Signaler en panne');
    requestTo('POST', '/api/equipment/bulk-acts').flush({ done: 60 });
    await announced();
    requestTo('GET', '/api/equipment?limit=60&sort=number&count=true').flush(listed([free]));
    await settle();
  });

  it('shows a past day without acts, and keeps that day on the way to a piece', async () => {
    const { screen, settle, routing } = await open('manager', '/materiel?asOf=2025-03-01');
    requestTo('GET', '/api/equipment?sort=number&asOf=2025-03-01&count=true').flush(listed([held]));
    await settle();
    const page = routing.fixture.nativeElement as HTMLElement;
    expect(page.textContent).toContain('Situation au 1er mars 2025');
    expect(await screen.columnLabels()).not.toContain('Actions');
    expect(page.querySelector('tbody input[type=checkbox], cal-act-menu, .actions a')).toBeNull();
    expect(page.querySelector('.cal-row-link')?.getAttribute('href')).toBe(`/materiel/${held.id}?asOf=2025-03-01`);
  });

  it('says that there was nothing yet', async () => {
    const { settle } = await open('manager', '/materiel?asOf=2001-01-01');
    requestTo('GET', '/api/equipment?sort=number&asOf=2001-01-01&count=true').flush(listed([], 0));
    await settle();
    expect(document.body.textContent).toContain('Au 1er janvier 2001, aucun matériel n’était encore enregistré dans vos MDS.');
  });

  it('says what to do when nothing corresponds', async () => {
    const opening = async () => {
      const opened = await open('manager', '/materiel?q=zzz');
      await opened.settle();
      return opened;
    };
    const { screen } = await answered(opening(), { '/api/equipment': listed([]) });
    expect(document.body.textContent).toContain('Aucun matériel ne correspond');
    expect(await (await screen.list()).rows()).toEqual([]);
  });

  it('says why the list could not be loaded', async () => {
    const { screen, settle } = await open();
    refuse(listRequest(), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await settle();
    expect(await (await screen.list()).failureText()).toContain('Le service est momentanément indisponible.');
  });
});
