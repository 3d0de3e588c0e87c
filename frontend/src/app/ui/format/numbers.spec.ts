import { counted, euros, wholeNumber } from './numbers';

/** Intl separates with narrow and wide unbreakable spaces. */
const plain = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');

describe('numbers', () => {
  it('writes cents as euros', () => {
    expect(plain(euros(22900))).toBe('229,00 €');
  });

  it('groups thousands', () => {
    expect(plain(wholeNumber(12040))).toBe('12 040');
  });

  it('counts in words for none, one and many', () => {
    expect(counted(0, 'pièce', 'pièces', 'aucune')).toBe('aucune pièce');
    expect(counted(1, 'pièce', 'pièces', 'aucune')).toBe('1 pièce');
    expect(counted(29, 'pièce', 'pièces', 'aucune')).toBe('29 pièces');
  });
});
