import type { EquipmentDetail, LoanDraft, Role } from '@calanque/shared';
import { aBooking, BOOKING_ID } from '../../booking/testing/booking-answers';
import { aCurrentCustody, aPiece } from '../../custody/testing/pieces';
import { answerScan } from '../../scan/testing/scan-answers';
import { ScanFieldHarness } from '../../scan/testing/scan-field-harness';
import { openScreen } from '../../session/testing/screen';
import { forgetDrafts } from '../../ui/form/draft-store';
import { parisDay } from '../../ui/format/dates';
import { nextTurn, refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { aBorrower, aLoan, aLoanLine, theTerms } from '../testing/loan-answers';
import { CounterHarness } from '../testing/counter-harness';
import { Counter } from './counter';

describe('Counter', () => {
  beforeEach(() => forgetDrafts());
  afterEach(() => forgetDrafts());

  async function open(role: Role = 'manager', toErase: readonly EquipmentDetail[] = [], query = '') {
    const screen = await openScreen(Counter, { role, path: 'prets/nouveau', at: `/prets/nouveau${query}` });
    requestTo('GET', '/api/loan-terms').flush(theTerms());
    requestTo('GET', '/api/erasures/awaited').flush({
      items: toErase.map(({ id, number, category, maker, modelName, site }) => ({ equipmentId: id, number, category, maker, modelName, site, since: '2026-11-20T09:00:00Z' })),
    });
    await screen.settle();
    const counter = await screen.loader.getHarness(CounterHarness);
    const scanField = await screen.loader.getHarness(ScanFieldHarness);
    const scan = async (piece: EquipmentDetail): Promise<void> => {
      await scanField.scan(piece.number);
      await answerScan(piece);
      await screen.settle();
    };
    const borrow = async (text: string, ...known: ReturnType<typeof aBorrower>[]): Promise<void> => {
      await counter.typeBorrower(text);
      (await requestSoon('GET', '/api/borrowers')).flush({ items: known });
      await nextTurn();
      await screen.settle();
      await counter.takeBorrower();
      await screen.settle();
    };
    return { ...screen, counter, scanField, scan, borrow };
  }

  it('lends what is scanned to somebody known, with what usually goes along, until the usual day', async () => {
    const [one, laptop] = [aPiece(), aPiece({ category: 'laptop', modelName: 'ThinkPad L14', maker: 'Lenovo' })];
    const { counter, scanField, scan, borrow, settle, text } = await open();
    await scan(one);
    await scan(laptop);
    expect(await counter.dueDay()).toBe(parisDay(new Date(Date.now() + 14 * 86_400_000)));
    await counter.toggleAccessory(1);
    await scanField.scan('');
    await borrow('garr', aBorrower());
    expect(await counter.isLendFocused()).toBe(true);
    expect(await counter.verb()).toBe('Prêter 2 matériels');
    await counter.lend();
    const sent = requestTo('POST', '/api/loans');
    const draft = sent.request.body as LoanDraft;
    expect(draft.borrowerId).toBe(aBorrower().id);
    expect(draft.borrower).toBeNull();
    expect(draft.lines.map(({ equipmentId, accessories }) => [equipmentId, accessories.map(({ label }) => label)])).toEqual([[one.id, ['Chargeur']], [laptop.id, ['Chargeur']]]);
    sent.flush(aLoan([aLoanLine(one), aLoanLine(laptop)]));
    await settle();
    expect(text()).toContain('Prêt enregistré');
    expect(text()).toContain('sera sur la liste d’appels');
  });

  it('begins somebody new by the name that was typed, and tells a phone from an e-mail', async () => {
    const { counter, scan, borrow } = await open('mediator');
    await scan(aPiece());
    await borrow('inès rascasse');
    expect(await counter.fresh()).toEqual(['Inès', 'Rascasse', '']);
    await counter.typeContact('06 98 76 54 32');
    await counter.lend();
    const draft = requestTo('POST', '/api/loans').request.body as LoanDraft;
    expect(draft.borrower).toEqual(jasmine.objectContaining({ givenName: 'Inès', familyName: 'Rascasse', email: null, phone: '06 98 76 54 32' }));
  });

  it('does not take what cannot be lent, and says why', async () => {
    const { counter, scanField, scan } = await open('mediator');
    const said = async (piece: EquipmentDetail): Promise<string> => {
      await scan(piece);
      return scanField.said();
    };
    const piece = aPiece();
    await scan(piece);
    expect(await said(piece)).toContain('est déjà sur ce prêt.');
    expect(await said(aPiece({ category: 'laptop' }))).toContain('vous pouvez prêter des tablettes et des accessoires seulement.');
    expect(await said(aPiece({ custody: aCurrentCustody() }))).toContain('est encore détenu par Nadia Benali');
    expect(await said(aPiece({ condition: 'lost' }))).toContain('signalez-le d’abord comme retrouvé.');
    expect(await said(aPiece({ site: { id: 'other', name: 'Marignane' } }))).toContain('faites un prêt pour chaque MDS.');
    expect((await counter.lines()).length).toBe(1);
  });

  it('says at the line that a memory is to be erased, and what the server refused', async () => {
    const piece = aPiece();
    const { counter, scan, borrow, settle, text } = await open('manager', [piece]);
    await scan(piece);
    expect((await counter.lines())[0]).toContain('Sa mémoire garde les données');
    await borrow('garr', aBorrower());
    await counter.lend();
    refuse(requestTo('POST', '/api/loans'), {
      status: 409, code: 'loan-refused', detail: 'Rien n’a été prêté : 1 matériel sur 1 refuse.',
      lines: [{ id: piece.id, number: piece.number, code: 'erasure-missing', detail: `${piece.number} garde les données de qui l’avait avant.` }],
    });
    await settle();
    expect(text()).toContain('Rien n’a été prêté');
    expect((await counter.lines())[0]).toContain(`${piece.number} garde les données de qui l’avait avant.`);
    expect((await counter.lines())[0]).toContain('Enregistrer l’effacement');
  });

  it('asks for pieces and for somebody before it sends', async () => {
    const { counter, text, settle, scan } = await open();
    await counter.lend();
    await settle();
    expect(text()).toContain('Scannez au moins un matériel à prêter.');
    await scan(aPiece());
    await counter.lend();
    await settle();
    expect(text()).toContain('Dites qui emprunte');
  });

  it('says at the scan and at the borrower what is missing', async () => {
    const { counter, settle, find } = await open();
    await counter.lend();
    await settle();
    expect(await counter.described('scan')).toContain('Scannez au moins un matériel à prêter.');
    expect(await counter.described('borrower')).toContain('Dites qui emprunte');
    find('button', 'Dites qui emprunte').click();
    expect(document.activeElement?.id).toBe('cal-borrower');
  });

  it('tells aloud that borrowers could not be looked up', async () => {
    const { counter, settle, find } = await open();
    await counter.typeBorrower('garr');
    refuse(await requestSoon('GET', '/api/borrowers'), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await settle();
    expect(find('[role=alert]', 'Le service est momentanément indisponible.')).toBeTruthy();
  });

  it('is sent again once the piece that was missing is there', async () => {
    const { counter, scan, borrow, settle, text } = await open();
    await scan(aPiece());
    await borrow('garr', aBorrower());
    await counter.lend();
    refuse(requestTo('POST', '/api/loans'), { status: 422, code: 'booking-pieces-differ', detail: 'Il manque un matériel de cette réservation.', field: 'bookingId' });
    await settle();
    expect(text()).toContain('Il manque un matériel de cette réservation.');
    await scan(aPiece());
    expect(text()).not.toContain('Il manque un matériel de cette réservation.');
    await counter.lend();
    expect((requestTo('POST', '/api/loans').request.body as LoanDraft).lines.length).toBe(2);
  });

  it('forgets somebody new whose contact was refused when somebody known is chosen', async () => {
    const { counter, scan, borrow, settle, press, text } = await open();
    await scan(aPiece());
    await borrow('inès rascasse');
    await counter.typeContact('06');
    await counter.lend();
    refuse(requestTo('POST', '/api/loans'), { status: 422, code: 'phone-invalid', detail: 'Ce numéro est trop court.', field: 'borrower.phone' });
    await settle();
    expect(text()).toContain('Ce numéro est trop court.');
    await press('Chercher un emprunteur déjà connu');
    await borrow('garr', aBorrower());
    expect(text()).not.toContain('Ce numéro est trop court.');
    await counter.lend();
    expect(requestTo('POST', '/api/loans').request.body).toEqual(jasmine.objectContaining({ borrowerId: aBorrower().id, borrower: null }));
  });

  describe('for a booking', () => {
    const end = new Date(Date.now() + 3 * 86_400_000).toISOString();

    it('has its piece and its end, so that only the borrower is missing', async () => {
      const piece = aPiece();
      const { counter, borrow, settle, text } = await open('manager', [], `?reservation=${BOOKING_ID}`);
      (await requestSoon('GET', `/api/bookings/${BOOKING_ID}`)).flush(aBooking({ use: 'public', equipmentId: piece.id, end }));
      (await requestSoon('GET', `/api/equipment/${piece.id}`)).flush(piece);
      await settle();
      expect((await counter.lines())[0]).toContain(piece.number);
      expect(text()).toContain('Ce prêt honore la réservation « Atelier découverte »');
      expect(await counter.dueDay()).toBe(parisDay(new Date(end)));
      await borrow('garr', aBorrower());
      await counter.lend();
      expect(requestTo('POST', '/api/loans').request.body).toEqual(jasmine.objectContaining({ bookingId: BOOKING_ID, kitId: null, dueAt: end }));
    });

    it('has all the pieces of its kit, and can be a loan of its own', async () => {
      const [one, other] = [aPiece(), aPiece()];
      const { counter, borrow, settle, press, text } = await open('manager', [], `?reservation=${BOOKING_ID}`);
      const booking = aBooking({ use: 'public', equipmentId: one.id, end, groupId: 'group-1', kit: { id: 'kit-1', name: 'Valise A' } });
      (await requestSoon('GET', `/api/bookings/${BOOKING_ID}`)).flush(booking);
      const asked = await requestSoon('GET', '/api/bookings');
      expect(asked.request.params.get('groupId')).toBe('group-1');
      asked.flush({ items: [booking, { ...booking, id: 'b2', equipmentId: other.id }, { ...booking, id: 'b3', equipmentId: 'swapped', status: 'cancelled' }], next: null, total: null });
      for (const piece of [one, other]) (await requestSoon('GET', `/api/equipment/${piece.id}`)).flush(piece);
      await settle();
      expect((await counter.lines()).length).toBe(2);
      expect(text()).toContain('le lot « Valise A » entier');
      await press('Ne plus lier');
      expect(text()).not.toContain('Valise A');
      expect(await counter.dueDay()).toBe(parisDay(new Date(Date.now() + 28 * 86_400_000)));
      await borrow('garr', aBorrower());
      await counter.lend();
      expect(requestTo('POST', '/api/loans').request.body).toEqual(jasmine.objectContaining({ bookingId: null, kitId: null }));
    });

    it('says that there is nothing to fulfil any more', async () => {
      const { settle, text, counter } = await open('manager', [], `?reservation=${BOOKING_ID}`);
      (await requestSoon('GET', `/api/bookings/${BOOKING_ID}`)).flush(aBooking({ status: 'cancelled' }));
      await settle();
      expect(text()).toContain('ce prêt n’y est pas lié');
      expect((await counter.lines()).length).toBe(0);
    });
  });

  it('says why pieces of the address are not on the counter', async () => {
    const [free, taken, lost] = [aPiece(), aPiece({ custody: aCurrentCustody() }), aPiece()];
    const { counter, scanField, settle, press, text } = await open('manager', [], `?materiel=${free.id},${lost.id},${taken.id}`);
    (await requestSoon('GET', `/api/equipment/${free.id}`)).flush(free);
    refuse(await requestSoon('GET', `/api/equipment/${lost.id}`), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    (await requestSoon('GET', `/api/equipment/${taken.id}`)).flush(taken);
    await settle();
    expect((await counter.lines()).length).toBe(1);
    expect(await scanField.said()).toContain('est encore détenu par Nadia Benali');
    expect(text()).toContain('À chercher de nouveau : Un matériel');
    await press('Réessayer');
    (await requestSoon('GET', `/api/equipment/${lost.id}`)).flush(lost);
    await settle();
    expect((await counter.lines()).length).toBe(2);
  });
});
