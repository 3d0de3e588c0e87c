import type { BookingAnswer } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { announced } from '../../ui/testing/announced';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { aBooking, BOOKING_ID } from '../testing/booking-answers';
import { BookingPage } from './booking-page';

describe('BookingPage', () => {
  async function open(changes: Partial<BookingAnswer> = {}) {
    const screen = await openScreen(BookingPage, { role: 'manager', path: 'reservations/:id', at: `/reservations/${BOOKING_ID}` });
    requestTo('GET', `/api/bookings/${BOOKING_ID}`).flush(aBooking(changes));
    await screen.settle();
    return screen;
  }

  it('offers to approve what waits for it', async () => {
    const { press, text } = await open({ status: 'asked', mayApprove: true });
    expect(text()).not.toContain('Remettre');
    await press('Approuver');
    const sent = requestTo('POST', `/api/bookings/${BOOKING_ID}/approve`);
    expect(sent.request.headers.get('If-Match')).toBe('"2"');
    sent.flush(aBooking());
    await announced();
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

  it('hands over to the agent it was made for with one press', async () => {
    const { press } = await open({ use: 'agent', person: { id: 'person-9', name: 'Nadia Benali' } });
    await press('Remettre à Nadia Benali');
    const sent = requestTo('POST', `/api/bookings/${BOOKING_ID}/hand-over`);
    expect(sent.request.body).toEqual(jasmine.objectContaining({ personId: 'person-9', dueAt: aBooking().end }));
    sent.flush({ items: [aBooking({ status: 'fulfilled' })] });
    expect(await announced()).toBe('Remis à Nadia Benali');
  });

  it('says which piece of a kit is not there', async () => {
    const { press } = await open({ use: 'agent', person: { id: 'person-9', name: 'Nadia Benali' }, kit: { id: 'kit-1', name: 'Atelier tablettes' } });
    await press('Remettre à Nadia Benali');
    refuse(requestTo('POST', `/api/bookings/${BOOKING_ID}/hand-over`), {
      status: 409, code: 'kit-refused', detail: 'Rien n’a été remis.', lines: [{ id: 'e2', number: 'MDS13-000013', code: 'kit-piece-absent', detail: 'MDS13-000013 est noté « en panne ».' }],
    });
    expect(await announced()).toBe('Rien n’a été remis. MDS13-000013 est noté « en panne ».');
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
