import { isRounded, readBands, readCents, readDay, readMonths } from './cells.js';

describe('A day in a spreadsheet', () => {
  it('is read day first, in every usual spelling', () => {
    for (const typed of ['09/08/2020', '9/8/2020', '9/8/20', '09-08-2020', '9.8.2020', '2020-08-09', '2020/8/9', '9 août 2020', '9 Août 20', '09-août-2020', '9 aout 2020', '09/08/2020 00:00', '2020-08-09T00:00:00', ' 09/08/2020 ']) {
      expect(readDay(typed)).withContext(typed).toBe('2020-08-09');
    }
    expect(readDay('1er janvier 2021')).toBe('2021-01-01');
    expect(readDay('12 juil. 2019')).toBe('2019-07-12');
    expect(readDay('12 juin 2019')).toBe('2019-06-12');
  });

  it('is none that the calendar has not, or that says no day', () => {
    for (const typed of ['31/02/2020', '29/02/2019', '00/01/2020', '13/13/2020', '2020', '08/2020', '43831', 'hier', '09/08-2020', '1/1/999', '9 germinal 2020', '']) {
      expect(readDay(typed)).withContext(typed).toBeNull();
    }
  });
});

describe('A price in a spreadsheet', () => {
  it('is read in cents, in every usual spelling', () => {
    for (const [typed, cents] of [
      ['415,00 €', 41500], ['415,00', 41500], ['849,90€', 84990], ['389.00', 38900], ['1 234,5', 123450], ['1\u202f234,50 €', 123450], ['1\u00a0234', 123400], ['1.234,50', 123450],
      ['1,234.50', 123450], ['12', 1200], ['0', 0], ['EUR 12', 1200], ['12 euros', 1200], ['12,5 € TTC', 1250], ['1.234.567', 123456700], ["1'234.50", 123450],
    ] as const) expect(readCents(typed)).withContext(typed).toBe(cents);
  });

  it('is none when it is no amount, negative, finer than a cent, or to be read in two ways', () => {
    for (const typed of ['environ 500', '-5', '1,234', '1.234', '12,345', '1,2,3', 'gratuit', '12 $', '1.23.456', '', '€', '1e3', '99999999999999999']) {
      expect(readCents(typed)).withContext(typed).toBeNull();
    }
  });
});

it('A warranty is read in months', () => {
  for (const [typed, months] of [['24', 24], ['24 mois', 24], ['2 ans', 24], ['1 an', 12], ['3 années', 36], ['24,0', 24], ['0', 0]] as const) expect(readMonths(typed)).withContext(typed).toBe(months);
  for (const typed of ['deux ans', '-1', '1,5 an', '24 jours', '', '1000 mois']) expect(readMonths(typed)).withContext(typed).toBeNull();
});

it('Wifi bands are read as our exports and offices write them', () => {
  for (const typed of ['2,4 GHz | 5 GHz', '2.4/5', '5 ; 2,4', '2,4 GHz et 5 GHz', '5 GHz, 2,4 GHz']) expect(readBands(typed)).withContext(typed).toEqual(['2.4', '5']);
  expect(readBands('6 GHz')).toEqual(['6']);
  for (const typed of ['toutes', '3', '2,4 | 7', '']) expect(readBands(typed)).withContext(typed).toBeNull();
});

it('A number that the spreadsheet has rounded is known as such', () => {
  expect(isRounded('3,56764E+14')).toBeTrue();
  expect(isRounded('3.56764E+14')).toBeTrue();
  expect(isRounded('356764227408086')).toBeFalse();
});
