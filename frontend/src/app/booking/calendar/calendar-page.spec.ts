import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { requestSoon } from '../../ui/testing/api';
import { BOOKING_ID, busyTime, calendarPiece, PIECE_ID } from '../testing/booking-answers';
import { CalendarPage } from './calendar-page';

describe('CalendarPage', () => {
  async function open(at = '/reservations?jour=2099-12-01') {
    const screen = await openScreen(CalendarPage, { role: 'manager', path: 'reservations', at });
    const asked = await requestSoon('GET', '/api/bookings/calendar');
    asked.flush({ pieces: [calendarPiece({ busy: [busyTime({ start: '2099-12-01T08:00:00Z', end: '2099-12-01T11:00:00Z' })] })] });
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
    const stops = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('td.cell[tabindex="0"]')];
    expect(stops().map((stop) => stop.getAttribute('aria-label'))).toEqual(['MDS13-000012, lundi 30 novembre : libre']);
    await key(stops()[0] as HTMLElement, 'ArrowRight');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('mardi 1er décembre : Réservé, Atelier découverte');
    await key(stops()[0] as HTMLElement, 'End');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('dimanche 6 décembre');
    expect(stops().length).toBe(1);
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
