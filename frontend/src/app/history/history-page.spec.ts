import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { HistoryLine, Role } from '@calanque/shared';
import { answered } from '../custody/testing/answers';
import { openScreen } from '../session/testing/screen';
import { MARIGNANE, VITROLLES } from '../session/testing/session-answers';
import { requestSoon } from '../ui/testing/api';
import { HistoryPage } from './history-page';
import { usualPeriod } from './history-period';
import { HistoryPageHarness } from './testing/history-page-harness';

let drawn = 0;

function line(given: Partial<HistoryLine> = {}): HistoryLine {
  const id = String(++drawn);
  return {
    id, at: '2026-11-23T09:42:00.000Z', actor: 'Karim Aziz', action: 'update', table: 'equipment', subject: 'equipment', subjectId: `piece-${id}`,
    subjectLabel: `MDS13-00000${id}`, reachable: true, site: VITROLLES, requestId: `request-${id}`,
    changes: [{ field: 'serial', before: 'ANCIEN', after: 'NOUVEAU' }], ...given,
  };
}

describe('HistoryPage', () => {
  const usual = usualPeriod(new Date());
  const nothing = { items: [], next: null, total: null };

  async function open(role: Role = 'technician', at = '/historique') {
    const screen = await openScreen(HistoryPage, { role, path: 'historique', at });
    return { ...screen, read: () => screen.loader.getHarness(HistoryPageHarness) };
  }

  /** The one request for lines that is under way, and what it asks for. */
  async function asked(): Promise<{ request: TestRequest; params: Record<string, string> }> {
    const request = await requestSoon('GET', '/api/history');
    const { params } = request.request;
    return { request, params: Object.fromEntries(params.keys().map((key) => [key, params.get(key) ?? ''])) };
  }

  it('begins with the last thirty days, and counts nothing', async () => {
    const { read, settle } = await open();
    const { request, params } = await asked();
    expect(params).toEqual({ ...usual, limit: '50', count: 'false' });
    request.flush(nothing);
    await settle();
    expect(await (await read()).period()).toEqual([usual.from, usual.to]);
  });

  it('says day by day who did what, from what to what, when and where, and leads to the thing', async () => {
    const { read, settle } = await open();
    const [later, earlier] = [line(), line({ at: '2026-11-22T23:30:00.000Z', site: MARIGNANE, actor: null }), line()];
    (await asked()).request.flush({ items: [later, earlier, line({ at: '2026-11-22T22:30:00.000Z' })], next: null, total: null });
    await settle();
    const page = await read();
    // Half past midnight in Paris belongs to the 23rd.
    expect(await page.days()).toEqual(['lundi 23 novembre 2026', 'dimanche 22 novembre 2026']);
    const [first, second] = await page.entries();
    expect(first).toBe(`10:42 ${later?.subjectLabel} N° de série : avant : ANCIEN→ , après : NOUVEAU Karim Aziz Vitrolles`);
    expect(second).toMatch(/^00:30 .* Calanque Marignane$/);
    expect((await page.leadsTo())[0]).toBe(`/materiel/${later?.subjectId}`);
  });

  it('tells once what one act did to many things alike', async () => {
    const { read, settle } = await open();
    const broken = (id: string) => line({ table: 'equipment_condition', action: 'insert', requestId: 'bulk', subjectLabel: id, subjectId: id, changes: [{ field: 'condition', before: null, after: 'broken' }] });
    (await asked()).request.flush({ items: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(broken), next: null, total: null });
    await settle();
    const page = await read();
    expect(await page.entries()).toEqual([jasmine.stringMatching(/^10:42 H G F E D C et 2 autres État : En panne/)]);
    expect((await page.leadsTo()).length).toBe(8);
  });

  it('names without a link what the reader may not open, or no longer finds there', async () => {
    const { read, settle } = await open('administrator');
    (await asked()).request.flush({ items: [line({ subjectLabel: 'MDS13-000007' }), line({ subject: 'site', table: 'site', subjectLabel: 'Salon', reachable: false })], next: null, total: null });
    await settle();
    const page = await read();
    expect(await page.namedOnly()).toEqual(['MDS13-000007', 'Salon']);
    expect(await page.leadsTo()).toEqual([]);
  });

  it('keeps its filters in the address, and asks for what stands there', async () => {
    const { read, settle, address } = await open('technician', `/historique?from=2026-03-01&to=2026-03-31&authorId=karim&siteId=${VITROLLES.id}`);
    TestBed.inject(HttpTestingController).expectOne('/api/history/authors?personId=karim').flush({ items: [{ id: 'karim', name: 'Karim Aziz' }], next: null, total: null });
    const { request, params } = await asked();
    expect(params).toEqual({ from: '2026-03-01', to: '2026-03-31', authorId: 'karim', siteId: VITROLLES.id, limit: '50', count: 'false' });
    request.flush({ items: [line()], next: null, total: null });
    await settle();
    const page = await read();
    expect(await page.filterLabels()).toEqual(['Auteur : Karim Aziz', 'Sujet', 'MDS : Vitrolles', 'Personne concernée']);
    // One site was asked for: its name need not stand on each line.
    expect((await page.entries())[0]).not.toContain('Vitrolles');

    await answered(page.setFirstDay('2026-03-15'), { '/api/history': nothing });
    expect(address()).toContain('from=2026-03-15');
    await answered((await page.filter('Sujet')).choose('MDS et pièces'), { '/api/history': nothing });
    expect(address()).toContain('subject=site');
  });

  it('offers accounts to the administrator only', async () => {
    for (const [role, offered] of [['manager', false], ['administrator', true]] as const) {
      const { read, settle } = await open(role);
      (await asked()).request.flush(nothing);
      await settle();
      const subjects = await (await read()).filter('Sujet');
      const choosing = subjects.choose('Comptes').then(() => true, () => false);
      expect(await answered(choosing, { '/api/history': nothing })).withContext(role).toBe(offered);
      TestBed.resetTestingModule();
    }
  });

  it('goes on where the page ended', async () => {
    const { read, settle } = await open();
    (await asked()).request.flush({ items: [line()], next: 'further', total: null });
    await settle();
    const going = (await read()).showMore();
    const { request, params } = await asked();
    expect(params['cursor']).toBe('further');
    request.flush({ items: [line()], next: null, total: null });
    await going;
    expect((await (await read()).entries()).length).toBe(2);
  });

  it('says at the field that a period ends before it begins, asks for nothing and keeps the list', async () => {
    const { read, settle, text, fixture } = await open('technician', '/historique?from=2026-03-01&to=2026-03-31');
    (await asked()).request.flush({ items: [line()], next: null, total: null });
    await settle();
    await (await read()).setFirstDay('2026-04-01');
    await settle();
    expect(text()).toContain('La fin vient avant le début.');
    const field = (fixture.nativeElement as HTMLElement).querySelector('#cal-history-to');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent).toBe('La fin vient avant le début.');
    expect((await (await read()).entries()).length).toBe(1);
    TestBed.inject(HttpTestingController).expectNone('/api/history');
  });

  it('asks for nothing where the link holds a period that ends before it begins', async () => {
    const { text } = await open('technician', '/historique?from=2026-03-02&to=2026-03-01');
    TestBed.inject(HttpTestingController).expectNone('/api/history');
    expect(text()).toContain('Aucune période');
  });
});
