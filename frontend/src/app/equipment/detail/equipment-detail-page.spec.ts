import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { EquipmentDetail, EquipmentReportAnswer, Role } from '@calanque/shared';
import { announced, signIn } from '../../custody/testing/act-dialog';
import { answered } from '../../custody/testing/answers';
import { CustodyTimelineHarness } from '../../custody/testing/custody-timeline-harness';
import { aCurrentCustody, aCustody, aPiece, aTimeline } from '../../custody/testing/pieces';
import { aReport } from '../../equipment-report/testing/report-answers';
import { HistoryListHarness } from '../../history/testing/history-list-harness';
import { DialogHarness } from '../../ui/testing/dialog-harness';
import { nextTurn, refuse, requestTo, settled } from '../../ui/testing/api';
import { EquipmentDetailHarness } from '../testing/equipment-detail-harness';
import { EquipmentDetailPage } from './equipment-detail-page';

/** What parts of the page ask for that come a little later. */
const COMING = { '/api/erasures/awaited': { items: [] }, '/api/bookings': { items: [], next: null, total: null } };

describe('EquipmentDetailPage', () => {
  async function open(piece: EquipmentDetail, role: Role = 'manager', timeline = aTimeline(), { reports = [] as EquipmentReportAnswer[], query = '' } = {}) {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(),
        provideRouter([{ path: 'materiel/:id', component: EquipmentDetailPage }], withComponentInputBinding()),
      ],
    });
    await signIn(role);
    const routing = await RouterTestingHarness.create(`/materiel/${piece.id}${query}`);
    const coming = { ...COMING, [`/api/custodies/${piece.custody?.id}/documents`]: { items: [] } };
    const answer = async (): Promise<void> => {
      requestTo('GET', `/api/equipment/${piece.id}`).flush(piece);
      for (const request of api().match((one) => one.url.endsWith('/timeline'))) request.flush(timeline);
      for (const request of api().match((one) => one.url.endsWith('/kit'))) request.flush({ kit: null });
      for (const request of api().match((one) => one.url === '/api/equipment-reports')) request.flush({ items: reports, next: null, total: reports.length });
      await answered(settled(routing.fixture), coming);
      for (const request of api().match((one) => one.url === '/api/history')) request.flush({ items: [], next: null, total: 0 });
      await answered(settled(routing.fixture), coming);
    };
    const loader = TestbedHarnessEnvironment.loader(routing.fixture);
    await answer();
    return { routing, answer, loader, page: await loader.getHarness(EquipmentDetailHarness) };
  }

  const api = () => TestBed.inject(HttpTestingController);

  it('puts first what usually comes next', async () => {
    const { page } = await open(aPiece());
    expect(await page.heading()).toBe('Samsung Galaxy Tab A8');
    expect(await page.actions()).toEqual(['Signaler', 'Prêter', 'Affecter']);
    expect(await page.otherActions()).toEqual(['Mettre en place', 'Envoyer en réparation', 'Changer de pièce', 'Signaler en panne', 'Modifier la fiche', 'Annuler la fiche', 'Réserver', 'Imprimer l’étiquette']);
  });

  it('offers the return of what is held, and says who holds it since when', async () => {
    const piece = aPiece({ custody: aCurrentCustody() });
    const { page, loader } = await open(piece, 'manager', aTimeline({ custodies: [aCustody({ id: piece.custody?.id ?? '', note: 'chargeur et housse' })] }));
    expect((await page.actions()).at(-1)).toBe('Enregistrer le retour');
    expect((await page.strips())[0]).toMatch(/^Affectée à Nadia Benali ?Depuis le 12 mars 2026 · chargeur et housse ?Voir la personne$/);
    expect(await (await loader.getHarness(CustodyTimelineHarness)).finding()).toContain('Nadia Benali la détient');
  });

  it('offers to take back what is in repair', async () => {
    const { page } = await open(aPiece({ condition: 'broken', custody: aCurrentCustody({ kind: 'repair', repairer: 'Atelier Sud' }) }));
    expect((await page.actions()).at(-1)).toBe('Reprendre de réparation');
    expect((await page.strips())[0]).toContain('En panne depuis le 5 janvier 2026');
  });

  it('says why it is lost, and offers to find it again', async () => {
    const { page } = await open(aPiece({ condition: 'lost', conditionReason: 'Oubliée dans un train' }));
    expect((await page.strips())[0]).toMatch(/^Perdue depuis le 5 janvier 2026 ?Oubliée dans un train$/);
    expect(await page.actions()).toEqual(['Signaler', 'Signaler comme retrouvée']);
  });

  it('shows an annulled entry without acts', async () => {
    const { page } = await open(aPiece({ annulledAt: '2026-11-23T09:00:00Z', annulledReason: 'Saisie en double' }));
    expect(await page.actions()).toEqual([]);
    expect(await page.otherActions()).toEqual([]);
    expect((await page.strips())[0]).toContain('Saisie en double');
  });

  it('tells the facts of its category', async () => {
    const { page } = await open(aPiece({
      purchasedOn: '2021-05-14', priceCents: 22900, orderNumber: 'BC-2021-176', warrantyMonths: 24, warrantyEndsOn: '2023-05-14',
      osName: 'Android', osVersion: '13', osSupportEndsOn: '2027-05-31', imei: '356938035643809',
    }));
    const facts = (await page.facts()).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
    expect(facts).toContain('14 mai 2021 · 229,00 € · BC-2021-176');
    expect(facts).toContain('finie depuis mai 2023');
    expect(facts).toContain('Android 13');
    expect(facts).toContain('35 693803 564380 9');
    expect(facts).not.toContain('Nom du réseau');
  });

  it('shows the direction neither holder, notes nor history', async () => {
    const { page, loader } = await open(aPiece({ notes: null }), 'direction');
    expect(await loader.getHarnessOrNull(CustodyTimelineHarness)).toBeNull();
    expect(await loader.getHarnessOrNull(HistoryListHarness)).toBeNull();
    expect(await page.actions()).toEqual(['Signaler un problème']);
    expect(await page.facts()).not.toContain('Observations');
  });

  it('shows the problems that were reported of it, and no card where there are none', async () => {
    const told = [aReport(), aReport({ id: 'closed', kind: 'slow', state: 'closed', text: null })];
    const { routing } = await open(aPiece(), 'mediator', aTimeline(), { reports: told });
    const card = routing.routeNativeElement?.querySelector<HTMLElement>('cal-reports-card');
    const lines = [...(card?.querySelectorAll('li') ?? [])].map((line) => line.innerText.replace(/\s+/g, ' ').trim());
    expect(lines.map((line) => line.split(' Inès')[0])).toEqual(['Ne marche plus Écran fissuré', 'Lent ou instable']);
    TestBed.resetTestingModule();
    const without = await open(aPiece(), 'mediator');
    expect(without.routing.routeNativeElement?.querySelector('cal-reports-card cal-card')).toBeNull();
  });

  it('shows a mediator no history', async () => {
    const { loader } = await open(aPiece(), 'mediator');
    expect(await loader.getHarnessOrNull(CustodyTimelineHarness)).not.toBeNull();
    expect(await loader.getHarnessOrNull(HistoryListHarness)).toBeNull();
  });

  it('reads everything again after an act', async () => {
    const piece = aPiece({ custody: aCurrentCustody() });
    const { routing, page, answer } = await open(piece);
    await page.press('Enregistrer le retour');
    while (document.querySelector('mat-dialog-container h2') === null) await nextTurn();
    const dialog = await TestbedHarnessEnvironment.documentRootLoader(routing.fixture).getHarness(DialogHarness);
    await dialog.press('Enregistrer le retour');
    requestTo('POST', `/api/custodies/${piece.custody?.id}/close`).flush(aCustody());
    expect(await announced()).toBe(`${piece.number} : retour enregistré`);
    await nextTurn();
    await answer();
    expect(await page.heading()).toBe('Samsung Galaxy Tab A8');
  });

  it('shows a past day: who held it then, without acts nor history', async () => {
    const piece = aPiece({ custody: aCurrentCustody() });
    const { page, loader, routing } = await open(piece, 'manager', aTimeline(), { query: '?asOf=2025-03-01' });
    expect(routing.routeNativeElement?.textContent).toContain('Situation au 1er mars 2025');
    expect(routing.routeNativeElement?.textContent).toContain('Qui la détenait');
    expect([await page.actions(), await page.otherActions()]).toEqual([[], []]);
    expect(await loader.getHarnessOrNull(HistoryListHarness)).toBeNull();
    expect(routing.routeNativeElement?.querySelector('cal-holding-card a[href^="/personnes"]')?.getAttribute('href')).toContain('?asOf=2025-03-01');
  });

  it('says that it cannot be found', async () => {
    const piece = aPiece();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(),
        provideRouter([{ path: 'materiel/:id', component: EquipmentDetailPage }], withComponentInputBinding()),
      ],
    });
    await signIn('manager');
    const routing = await RouterTestingHarness.create(`/materiel/${piece.id}`);
    for (const request of api().match((one) => one.url.endsWith('/timeline'))) request.flush(aTimeline());
    for (const request of api().match((one) => one.url.endsWith('/kit'))) request.flush({ kit: null });
    for (const request of api().match((one) => one.url === '/api/equipment-reports')) request.flush({ items: [], next: null, total: 0 });
    refuse(requestTo('GET', `/api/equipment/${piece.id}`), { status: 404, code: 'not-found', detail: 'Cette page ou cet élément n’existe pas, ou ne vous est pas accessible.' });
    await answered(settled(routing.fixture), COMING);
    expect(routing.routeNativeElement?.textContent).toContain('Introuvable');
  });
});
