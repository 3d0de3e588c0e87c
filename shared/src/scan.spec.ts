import { endsWith, numberIn, readingsOf } from './scan.js';

describe('numberIn', () => {
  const readings: readonly (readonly [string, string])[] = [
    ['MDS13-000214', 'MDS13-000214'],
    [' mds13-000214 \r\n', 'MDS13-000214'],
    ['214', '214'],
    ['R9TW50LKM4', 'R9TW50LKM4'],
    ['3c:5a:b4:00:12:ff', '3C:5A:B4:00:12:FF'],
    ['356938035643809', '356938035643809'],
    [']Q1MDS13-000214', 'MDS13-000214'],
    ['https://calanque.departement13.fr/e/MDS13-000214', 'MDS13-000214'],
    ['HTTP://LOCALHOST:3000/E/MDS13-000214', 'MDS13-000214'],
    ['calanque.test/e/mds13-000214/', 'MDS13-000214'],
    ['https://mds.test/inventaire/e/MDS13%2D000214?de=etiquette', 'MDS13-000214'],
    ['/e/MDS13-000214#haut', 'MDS13-000214'],
  ];
  for (const [scanned, number] of readings) {
    it(`reads ${JSON.stringify(scanned)} as ${number}`, () => expect(numberIn(scanned)).toBe(number));
  }

  it('puts right what a scanner with US keys typed on a French computer', () => {
    expect(numberIn('?DS&")àààé&\'')).toBe('MDS13-000214');
    expect(numberIn(',ds&")àààé&\'')).toBe('MDS13-000214');
    expect(numberIn('"(-ç"_à"(-\'"_àç')).toBe('356938035643809');
    expect(numberIn('httpsM!!cqlqnaue:test!e!?DS&")àààé&-')).toBe('MDS13-000216');
  });

  it('puts right what a scanner with French keys typed on a US computer', () => {
    expect(numberIn(':DS!#6)))@!$')).toBe('MDS13-000214');
    expect(numberIn('https.>>cqlqnaue<test>e>:DS!#6)))@!$')).toBe('MDS13-000214');
  });

  it('puts right a lone dash', () => {
    expect(numberIn('MDS13)000214')).toBe('MDS13-000214');
    expect(numberIn('MDS13°000214')).toBe('MDS13-000214');
    expect(readingsOf('MDS136000214')).toEqual(['MDS136000214', 'MDS13-000214']);
  });

  it('takes what makes sense as it is for what it says', () => {
    expect(numberIn('A-12')).toBe('A-12');
    expect(numberIn('LOT 4')).toBe('LOT 4');
  });

  it('finds no code in an address of another page, in signs, or in nothing', () => {
    for (const scanned of ['', '   ', 'https://example.org/produit/42', '§µ§', 'ñ', '://']) expect(numberIn(scanned)).toBe('');
  });
});

describe('A few digits that were typed', () => {
  it('are the end of a number, whatever zeros stand before them, and of no other', () => {
    expect(['214', '0214', '000214', '14', '1214', '13', 'A214', '', '0000214'].filter((code) => endsWith('MDS13-000214', code))).toEqual(['214', '0214', '000214']);
  });
});
