import type { EquipmentDetail, LoanDraft, Role } from '@calanque/shared';
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

  async function open(role: Role = 'manager', toErase: readonly EquipmentDetail[] = []) {
    const screen = await openScreen(Counter, { role, path: 'prets/nouveau', at: '/prets/nouveau' });
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
});
