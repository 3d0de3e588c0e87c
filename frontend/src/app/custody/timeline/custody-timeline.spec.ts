import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { DialogHarness } from '../../ui/testing/dialog-harness';
import { FieldHarness } from '../../ui/testing/field-harness';
import { nextTurn, requestTo } from '../../ui/testing/api';
import { announced } from '../testing/act-dialog';
import { CustodyTimelineHarness } from '../testing/custody-timeline-harness';
import { aCustody, aTimeline } from '../testing/pieces';
import { CustodyTimeline } from './custody-timeline';

const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

describe('CustodyTimeline', () => {
  const present = aCustody({ start: ago(20) });
  const former = aCustody({ kind: 'repair', person: null, repairer: 'Atelier Sud', start: ago(90), end: ago(70) });
  const wrong = aCustody({ start: ago(60), end: ago(50), cancelledAt: ago(49), cancelledReason: 'Erreur de personne' });

  async function open({ cancellable = true } = {}) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(CustodyTimeline);
    fixture.componentRef.setInput('heading', 'Qui la détient');
    fixture.componentRef.setInput('timeline', aTimeline({ custodies: [former, wrong, present] }));
    fixture.componentRef.setInput('category', 'tablet');
    fixture.componentRef.setInput('cancellable', cancellable);
    const cancelled = jasmine.createSpy('cancelled');
    fixture.componentInstance.cancelled.subscribe(cancelled);
    await fixture.whenStable();
    return { fixture, cancelled, timeline: await TestbedHarnessEnvironment.harnessForFixture(fixture, CustodyTimelineHarness) };
  }

  it('says the finding, and draws the custodies of six months', async () => {
    const { timeline } = await open();
    expect(await timeline.finding()).toBe('Nadia Benali la détient depuis 2 semaines');
    expect(await timeline.pictureName()).toContain('sur 6 mois');
    expect(await timeline.barLabels()).toEqual(['Atelier Sud', 'Nadia Benali']);
  });

  it('shows another span', async () => {
    const { timeline } = await open();
    await timeline.showLast('1 mois');
    expect(await timeline.barLabels()).toEqual(['Nadia Benali']);
  });

  it('tells the same in a table, with what was cancelled and why', async () => {
    const { timeline } = await open();
    await timeline.turnOver();
    expect(await timeline.pictureName()).toBeNull();
    const rows = await timeline.tableRows();
    expect(rows.length).toBe(3);
    expect(rows[1]).toContain('Erreur de personne');
    expect(await timeline.cancellable()).toBe(2);
  });

  it('cancels nothing for those who may not', async () => {
    const { timeline } = await open({ cancellable: false });
    await timeline.turnOver();
    expect(await timeline.cancellable()).toBe(0);
  });

  it('cancels a wrong custody with a reason, on the version shown', async () => {
    const { fixture, timeline, cancelled } = await open();
    await timeline.turnOver();
    await timeline.cancel(0);
    const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    while (document.querySelector('mat-dialog-container h2') === null) await nextTurn();
    const dialog = await loader.getHarness(DialogHarness);
    await (await loader.getHarness(FieldHarness.with({ label: 'Motif' }))).fill('Mauvaise personne');
    await dialog.press('Annuler la détention');
    const request = requestTo('POST', `/api/custodies/${present.id}/cancel`);
    expect(request.request.headers.get('If-Match')).toBe('"2"');
    expect(request.request.body).toEqual({ reason: 'Mauvaise personne' });
    request.flush(present);
    await announced();
    expect(cancelled).toHaveBeenCalledTimes(1);
  });
});
