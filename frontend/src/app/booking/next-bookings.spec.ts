import { openScreen } from '../session/testing/screen';
import { requestTo } from '../ui/testing/api';
import { NextBookings } from './next-bookings';
import { aBooking, BOOKING_ID, PIECE_ID } from './testing/booking-answers';

describe('NextBookings', () => {
  async function open(items: ReturnType<typeof aBooking>[], next: string | null = null) {
    const screen = await openScreen(NextBookings, { role: 'manager', path: 'materiel/:equipmentId', at: `/materiel/${PIECE_ID}` });
    const asked = requestTo('GET', '/api/bookings');
    expect(asked.request.params.get('equipmentId')).toBe(PIECE_ID);
    asked.flush({ items, next, total: null });
    await screen.settle();
    return screen;
  }

  it('names the nearest, and leads to it', async () => {
    const { find, text } = await open([aBooking()]);
    expect(text()).toContain('Approuvée');
    expect(text()).toContain('Atelier découverte');
    expect(find('a[href^="/reservations/"]', '').getAttribute('href')).toBe(`/reservations/${BOOKING_ID}`);
  });

  it('says that one is endangered, and that there are more', async () => {
    const { text, find } = await open([aBooking({ endangered: true })], 'cursor');
    expect(text()).toContain('Menacée');
    expect(find('a', 'Toutes les réservations').getAttribute('href')).toBe(`/reservations/liste?equipmentId=${PIECE_ID}`);
  });

  it('takes no place where nobody has booked', async () => {
    const { text } = await open([]);
    expect(text()).toBe('');
  });
});
