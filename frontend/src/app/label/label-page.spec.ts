import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { requestSoon, settled } from '../ui/testing/api';
import { answered } from '../custody/testing/answers';
import { announced } from '../ui/testing/announced';
import { ErrorSummaryHarness } from '../ui/testing/error-summary-harness';
import { FieldHarness } from '../ui/testing/field-harness';
import { LabelPage } from './label-page';

const IDS = Array.from({ length: 27 }, (_, n) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`).join();

describe('The sheets of labels', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  async function open(parameters: string, answers: Readonly<Record<string, unknown>> = {}) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: 'etiquettes', component: LabelPage }])] });
    const opening = async () => {
      const opened = await RouterTestingHarness.create(`/etiquettes?${parameters}`);
      await settled(opened.fixture);
      return opened;
    };
    const routing = await answered(opening(), answers);
    const page = routing.routeNativeElement as HTMLElement;
    const stable = () => settled(routing.fixture);
    return {
      page,
      stable,
      loader: TestbedHarnessEnvironment.loader(routing.fixture),
      text: () => page.textContent ?? '',
      places: () => [...page.querySelectorAll<HTMLElement>('[role=radio]')],
      printed: () => page.querySelectorAll('.printed').length,
      start: async () => (await TestbedHarnessEnvironment.loader(routing.fixture).getHarness(FieldHarness.with({ label: 'Première étiquette' }))),
      choose: async (format: string) => {
        page.querySelector<HTMLInputElement>(`input[value="${format}"]`)?.click();
        await stable();
      },
      send: async () => {
        page.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
        await stable();
      },
    };
  }

  it('say how many labels there are, and on how many sheets', async () => {
    const { text, places, printed, choose } = await open(`ids=${IDS}`);
    expect(text()).toContain('27 étiquettes sur 1 feuille');
    expect([places().length, printed()]).toEqual([65, 27]);
    await choose('l4731');
    expect([places().length, printed()]).toEqual([189, 27]);
    await choose('free');
    expect(text()).toContain('27 étiquettes sur 2 feuilles');
    expect([places().length, printed()]).toEqual([24, 24]);
  });

  it('count those of a filter', async () => {
    const { text } = await open('siteId=01900000-0000-7000-8000-000000000001&category=tablet', { '/api/equipment': { items: [], next: null, total: 1400 } });
    expect(text()).toMatch(/1\s400 étiquettes/);
    expect(text()).toContain('1000 étiquettes au plus à la fois');
  });

  it('say that they could not be counted, and try again', async () => {
    const opening = open('category=tablet');
    (await requestSoon('GET', '/api/equipment')).error(new ProgressEvent('error'));
    const { text, page, stable } = await opening;
    expect(text()).toContain('Les étiquettes n’ont pas pu être comptées');
    [...page.querySelectorAll<HTMLElement>('button')].find((button) => button.innerText.includes('Réessayer'))?.click();
    (await requestSoon('GET', '/api/equipment')).flush({ items: [], next: null, total: 12 });
    await stable();
    expect(text()).toContain('12 étiquettes sur 1 feuille');
  });

  it('begin where one presses, or where the arrow keys lead', async () => {
    const { places, printed, start, stable } = await open(`ids=${IDS}`);
    places()[6]?.click();
    await stable();
    expect(await (await start()).value()).toBe('7');
    expect(places()[6]?.getAttribute('aria-checked')).toBe('true');
    const press = async (key: string) => {
      places().find((place) => place.tabIndex === 0)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await stable();
      return (await start()).value();
    };
    expect(await press('ArrowRight')).toBe('8');
    expect(await press('ArrowDown')).toBe('13');
    expect(await press('ArrowUp')).toBe('8');
    expect(await press('ArrowUp')).toBe('3');
    expect(await press('ArrowUp')).toBe('3');
    expect(await press('End')).toBe('65');
    expect(await press('ArrowRight')).toBe('65');
    expect(printed()).toBe(1);
    expect(document.activeElement).toBe(places()[64] ?? null);
    expect(places()[64]?.getAttribute('aria-label')).toBe('Étiquette 65 : ligne 13, colonne 5');
    expect(await press('Home')).toBe('1');
  });

  it('refuse a start beyond the sheet, and measures that do not fit A4', async () => {
    const { loader, start, choose, send, text } = await open(`ids=${IDS}`);
    await (await start()).fill('66');
    expect(await (await start()).error()).toBe('Cette planche compte 65 étiquettes : donnez une place de 1 à 65.');
    await (await start()).fill('1');
    await choose('free');
    const width = await loader.getHarness(FieldHarness.with({ label: 'Largeur' }));
    await width.fill('80');
    expect(await width.error()).toContain('dépassent la feuille en largeur');
    expect(text()).toContain('La feuille se dessine ici quand les mesures tiennent');
    await width.fill('');
    await send();
    expect(await width.error()).toBe('Donnez cette mesure.');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).sentences()).toContain('Donnez cette mesure.');
  });

  it('are fetched, put aside, and remembered on this device', async () => {
    const asked: string[] = [];
    const saved: string[] = [];
    spyOn(window, 'fetch').and.callFake((address) => {
      asked.push(address as string);
      return Promise.resolve(new Response('%PDF', { headers: { 'Content-Disposition': `attachment; filename="x.pdf"; filename*=UTF-8''%C3%89tiquettes.pdf` } }));
    });
    spyOn(HTMLAnchorElement.prototype, 'click').and.callFake(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    const { choose, send } = await open(`ids=${IDS}`);
    await choose('l4731');
    await send();
    expect(await announced()).toBe('Fichier prêt : Étiquettes.pdf');
    expect(asked).toEqual([`/api/equipment/labels.pdf?ids=${encodeURIComponent(IDS)}&format=l4731&start=1`]);
    expect(saved).toEqual(['Étiquettes.pdf']);
    TestBed.resetTestingModule();
    expect((await open(`ids=${IDS}`)).places().length).toBe(189);
  });

  it('say what the server refuses', async () => {
    const problem = { type: 'urn:calanque:problem:labels-none', title: 'x', status: 422, code: 'labels-none', detail: 'Aucun matériel à étiqueter.', requestId: 'x' };
    spyOn(window, 'fetch').and.resolveTo(new Response(JSON.stringify(problem), { status: 422, headers: { 'Content-Type': 'application/problem+json' } }));
    const { send, text } = await open(`ids=${IDS}`);
    await send();
    await send();
    expect(text()).toContain('Aucun matériel à étiqueter.');
  });
});
