import { proposeFields } from './propose-fields.js';

const fieldsOf = (headings: string, habits: readonly (readonly [word: string, target: string])[] = []) =>
  proposeFields('equipment', headings.split(';'), habits.map(([word, target]) => ({ about: 'column', word, written: word, target }))).map(({ field }) => field);

describe('A column', () => {
  it('is what its heading says most plainly, wherever a vaguer one stands', () => {
    expect(fieldsOf('N°;N° inventaire')).toEqual([null, 'number']);
    expect(fieldsOf('N° inventaire;N°')).toEqual(['number', null]);
    expect(fieldsOf('Type;Désignation;Marque;Modèle')).toEqual(['category', null, 'maker', 'model']);
    expect(fieldsOf('Situation;État')).toEqual([null, 'state']);
    expect(fieldsOf('Matériel;Catégorie')).toEqual([null, 'category']);
    expect(fieldsOf('N° MDS;Inventaire')).toEqual([null, 'number']);
  });

  it('is what a vague heading may mean where no other says it', () => {
    expect(fieldsOf('N°;Matériel;Marque;Désignation;Site')).toEqual(['number', 'category', 'maker', 'model', 'site']);
  });

  it('keeps what was told of it, also where another could be the same', () => {
    expect(fieldsOf('N°;Réf;Catégorie', [['ref', 'number']])).toEqual([null, 'number', 'category']);
    expect(fieldsOf('N°;N° inventaire', [['ninventaire', 'number']])).toEqual([null, 'number']);
    expect(fieldsOf('N° inventaire;Code', [['code', 'number']])).toEqual([null, 'number']);
    expect(fieldsOf('État;Marque', [['etat', '']])).toEqual([null, 'maker']);
  });
});
