import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { SiteTimelineRow } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { site } from '../testing/site-answers';
import { SiteTimelinePage } from './site-timeline-page';

describe('SiteTimelinePage', () => {
  const address = `/api/sites/${VITROLLES.id}/timeline`;
  const row = (number: string, facts: Partial<SiteTimelineRow> = {}): SiteTimelineRow => ({
    id: `id-${number}`, number, category: 'tablet', maker: 'Samsung', modelName: 'Galaxy Tab A8', places: [{ room: null, start: '2025-03-01T08:00:00Z', end: null }], custodies: [], conditions: [], ...facts,
  });
  const held = row('MDS13-000012', { custodies: [{ id: 'c', kind: 'assignment', person: { id: 'n', name: 'Nadia Benali' }, repairer: null, start: '2025-03-02T09:00:00Z', end: '2025-03-09T09:00:00Z', dueAt: null }] });

  async function open(query = '?from=2025-03-01&span=month') {
    const screen = await openScreen(SiteTimelinePage, { role: 'manager', path: 'mds/:id/chronologie', at: `/mds/${VITROLLES.id}/chronologie${query}` });
    requestTo('GET', `/api/sites/${VITROLLES.id}`).flush(site());
    /** Answers the request that is under way; gives the days it asked for. */
    const answer = async (items: readonly SiteTimelineRow[] = [held, row('MDS13-000024')], next: string | null = null): Promise<(string | null)[]> => {
      const asked = await requestSoon('GET', address);
      asked.flush({ items, next, total: items.length });
      await screen.settle();
      return ['from', 'to'].map((name) => asked.request.params.get(name));
    };
    const picture = (): HTMLElement => (screen.fixture.nativeElement as HTMLElement).querySelector('.picture') as HTMLElement;
    const tracks = (): (string | null)[] => [...picture().querySelectorAll('.track')].map((track) => track.getAttribute('aria-label'));
    return { ...screen, answer, picture, tracks };
  }

  it('shows the pieces by days, each with all of it in words', async () => {
    const { answer, text, tracks, find } = await open();
    expect(await answer()).toEqual(['2025-03-01', '2025-03-31']);
    expect(text()).toContain('Chronologie de la MDS Vitrolles');
    expect(text()).toContain('2 matériels');
    expect(text()).toMatch(/du 1er mars au 31 mars 2025/i);
    expect(text()).toContain('Nadia Benali');
    expect(tracks()).toEqual(['MDS13-000012 : Affectation Nadia Benali, 2 mars 2025 10:00 – 9 mars 2025 10:00', 'MDS13-000024 : Personne ne le détient']);
    expect(find('a', 'MDS13-000012').getAttribute('href')).toBe('/materiel/id-MDS13-000012');
  });

  it('moves by arrow keys and buttons, and looks closer', async () => {
    const { answer, picture, press, address: shown } = await open();
    await answer();
    picture().dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(await answer()).toEqual(['2025-03-16', '2025-04-15']);
    await press('Plus tôt');
    expect(await answer()).toEqual(['2025-03-01', '2025-03-31']);
    picture().dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
    expect(await answer()).toEqual(['2025-03-13', '2025-03-19']);
    expect(shown()).toContain('?from=2025-03-13&span=week');
    await press('1 an');
    await answer();
    expect(shown()).toContain('span=year');
  });

  it('asks for the site of the address, also when it becomes another', async () => {
    const { answer, settle } = await open();
    await answer();
    const other = '019abcde-0000-7000-8000-0000000000a9';
    await TestBed.inject(Router).navigateByUrl(`/mds/${other}/chronologie?from=2025-03-01&span=month`);
    await settle();
    requestTo('GET', `/api/sites/${other}`).flush(site({ id: other, name: 'Arles' }));
    const asked = await requestSoon('GET', `/api/sites/${other}/timeline`);
    expect(asked.request.params.get('from')).toBe('2025-03-01');
  });

  it('says the same in a table', async () => {
    const { answer, press, text } = await open();
    await answer();
    await press('Voir en tableau');
    expect(text()).toMatch(/MDS13-000012 Samsung Galaxy Tab A8 Affectation Nadia Benali 2 mars 2025 10:00 9 mars 2025 10:00/);
    expect(text()).toContain('Libre pendant ces jours');
  });

  it('goes on page by page, and keeps the day that one comes from', async () => {
    const { answer, press, tracks, find } = await open('?from=2025-03-01&asOf=2025-03-05');
    await answer([held], 'suite');
    expect(find('a', 'Vitrolles').getAttribute('href')).toBe(`/mds/${VITROLLES.id}?asOf=2025-03-05`);
    await press('Afficher la suite');
    await answer([row('MDS13-000024')]);
    expect(tracks().length).toBe(2);
  });

  it('says when nothing was there, and why it could not be loaded', async () => {
    const { answer, press, text, settle } = await open();
    await answer([]);
    expect(text()).toContain('Rien pendant ces jours');
    await press('Plus tard');
    refuse(await requestSoon('GET', address), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await settle();
    expect(text()).toContain('Le service est momentanément indisponible.');
  });
});
