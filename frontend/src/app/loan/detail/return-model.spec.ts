import { aPiece } from '../../custody/testing/pieces';
import { aLoan, aLoanLine } from '../testing/loan-answers';
import { beginReturn, missingOf, returnOf } from './return-model';

describe('A return', () => {
  const [one, other, back] = [aPiece(), aPiece(), aPiece()];
  const loan = aLoan([aLoanLine(one), aLoanLine(other, { wearOut: 'new' }), aLoanLine(back, { returnedAt: '2026-11-10T09:00:00Z' })]);

  const any = () => true;

  it('begins with the piece that was scanned, or with all that are out', () => {
    expect(beginReturn(loan, other.id, any).map(({ line, back: ticked }) => [line.number, ticked])).toEqual([[one.number, false], [other.number, true]]);
    expect(beginReturn(loan, 'tout', any).every(({ back: ticked }) => ticked)).toBe(true);
    expect(beginReturn(loan, null, any).map(({ wear }) => wear)).toEqual(['good', 'good']);
  });

  it('leaves out what one may not take back, and ticks nothing else for it', () => {
    const laptop = aPiece({ category: 'laptop' });
    const mixed = aLoan([aLoanLine(one), aLoanLine(laptop)]);
    const tablets = (category: string): boolean => category === 'tablet';
    expect(beginReturn(mixed, laptop.id, tablets).map(({ line, back: ticked }) => [line.number, ticked])).toEqual([[one.number, false]]);
    expect(beginReturn(mixed, 'tout', tablets).map(({ line, back: ticked }) => [line.number, ticked])).toEqual([[one.number, true]]);
  });

  it('names what came back, so that the rest is missing', () => {
    const [first, second] = beginReturn(loan, one.id, any);
    if (!first || !second) throw new Error('Two pieces are out.');
    const without = { ...first, accessories: ['Chargeur'], broken: true, note: ' écran rayé ' };
    expect(missingOf(without)).toEqual(['Housse']);
    expect(returnOf([without, second]).lines).toEqual([{
      custodyId: `custody-${one.number}`, version: 2, wear: 'good', condition: 'broken', note: 'écran rayé', accessories: [{ label: 'Chargeur' }],
    }]);
  });
});
