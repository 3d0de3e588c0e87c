import { TestBed } from '@angular/core/testing';
import { aPerson } from '../../custody/testing/pieces';
import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { announced } from '../../ui/testing/announced';
import { answerSearches, refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { FieldHarness } from '../../ui/testing/field-harness';
import { LookupHarness } from '../../ui/testing/lookup-harness';
import { aBooking, BOOKING_ID } from '../testing/booking-answers';
import { BookingCreate } from './booking-create';

describe('BookingCreate', () => {
  afterEach(() => sessionStorage.clear());
  const open = () => openScreen(BookingCreate, { role: 'manager', path: 'reservations/nouvelle' });

  it('says whether it is free before one asks, and takes a proposed time', async () => {
    const { press, settle, text } = await open();
    const asked = await requestSoon('GET', '/api/bookings/free-times');
    expect(asked.request.params.get('siteId')).toBe(VITROLLES.id);
    const next = { start: '2027-01-04T09:00:00.000Z', end: '2027-01-04T12:00:00.000Z' };
    asked.flush({ free: false, pieces: 0, taken: [], next: [next] });
    await settle();
    expect(text()).toContain('Ce n’est pas libre à ce moment.');
    await press('lundi 4 janvier, de 10:00 à 13:00');
    const again = await requestSoon('GET', '/api/bookings/free-times');
    expect(again.request.params.get('start')).toBe(next.start);
    again.flush({ free: true, pieces: 3, taken: [], next: [] });
    await settle();
    expect(text()).toContain('Libre : 3 conviennent.');
  });

  it('books, and leads to the booking', async () => {
    const { press, settle, address } = await open();
    (await requestSoon('GET', '/api/bookings/free-times')).flush({ free: true, pieces: 1, taken: [], next: [] });
    await press('Réserver');
    const sent = requestTo('POST', '/api/bookings');
    expect(sent.request.body).toEqual(jasmine.objectContaining({ category: 'tablet', siteId: VITROLLES.id, use: 'workshop', equipmentId: null }));
    sent.flush({ items: [aBooking()] });
    expect(await announced()).toContain('Réservation enregistrée');
    await settle();
    expect(address()).toBe(`/reservations/${BOOKING_ID}`);
  });

  it('says of a series that waits that its bookings wait', async () => {
    const { press } = await open();
    (await requestSoon('GET', '/api/bookings/free-times')).flush({ free: true, pieces: 1, taken: [], next: [] });
    await press('Réserver');
    requestTo('POST', '/api/bookings').flush({ items: [aBooking({ status: 'asked' }), aBooking({ status: 'asked' }), aBooking({ status: 'asked' })] });
    expect(await announced()).toBe('3 réservations enregistrées : elles attendent l’approbation du responsable');
  });

  it('keeps what was said when somebody was quicker, and asks again what is free', async () => {
    const { press, settle, text } = await open();
    (await requestSoon('GET', '/api/bookings/free-times')).flush({ free: true, pieces: 1, taken: [], next: [] });
    await press('Réserver');
    refuse(requestTo('POST', '/api/bookings'), { status: 409, code: 'internal', detail: 'Plus rien de libre à ce moment.' });
    await settle();
    (await requestSoon('GET', '/api/bookings/free-times')).flush({ free: false, pieces: 0, taken: [], next: [] });
    expect(text()).toContain('Plus rien de libre à ce moment.');
  });

  it('is sent again once something else was changed than the time that was taken', async () => {
    const { press, settle, text, loader } = await open();
    const free = async (): Promise<void> => (await requestSoon('GET', '/api/bookings/free-times')).flush({ free: true, pieces: 1, taken: [], next: [] });
    await free();
    await press('Réserver');
    refuse(requestTo('POST', '/api/bookings'), { status: 409, code: 'booking-taken', detail: 'Aucune tablette n’est libre à ce moment.', field: 'start' });
    await settle();
    await free();
    await settle();
    const start = await loader.getHarness(FieldHarness.with({ label: 'Du' }));
    expect(await start.error()).toBe('Aucune tablette n’est libre à ce moment.');
    await (await loader.getHarness(FieldHarness.with({ label: 'Catégorie' }))).choose('Accessoire');
    await free();
    await settle();
    expect(text()).not.toContain('Aucune tablette n’est libre à ce moment.');
    await press('Réserver');
    const again = requestTo('POST', '/api/bookings');
    expect(again.request.body).toEqual(jasmine.objectContaining({ category: 'accessory' }));
    again.flush({ items: [aBooking()] });
    expect(await announced()).toContain('Réservation enregistrée');
    await settle();
  });

  it('shows whom it is for when it is drawn again, and when a draft is found again', async () => {
    const nadia = aPerson();
    const chooseUse = (words: string): void =>
      [...document.querySelectorAll<HTMLLabelElement>('cal-choices label')].find((label) => label.innerText.startsWith(words))?.click();
    const { loader, settle } = await open();
    (await requestSoon('GET', '/api/bookings/free-times')).flush({ free: true, pieces: 1, taken: [], next: [] });
    chooseUse('Pour un agent');
    await settle();
    const lookup = await loader.getHarness(LookupHarness);
    await lookup.type('nadia');
    await answerSearches('/api/persons', { items: [nadia], next: null, total: null });
    await lookup.choose('Nadia Benali');
    chooseUse('Pour un atelier');
    await settle();
    chooseUse('Pour un agent');
    await settle();
    expect(await (await loader.getHarness(LookupHarness)).text()).toBe('Nadia Benali');

    TestBed.resetTestingModule();
    const found = await open();
    (await requestSoon('GET', '/api/bookings/free-times')).flush({ free: true, pieces: 1, taken: [], next: [] });
    await found.settle();
    expect(await (await found.loader.getHarness(LookupHarness)).text()).toBe('Nadia Benali');
    await found.press('Réserver');
    expect(requestTo('POST', '/api/bookings').request.body).toEqual(jasmine.objectContaining({ use: 'agent', personId: nadia.id }));
  });
});
