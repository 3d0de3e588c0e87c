import { weightOf, whyNot } from './file-check';

describe('a file before it is sent', () => {
  const file = (name: string, size = 1000) => whyNot({ name, size });

  it('is worth sending when it looks like a table in text', () => {
    expect(file('inventaire.csv')).toBeNull();
    expect(file('Inventaire MDS.CSV')).toBeNull();
    expect(file('export.txt')).toBeNull();
    expect(file('export.tsv')).toBeNull();
  });

  it('is refused with what to do when it is a workbook or an archive', () => {
    for (const name of ['inventaire.xlsx', 'inventaire.xls', 'inventaire.ods', 'inventaire.zip']) {
      expect(file(name)).toContain('enregistrez la feuille « au format CSV »');
    }
  });

  it('is refused when it is something else, empty, or too heavy', () => {
    expect(file('plan.pdf')).toContain('n’est pas un tableau en texte (CSV)');
    expect(file('inventaire.csv', 0)).toContain('ne contient aucune ligne de données');
    expect(file('inventaire.csv', 25 * 1024 * 1024)).toBeNull();
    expect(file('inventaire.csv', 25 * 1024 * 1024 + 1)).toContain('Ce fichier dépasse 25 Mo.');
  });

  it('says its weight as people do', () => {
    expect(weightOf(65_925)).toBe('64,4 ko');
    expect(weightOf(2_202_009)).toBe('2,1 Mo');
  });
});
