import { openDialog } from '../../custody/testing/act-dialog';
import { typeAnswered } from '../../custody/testing/answers';
import { NADIA, aPerson } from '../../custody/testing/pieces';
import { refuse, requestTo } from '../../ui/testing/api';
import { LookupHarness } from '../../ui/testing/lookup-harness';
import { aBooking, BOOKING_ID } from '../testing/booking-answers';
import { HandOverBooking } from './hand-over-booking';

describe('HandOverBooking', () => {
  it('asks to whom a kit goes, and lists which of its pieces refuse', async () => {
    const { dialog, loader, settle, end } = await openDialog<boolean>(HandOverBooking, aBooking({ kit: { id: 'kit-1', name: 'Atelier tablettes' } }));
    expect(await dialog.text()).toContain('Tout le lot « Atelier tablettes » passe en service');
    const lookup = await loader.getHarness(LookupHarness);
    await typeAnswered(lookup, 'nadia', '/api/persons', [aPerson()]);
    await settle();
    await lookup.choose('Nadia Benali');
    await dialog.press('Remettre');
    refuse(requestTo('POST', `/api/bookings/${BOOKING_ID}/hand-over`), {
      status: 409, code: 'kit-refused', detail: 'Rien n’a été remis.', lines: [{ id: 'e2', number: 'MDS13-000013', code: 'kit-piece-absent', detail: 'MDS13-000013 est noté « en panne ».' }],
    });
    await settle();
    expect(await dialog.text()).toContain('MDS13-000013 est noté « en panne ».');
    await dialog.press('Remettre');
    const again = requestTo('POST', `/api/bookings/${BOOKING_ID}/hand-over`);
    expect(again.request.body).toEqual(jasmine.objectContaining({ personId: NADIA.id }));
    again.flush({ items: [] });
    expect(await end).toBeTrue();
  });
});
