import type { Category, Role } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { announced } from '../../ui/testing/announced';
import { nextTurn, requestSoon, requestTo, requestsTo } from '../../ui/testing/api';
import { BOOKING_ID, busyTime, calendarPiece, PIECE_ID } from '../testing/booking-answers';
import { CalendarPage } from './calendar-page';

describe('CalendarPage', () => {
  async function open({ at = '/reservations?jour=2099-12-01', role = 'manager', category = 'tablet' }: { at?: string; role?: Role; category?: Category } = {}) {
    const screen = await openScreen(CalendarPage, { role, path: 'reservations', at });
    const asked = await requestSoon('GET', '/api/bookings/calendar');
    asked.flush({ pieces: [calendarPiece({ category, busy: [busyTime({ start: '2099-12-01T08:00:00Z', end: '2099-12-01T11:00:00Z' })] })] });
    await screen.settle();
    const cell = (words: string) => screen.find('td.cell', words);
    const key = async (of: HTMLElement, name: string) => {
      of.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
      await screen.settle();
    };
    return { ...screen, asked, cell, key };
  }

  it('asks for the week of the day in the address', async () => {
    const { asked } = await open();
    expect(asked.request.params.get('siteId')).toBe(VITROLLES.id);
    expect([asked.request.params.get('from'), asked.request.params.get('to')]).toEqual(['2099-11-29T23:00:00.000Z', '2099-12-06T23:00:00.000Z']);
  });

  it('has one tab stop, which the arrow keys move', async () => {
    const { fixture, key } = await open();
    const stops = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('table :is(a, td, th, [tabindex])')].filter(({ tabIndex }) => tabIndex >= 0);
    expect(stops().map((stop) => stop.getAttribute('aria-label'))).toEqual(['MDS13-000012, lundi 30 novembre : libre']);
    await key(stops()[0] as HTMLElement, 'ArrowRight');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('mardi 1er décembre : Réservé, Atelier découverte');
    await key(stops()[0] as HTMLElement, 'End');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('dimanche 6 décembre');
    expect(stops().length).toBe(1);
    await key(stops()[0] as HTMLElement, 'Home');
    await key(stops()[0] as HTMLElement, 'ArrowLeft');
    expect(stops()).toEqual([document.activeElement as HTMLElement]);
    expect(document.activeElement?.getAttribute('href')).toBe(`/materiel/${PIECE_ID}`);
  });

  it('keeps what it shows, and the focus, while another week comes', async () => {
    const { cell, fixture, key, press, settle, text } = await open();
    const grid = () => (fixture.nativeElement as HTMLElement).querySelector('cal-calendar-grid');
    const wednesday = cell('MDS13-000012, mercredi');
    // A press of the arrow puts the one tab stop there, as a hand would.
    await key(cell('MDS13-000012, mardi'), 'ArrowRight');
    expect(document.activeElement).toBe(wednesday);
    await key(wednesday, 'PageDown');
    expect([grid()?.getAttribute('aria-busy'), document.activeElement]).toEqual(['true', wednesday]);
    (await requestSoon('GET', '/api/bookings/calendar')).flush({ pieces: [calendarPiece()] });
    await settle();
    expect(grid()?.getAttribute('aria-busy')).toBe('false');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('MDS13-000012, mercredi 9 décembre : libre');
    await press('Semaine précédente');
    (await requestSoon('GET', '/api/bookings/calendar')).flush(null, { status: 503, statusText: 'unavailable' });
    await settle();
    expect(text()).toContain('Le chargement a échoué');
  });

  it('says to a mediator what they cannot book, rather than lead to a refusal', async () => {
    const { cell, key, address, dialog } = await open({ role: 'mediator', category: 'laptop' });
    const before = address();
    await key(cell('MDS13-000012, mercredi'), 'Enter');
    expect(await announced()).toBe('Vous pouvez réserver des tablettes et des accessoires seulement');
    expect(address()).toBe(before);
    await key(cell('MDS13-000012, mardi'), 'Enter');
    expect(await (await dialog()).text()).not.toContain('Réserver ce matériel');
  });

  it('makes one address for an agenda however often one presses, and goes on from the next when one is withdrawn', async () => {
    const { press, settle } = await open();
    await press('Dans mon agenda');
    const feed = (id: string) => ({ id, site: null, createdAt: '2026-11-28T09:00:00Z', lastReadAt: null, url: null });
    (await requestSoon('GET', '/api/booking-feeds')).flush({ items: [feed('f1'), feed('f2')] });
    await settle();
    const create = [...document.querySelectorAll<HTMLElement>('mat-dialog-container button')].find(({ innerText }) => innerText.includes('Créer l’adresse'));
    create?.click();
    create?.click();
    const sent = requestsTo('POST', '/api/booking-feeds');
    expect(sent.length).toBe(1);
    sent[0]?.flush({ ...feed('f3'), url: 'https://calanque.test/f3' });
    (await requestSoon('GET', '/api/booking-feeds')).flush({ items: [feed('f3'), feed('f1')] });
    await settle();
    const revokes = () => [...document.querySelectorAll<HTMLElement>('mat-dialog-container .revoke')];
    revokes()[0]?.focus();
    revokes()[0]?.click();
    requestTo('DELETE', '/api/booking-feeds/f3').flush(null);
    (await requestSoon('GET', '/api/booking-feeds')).flush({ items: [feed('f1')] });
    await settle();
    // The focus goes on one rendering later.
    for (let turns = 0; turns < 50 && document.activeElement !== revokes()[0]; turns++) await nextTurn();
    expect(revokes()).toEqual([document.activeElement as HTMLElement]);
  });

  it('goes on by a week with Page Down, and shows a month', async () => {
    const { cell, key, press, address } = await open();
    await key(cell('MDS13-000012, lundi'), 'PageDown');
    expect(address()).toContain('jour=2099-12-08');
    await press('Mois');
    expect(address()).toContain('vue=mois');
  });

  it('leads from a free cell to the form', async () => {
    const { cell, key, address } = await open();
    await key(cell('MDS13-000012, mercredi'), 'Enter');
    expect(address()).toBe(`/reservations/nouvelle?equipmentId=${PIECE_ID}&jour=2099-12-02`);
  });

  it('tells what fills a busy one', async () => {
    const { cell, key, dialog } = await open();
    await key(cell('MDS13-000012, mardi'), 'Enter');
    const opened = await dialog();
    expect(await opened.text()).toContain('Atelier découverte');
    expect(document.querySelector(`mat-dialog-container a[href="/reservations/${BOOKING_ID}"]`)).not.toBeNull();
  });
});
