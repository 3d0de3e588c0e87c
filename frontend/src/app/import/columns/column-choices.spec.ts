import { column, importDetail } from '../testing/import-answers';
import { changesOf, columnViews, missingFields } from './column-choices';

describe('the choices of columns', () => {
  const detail = importDetail({
    columns: [column('Type', 'category'), column('Site', 'site', { remembered: true }), column('Divers', null), column('Vieux n°', null, { remembered: true }), column('', 'holder')],
  });
  const asRead = detail.columns.map(({ field }) => field);
  const standings = (choices: readonly (string | null)[]) => columnViews(detail, choices).map(({ standing }) => standing);

  it('tell where each comes from', () => {
    expect(standings(asRead)).toEqual(['recognised', 'remembered', 'unknown', 'aside', 'derived']);
    expect(standings(['category', 'site', 'notes', 'serial', null])).toEqual(['recognised', 'remembered', 'chosen', 'chosen', 'aside']);
  });

  it('name both columns that are taken for the same', () => {
    const views = columnViews(detail, ['category', 'site', 'site', null, null]);
    expect(views[1]?.note).toBe('«\u00a0MDS\u00a0» est aussi indiqué pour «\u00a0Divers\u00a0». Gardez-en une seule.');
    expect(views[2]?.note).toBe('«\u00a0MDS\u00a0» est aussi indiqué pour «\u00a0Site\u00a0». Gardez-en une seule.');
    expect(views.map(({ standing }) => standing)).toEqual(['recognised', 'twice', 'twice', 'aside', 'aside']);
  });

  it('call a column without a title by its place', () => {
    expect(columnViews(detail, asRead)[4]?.name).toBe('Colonne 5');
  });

  it('say which required fields no column is', () => {
    expect(missingFields('equipment', asRead, false)).toEqual(['Marque', 'Modèle']);
    expect(missingFields('rooms', ['site', 'name'], false)).toEqual([]);
  });

  it('need no MDS from whoever works in one only', () => {
    expect(missingFields('rooms', ['name'], false)).toEqual(['MDS']);
    expect(missingFields('rooms', ['name'], true)).toEqual([]);
  });

  it('send only what differs', () => {
    expect(changesOf(detail, asRead)).toEqual([]);
    expect(changesOf(detail, ['category', null, 'notes', null, 'holder'])).toEqual([{ index: 1, field: null }, { index: 2, field: 'notes' }]);
  });
});
