import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { BookingAnswer, Role } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { announced } from '../../ui/testing/announced';
import { refuse, requestSoon, requestTo, requestsTo } from '../../ui/testing/api';
import { FieldHarness } from '../../ui/testing/field-harness';
import { aBooking, BOOKING_ID } from '../testing/booking-answers';
import { BookingPage } from './booking-page';

const OTHER_ID = '019abcde-0000-7000-8000-0000000000e2';

describe('BookingPage', () => {
  async function open(changes: Partial<BookingAnswer> = {}, role: Role = 'manager') {
    const screen = await openScreen(BookingPage, { role, path: 'reservations/:id', at: `/reservations/${BOOKING_ID}` });
    requestTo('GET', `/api/bookings/${BOOKING_ID}`).flush(aBooking(changes));
    await screen.settle();
    return screen;
  }

  it('offers to approve what waits for it, once, and goes on from the title', async () => {
    const { find, press, settle, text } = await open({ status: 'asked', mayApprove: true });
    expect(text()).not.toContain('Remettre');
    find('button', 'Approuver').focus();
    await press('Approuver');
    await press('Approuver');
    const [sent, ...more] = requestsTo('POST', `/api/bookings/${BOOKING_ID}/approve`);
    expect([sent?.request.headers.get('If-Match'), more]).toEqual(['"2"', []]);
    sent?.flush(aBooking());
    (await requestSoon('GET', `/api/bookings/${BOOKING_ID}`)).flush(aBooking());
    expect(await announced()).toBe('Réservation approuvée');
    await settle();
    expect(text()).toContain('Approuvée');
    expect(document.activeElement).toBe(find('h1', 'Atelier découverte'));
  });

  it('offers to approve a whole series at once', async () => {
    const { press } = await open({ status: 'asked', mayApprove: true, recurring: true });
    await press('Approuver toute la série');
    const sent = requestTo('POST', `/api/bookings/${BOOKING_ID}/approve`);
    expect(sent.request.body).toEqual({ series: true });
    sent.flush(aBooking());
    expect(await announced()).toBe('Série approuvée');
  });

  for (const [button, sentence] of [
    ['Modifier', 'Tout le lot « Atelier tablettes » change de moment.'], ['Annuler la réservation', 'Tout le lot « Atelier tablettes » redevient libre à ce moment.'],
  ] as const) {
    it(`says that « ${button} » is about a whole kit`, async () => {
      const { press, dialog } = await open({ kit: { id: 'kit-1', name: 'Atelier tablettes' }, swappable: false });
      await press(button);
      expect(await (await dialog()).text()).toContain(sentence);
    });
  }

  it('leads a loan to the counter', async () => {
    const { press, address } = await open({ use: 'public', purpose: null });
    await press('Prêter');
    expect(address()).toBe(`/prets/nouveau?reservation=${BOOKING_ID}`);
  });

  const nadia = { use: 'agent', person: { id: 'person-9', name: 'Nadia Benali' } } as const;

  it('hands over on its day to the agent it was made for with one press', async () => {
    const { press } = await open({ ...nadia, start: new Date().toISOString() });
    await press('Remettre à Nadia Benali');
    const sent = requestTo('POST', `/api/bookings/${BOOKING_ID}/hand-over`);
    expect(sent.request.body).toEqual(jasmine.objectContaining({ personId: 'person-9', dueAt: aBooking().end }));
    sent.flush({ items: [aBooking({ status: 'fulfilled' })] });
    expect(await announced()).toBe('Remis à Nadia Benali');
  });

  it('says which piece of a kit is not there', async () => {
    const { press } = await open({ ...nadia, start: new Date().toISOString(), kit: { id: 'kit-1', name: 'Atelier tablettes' } });
    await press('Remettre à Nadia Benali');
    refuse(requestTo('POST', `/api/bookings/${BOOKING_ID}/hand-over`), {
      status: 409, code: 'kit-refused', detail: 'Rien n’a été remis.', lines: [{ id: 'e2', number: 'MDS13-000013', code: 'kit-piece-absent', detail: 'MDS13-000013 est noté « en panne ».' }],
    });
    expect(await announced()).toBe('Rien n’a été remis. MDS13-000013 est noté « en panne ».');
  });

  it('asks before it hands over what is booked for a later day', async () => {
    const { press, dialog } = await open(nadia);
    await press('Remettre à Nadia Benali');
    const opened = await dialog();
    expect(await opened.heading()).toBe('Remettre dès maintenant à Nadia Benali ?');
    expect(await opened.text()).toContain('MDS13-000012 passe en service tout de suite.');
    await opened.press('Remettre maintenant');
    (await requestSoon('POST', `/api/bookings/${BOOKING_ID}/hand-over`)).flush({ items: [aBooking({ status: 'fulfilled' })] });
    await announced();
  });

  it('offers a mediator only what they may hand over', async () => {
    const { text } = await open({ category: 'laptop' }, 'mediator');
    expect(text()).not.toContain('Remettre');
  });

  it('leads to its day in Paris', async () => {
    const { find } = await open({ start: '2099-12-01T23:30:00.000Z', end: '2099-12-02T09:00:00.000Z' });
    expect(find('a', 'Voir dans le calendrier').getAttribute('href')).toContain('jour=2099-12-02');
  });

  it('warns of a piece that is not there, and offers another', async () => {
    const { text } = await open({ endangered: true });
    expect(text()).toContain('Menacée');
    expect(text()).toContain('Vous pouvez en prendre un autre');
  });

  it('offers nothing on what is over', async () => {
    const { text } = await open({ start: '2026-01-05T09:00:00Z', end: '2026-01-05T11:00:00Z', mayChange: false, expired: true });
    expect(text()).toContain('Personne n’est venu');
    expect(text()).not.toContain('Remettre');
  });

  it('offers the pieces that are free instead', async () => {
    const { press, dialog, settle } = await open();
    await press('Modifier');
    const opened = await dialog();
    (await requestSoon('GET', `/api/bookings/${BOOKING_ID}/swaps`)).flush({ items: [{ equipmentId: 'e2', number: 'MDS13-000013', model: { id: 'm', name: 'Exemplar Tab 8' } }] });
    await settle();
    expect(await opened.text()).toContain('MDS13-000013 · Exemplar Tab 8');
  });

  it('says that the others cannot be told, and asks again', async () => {
    const { press, dialog, settle } = await open();
    await press('Modifier');
    const opened = await dialog();
    refuse(await requestSoon('GET', `/api/bookings/${BOOKING_ID}/swaps`), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await settle();
    expect(await opened.text()).toContain('Les autres matériels ne s’affichent pas');
    await opened.press('Réessayer');
    (await requestSoon('GET', `/api/bookings/${BOOKING_ID}/swaps`)).flush({ items: [] });
    await settle();
    expect(await opened.text()).not.toContain('ne s’affichent pas');
  });

  it('takes another piece after the time was refused', async () => {
    const { press, dialog, settle, fixture } = await open();
    await press('Modifier');
    const opened = await dialog();
    (await requestSoon('GET', `/api/bookings/${BOOKING_ID}/swaps`)).flush({ items: [{ equipmentId: OTHER_ID, number: 'MDS13-000013', model: { id: 'm', name: 'Exemplar Tab 8' } }] });
    await settle();
    await opened.press('Enregistrer');
    refuse(requestTo('POST', `/api/bookings/${BOOKING_ID}/move`), { status: 409, code: 'booking-taken', detail: 'MDS13-000012 n’est pas libre.', field: 'start' });
    await settle();
    expect(await opened.text()).toContain('MDS13-000012 n’est pas libre.');
    await (await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(FieldHarness.with({ label: 'Matériel' }))).choose('MDS13-000013 · Exemplar Tab 8');
    await opened.press('Enregistrer');
    const sent = requestTo('POST', `/api/bookings/${BOOKING_ID}/move`);
    expect(sent.request.body).toEqual({ start: null, end: null, equipmentId: OTHER_ID });
    sent.flush(aBooking());
    await announced();
  });

  it('tells why its piece was given to somebody else', async () => {
    const { text } = await open({ overrideReason: 'Remplacement urgent' });
    expect(text()).toContain('Le matériel a été remis à quelqu’un d’autre : Remplacement urgent');
  });

  it('asks for a reason before it cancels', async () => {
    const { press, dialog } = await open({ recurring: true });
    await press('Annuler la réservation');
    const opened = await dialog();
    expect(await opened.text()).toContain('Et toutes les suivantes de la série');
    await opened.press('Annuler la réservation');
    const sent = requestTo('POST', `/api/bookings/${BOOKING_ID}/cancel`);
    expect(sent.request.body).toEqual({ reason: null, following: false });
    sent.flush(aBooking({ status: 'cancelled' }));
    await announced();
  });
});
