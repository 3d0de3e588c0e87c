import { openScreen } from '../../session/testing/screen';
import { requestsTo } from '../../ui/testing/api';
import { BookingList } from './booking-list';

describe('BookingList', () => {
  it('says what a link restricts it to, and lets it be taken away', async () => {
    const at = '/reservations/liste?equipmentId=019abcde-0000-7000-8000-0000000000d1&from=2026-11-27T23:00:00.000Z&to=2026-11-28T23:00:00.000Z';
    const { address, press, settle, text } = await openScreen(BookingList, { role: 'manager', path: 'reservations/liste', at });
    for (const asked of requestsTo('GET', '/api/bookings')) asked.flush({ items: [], next: null, total: 0 });
    await settle();
    expect(text()).toContain('D’un seul matériel');
    expect(text()).toMatch(/Le 28 nov\./);
    await press('Retirer le filtre : Le 28 nov.');
    expect(address()).toBe('/reservations/liste?equipmentId=019abcde-0000-7000-8000-0000000000d1');
    for (const asked of requestsTo('GET', '/api/bookings')) asked.flush({ items: [], next: null, total: 0 });
  });
});
