import type { ImportColumn, ImportDetail, ImportRow, ImportSummary, Page } from '@calanque/shared';

export const IMPORT_ID = '019abcde-0000-7000-8000-00000000f001';

export const column = (heading: string, field: string | null, given: Partial<ImportColumn> = {}): ImportColumn => ({
  heading, field, remembered: false, samples: ['un', 'deux'], ...given,
});

export const NO_COUNTS = { accepted: 0, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 };

/** An import of equipment of which all required columns are known. */
export function importDetail(given: Partial<ImportDetail> = {}): ImportDetail {
  return {
    id: IMPORT_ID, version: 1, kind: 'equipment', fileName: 'inventaire.csv', state: 'uploaded',
    createdAt: '2026-11-28T06:33:00Z', finishedAt: null, rowCount: 431, progress: { done: 0, total: 0 }, counts: NO_COUNTS, failure: null,
    chosen: 0,
    columns: [
      column('N° inventaire', 'number', { samples: ['MDS13-00001', 'MDS13-00002'] }),
      column('Type', 'category', { samples: ['Tablette'] }),
      column('Marque', 'maker'),
      column('Modèle', 'model'),
      column('Site', 'site', { remembered: true }),
      column('Divers', null),
    ],
    values: [], unknownValues: [], additions: [],
    ...given,
  };
}

export const checkedDetail = (given: Partial<ImportDetail> = {}): ImportDetail =>
  importDetail({ state: 'checked', version: 3, counts: { accepted: 403, rejected: 2, ignored: 6, alreadyPresent: 0, different: 0 }, ...given });

export function importSummary(fileName: string, given: Partial<ImportSummary> = {}): ImportSummary {
  const { id, version, kind, state, createdAt, finishedAt, rowCount, progress, counts, failure } = importDetail();
  return { id: `${id}-${fileName}`, version, kind, fileName, state, createdAt, finishedAt, rowCount, progress, counts, failure, ...given };
}

export const pageOf = <Item>(items: Item[], total = items.length, next: string | null = null): Page<Item> => ({ items, next, total });

export const row = (place: number, given: Partial<ImportRow> = {}): ImportRow => ({
  row: place, outcome: 'accepted', column: null, value: null, problem: null, sentence: null, faults: [], differences: [],
  values: { number: null, category: 'laptop', maker: 'Dell', model: 'Latitude 5420', serial: `SERIE-${place}`, mac: null, site: 'Vitrolles', room: 'Accueil', state: 'in-service' },
  targetId: null, targetNumber: null, written: false, ...given,
});

export const refusedRow = (place: number, ...faults: ImportRow['faults']): ImportRow => {
  const [first] = faults;
  return row(place, { outcome: 'rejected', faults, column: first?.column ?? null, value: first?.value ?? null, problem: first?.problem ?? null, sentence: first?.sentence ?? null });
};

export const differentRow = (place: number, number: string, ...differences: ImportRow['differences']): ImportRow =>
  row(place, { outcome: 'different', targetId: `id-${number}`, targetNumber: number, differences });
