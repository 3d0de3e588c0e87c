import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { HistoryLine } from '@calanque/shared';
import { refuse, requestTo, settled } from '../ui/testing/api';
import { HistoryList } from './history-list';
import { HistoryListHarness } from './testing/history-list-harness';

const moved = (id: string, serial: string): HistoryLine => ({
  id, at: '2026-11-12T14:58:00.000Z', actor: 'Karim Aziz', action: 'update', table: 'equipment', subject: 'equipment', subjectId: 'piece', subjectLabel: null, reachable: true, site: null, requestId: id,
  changes: [{ field: 'serial', before: 'ANCIEN', after: serial }],
});

describe('HistoryList', () => {
  async function open() {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(HistoryList);
    fixture.componentRef.setInput('subject', 'equipment');
    fixture.componentRef.setInput('subjectId', 'piece');
    await fixture.whenStable();
    return { fixture, history: await TestbedHarnessEnvironment.harnessForFixture(fixture, HistoryListHarness) };
  }

  const first = '/api/history?subject=equipment&subjectId=piece&limit=25&count=true';

  it('shows before, after, when and who', async () => {
    const { fixture, history } = await open();
    requestTo('GET', first).flush({ items: [moved('2', 'R9TW50LKM4')], next: null, total: 1 });
    await settled(fixture);
    const [entry] = await history.entryTexts();
    expect(entry).toContain('N° de série : avant : ANCIEN→, après : R9TW50LKM4');
    expect(entry).toContain('Karim Aziz');
    expect(await history.text()).toContain('1 changement');
    expect(await history.canShowMore()).toBe(false);
  });

  it('goes on where the page ended', async () => {
    const { fixture, history } = await open();
    requestTo('GET', first).flush({ items: [moved('2', 'B')], next: 'further', total: 2 });
    await settled(fixture);
    await history.showMore();
    requestTo('GET', '/api/history?subject=equipment&subjectId=piece&limit=25&cursor=further').flush({ items: [moved('1', 'A')], next: null, total: null });
    await settled(fixture);
    expect((await history.entryTexts()).length).toBe(2);
    expect(await history.canShowMore()).toBe(false);
  });

  it('reads again when the thing has changed', async () => {
    const { fixture } = await open();
    requestTo('GET', first).flush({ items: [], next: null, total: 0 });
    await settled(fixture);
    fixture.componentRef.setInput('revision', {});
    await fixture.whenStable();
    requestTo('GET', first);
    TestBed.inject(HttpTestingController).verify();
  });

  it('says why it could not be loaded', async () => {
    const { fixture, history } = await open();
    refuse(requestTo('GET', first), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await settled(fixture);
    expect(await history.text()).toContain('Le service est momentanément indisponible.');
  });
});
