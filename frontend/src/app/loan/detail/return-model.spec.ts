import type { Category } from '@calanque/shared';
import { aPiece } from '../../custody/testing/pieces';
import { aLoan, aLoanLine } from '../testing/loan-answers';
import { beginReturn, goOnWithReturn, linesOf, missingOf, returnOf, tickScanned } from './return-model';

describe('A return', () => {
  const [one, other, back] = [aPiece(), aPiece(), aPiece()];
  const loan = aLoan([aLoanLine(one), aLoanLine(other, { wearOut: 'new' }), aLoanLine(back, { returnedAt: '2026-11-10T09:00:00Z' })]);

  const any = () => true;
  const begun = (equipmentId: string | null, of = loan, may: (category: Category) => boolean = any) => linesOf(beginReturn(of, equipmentId, may), of);

  it('begins with the piece that was scanned, or with all that are out', () => {
    expect(begun(other.id).map(({ line, back: ticked }) => [line.number, ticked])).toEqual([[one.number, false], [other.number, true]]);
    expect(begun('tout').every(({ back: ticked }) => ticked)).toBe(true);
    expect(begun(null).map(({ wear }) => wear)).toEqual(['good', 'good']);
  });

  it('leaves out what one may not take back, and ticks nothing else for it', () => {
    const laptop = aPiece({ category: 'laptop' });
    const mixed = aLoan([aLoanLine(one), aLoanLine(laptop)]);
    const tablets = (category: Category): boolean => category === 'tablet';
    expect(begun(laptop.id, mixed, tablets).map(({ line, back: ticked }) => [line.number, ticked])).toEqual([[one.number, false]]);
    expect(begun('tout', mixed, tablets).map(({ line, back: ticked }) => [line.number, ticked])).toEqual([[one.number, true]]);
  });

  it('names what came back, so that the rest is missing', () => {
    const [first, second] = begun(one.id);
    if (!first || !second) throw new Error('Two pieces are out.');
    const without = { ...first, accessories: ['Chargeur'], broken: true, note: ' écran rayé ' };
    expect(missingOf(without)).toEqual(['Housse']);
    expect(returnOf([without, second]).lines).toEqual([{
      custodyId: `custody-${one.number}`, version: 2, wear: 'good', condition: 'broken', note: 'écran rayé', accessories: [{ label: 'Chargeur' }],
    }]);
  });

  it('keeps what was said of it when the loan is read again, for what is still out', () => {
    const [first] = begun(one.id);
    if (!first) throw new Error('Two pieces are out.');
    const said = { ...beginReturn(loan, one.id, any), [first.line.custodyId]: { ...first, note: 'écran rayé' } };
    const again = aLoan([aLoanLine(one, { hasPhotoOut: true }), aLoanLine(other, { returnedAt: '2026-11-11T09:00:00Z' })]);
    const shown = linesOf(goOnWithReturn(said, again), again);
    expect(shown.map(({ line, back: ticked, note }) => [line.number, line.hasPhotoOut, ticked, note])).toEqual([[one.number, true, true, 'écran rayé']]);
  });

  it('ticks another piece that is scanned beside the first', () => {
    const both = linesOf(tickScanned(beginReturn(loan, one.id, any), loan, other.id), loan);
    expect(both.map(({ back: ticked }) => ticked)).toEqual([true, true]);
  });
});
