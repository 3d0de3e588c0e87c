import type { BookingAnswer, Role } from '@calanque/shared';
import { openScreen } from '../session/testing/screen';
import { VITROLLES } from '../session/testing/session-answers';
import { requestSoon, requestTo, requestsTo } from '../ui/testing/api';
import { Home } from './home';
import { AT_VITROLLES, answerAwaiting, answerHistory, answerLoanCounts, overview, page } from './testing/home-answers';
import { HomeHarness } from './testing/home-harness';

const booking = (id: string): BookingAnswer => ({
  id, version: 1, status: 'approved', start: '2026-12-01T08:00:00Z', end: '2026-12-01T11:00:00Z', use: 'workshop', person: null, purpose: 'Atelier',
  owner: { id: 'nadia', name: 'Nadia Lavande' }, equipmentId: 'tab', number: 'MDS13-000301', category: 'tablet', model: { id: 'model', name: 'Exemplar Tab' },
  site: VITROLLES, swappable: true, groupId: null, kit: null, recurring: false, reason: null, expired: false, endangered: false, overrideReason: null,
  custodyId: null, mayApprove: true, mayChange: true,
});

describe('the bookings of the first page', () => {
  async function open(role: Role) {
    const screen = await openScreen(Home, { role, path: 'accueil' });
    // What the role's day takes comes on demand.
    while (document.querySelector('cal-home > cal-skeleton')) await screen.settle();
    (await requestSoon('GET', '/api/overview')).flush(overview(AT_VITROLLES));
    const asked = requestsTo('GET', '/api/bookings');
    const about = (filter: string) => asked.find(({ request }) => request.params.has(filter) || request.params.get('status') === filter);
    return { ...screen, asked, about, home: () => screen.loader.getHarness(HomeHarness) };
  }
  const shown = async (home: HomeHarness) => (await home.lines()).map((line) => line.replaceAll('\u2060', ''));

  it('are those that are menaced, those to approve and those of today, of the MDS where a manager works', async () => {
    const { about, home, settle } = await open('manager');
    answerAwaiting({});
    about('endangered')?.flush(page([booking('menaced')]));
    about('asked')?.flush(page([booking('asked')], 2));
    about('to')?.flush(page([]));
    await settle();
    await answerHistory();
    expect(await shown(await home())).toEqual([
      jasmine.stringMatching(/^1 réservation menacée : Voir Tablette MDS13-000301, le 1er déc\..* à 09:00 Voir$/),
      jasmine.stringMatching(/^2 réservations à approuver : Approuver D’abord tablette MDS13-000301, le 1er déc\..* à 09:00 Approuver$/),
    ]);
    expect(await (await home()).linkOfLine(0)).toBe('/reservations/menaced');
    expect(await (await home()).linkOfLine(1)).toMatch(new RegExp(`^/reservations/liste\\?status=asked&from=.*&siteId=${VITROLLES.id}$`));
  });

  it('are for a mediator those of today and those that are menaced', async () => {
    const { asked, about, home, settle } = await open('mediator');
    requestTo('GET', '/api/session/holdings').flush({ items: [] });
    answerLoanCounts();
    expect(asked.map(({ request }) => request.params.get('status'))).toEqual([null, 'live']);
    about('endangered')?.flush(page([]));
    about('to')?.flush(page([booking('today')]));
    await settle();
    expect((await shown(await home()))[0]).toMatch(/^1 réservation aujourd’hui : Préparer Tablette MDS13-000301/);
  });
});
