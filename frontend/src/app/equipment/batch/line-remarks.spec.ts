import { newLine } from './batch-model';
import { remarksOf } from './line-remarks';

describe('What is said of scanned lines', () => {
  const said = (values: readonly Parameters<typeof newLine>[0][], category: Parameters<typeof remarksOf>[1] = 'tablet') => {
    const lines = values.map(newLine);
    const remarks = remarksOf(lines, category);
    return lines.map(({ id }) => remarks.get(id)?.map(({ field, sentence, grave }) => [field, sentence, grave]));
  };

  it('is nothing of a number that is new', () => {
    expect(said([{ serial: 'R9TW50LKM4', imei: '35 693803 564380 9', mac: '02-8E-4E-E5-96-5B' }, { serial: 'R9TW50LKM5' }])).toEqual([[], []]);
  });

  it('is where the same number stands already, however it is spelled', () => {
    expect(said([{ serial: 'R9 TW1' }, { serial: 'autre' }, { serial: 'r9tw1' }, { serial: 'R9TW1' }])).toEqual([
      [], [],
      [['serial', 'Déjà dans la liste, ligne 1. Retirez l’une des deux lignes.', true]],
      [['serial', 'Déjà dans la liste, ligne 1. Retirez l’une des deux lignes.', true]],
    ]);
    expect(said([{ mac: '02:8e:4e:e5:96:5b' }, { mac: '028E.4EE5.965B' }])[1]?.[0]?.[1]).toBe('Déjà dans la liste, ligne 1. Retirez l’une des deux lignes.');
  });

  it('is what is wrong with a MAC and an IMEI, and with a serial that is none', () => {
    expect(said([{ serial: 'A', imei: '356938035643808' }, { serial: 'B', mac: '02:8e' }, { serial: 'C'.repeat(61) }]).map((remarks) => remarks?.map(([field, , grave]) => [field, grave])))
      .toEqual([[['imei', true]], [['mac', true]], [['serial', true]]]);
  });

  it('is a doubt about the bar code of the article and about an address, which can be saved all the same', () => {
    expect(said([{ serial: '8806092166615' }, { serial: 'https://exemple.test/p/1' }, { serial: '8806092166616' }]).map((remarks) => remarks?.map(([, , grave]) => grave)))
      .toEqual([[false], [false], []]);
  });

  it('is nothing of an identifier that the category has not: it is not sent', () => {
    expect(said([{ serial: 'A', imei: '1' }], 'laptop')).toEqual([[]]);
    expect(said([{ imei: '356938035643809' }], 'laptop')).toEqual([[[null, 'Cette ligne est vide. Corrigez-la ou retirez-la.', true]]]);
  });
});
