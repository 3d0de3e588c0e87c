import { CATEGORY_LABEL, EQUIPMENT_STATE_LABEL, type Category, type EquipmentState, type ImportKind, type ImportOutcome, type ImportRow } from '@calanque/shared';
import { longDay } from '../../ui/format/dates';
import type { Column } from '../../ui/list/cell';
import type { IconName } from '../../ui/icon/icon-drawings';
import { CATEGORY_ICON, STATE_LOOK, type Look } from '../../ui/state/equipment-look';

/** A data row with the id that a list wants. */
export interface ListedRow extends ImportRow {
  readonly id: string;
}

/** A row as it comes from the API, given an id: its place in the file. */
export const listed = (row: ListedRow): ListedRow => ({ ...row, id: String(row.row) });

/** One column of a list of rows. */
export interface RowColumn extends Column {
  readonly read: (row: ImportRow) => string;
  /** A state shows as colour, icon and word. */
  readonly look?: (row: ImportRow) => Look | null;
  /** Stands before the name. */
  readonly icon?: (row: ImportRow) => IconName | null;
  /** A quieter line below. */
  readonly below?: (row: ImportRow) => string;
}

/** What a row says under a field, as text. */
export function said(row: ImportRow, field: string): string {
  const value = row.values[field];
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const field = (key: string, label: string, card?: Column['card']): RowColumn => ({ key, label, card, read: (row) => said(row, key) });

const PLACE: RowColumn = { key: 'row', label: 'Ligne', card: 'line', read: (row) => String(row.row) };

const EQUIPMENT: readonly RowColumn[] = [
  {
    key: 'name', label: 'Matériel', card: 'title',
    read: (row) => [said(row, 'maker'), said(row, 'model')].join(' ').trim() || categoryOf(row),
    icon: (row) => CATEGORY_ICON[said(row, 'category') as Category] ?? null,
  },
  { key: 'number', label: 'Numéro', card: 'title', read: (row) => row.targetNumber ?? (said(row, 'number') || 'sera donné') },
  { key: 'identifier', label: 'N° de série / MAC', read: (row) => said(row, 'serial') || said(row, 'mac') || said(row, 'imei') },
  { key: 'place', label: 'MDS et pièce', read: (row) => said(row, 'site'), below: (row) => said(row, 'room') },
  {
    key: 'state', label: 'État', card: 'aside',
    read: (row) => EQUIPMENT_STATE_LABEL[said(row, 'state') as EquipmentState] ?? said(row, 'state'),
    look: (row) => STATE_LOOK[said(row, 'state') as EquipmentState] ?? null,
  },
];

const COLUMNS: Readonly<Record<ImportKind, readonly RowColumn[]>> = {
  equipment: EQUIPMENT,
  agents: [
    { key: 'name', label: 'Agent', card: 'title', read: (row) => `${said(row, 'givenName')} ${said(row, 'familyName')}`.trim() },
    field('service', 'Service'),
    field('email', 'Adresse e-mail'),
    field('site', 'MDS'),
    { key: 'leftOn', label: 'Parti le', read: (row) => (said(row, 'leftOn') ? longDay(said(row, 'leftOn')) : '') },
  ],
  sites: [
    field('name', 'Nom', 'title'),
    field('city', 'Commune'),
    field('postalCode', 'Code postal'),
    field('address', 'Adresse'),
  ],
  rooms: [field('name', 'Pièce', 'title'), field('site', 'MDS'), field('floor', 'Étage')],
};

/** The columns that tell rows of one outcome apart. */
export function rowColumns(kind: ImportKind, outcome: ImportOutcome): readonly RowColumn[] {
  if (outcome !== 'ignored') return [...COLUMNS[kind], PLACE];
  return [
    { key: 'row', label: 'Ligne', card: 'title', read: (row) => `Ligne ${row.row}` },
    { key: 'why', label: 'Pourquoi', read: (row) => row.sentence ?? 'Ligne vide ou total' },
  ];
}

/** What a row is about, in short: « MDS13-000012 · Dell Latitude 5420 ». */
export function nameOf(kind: ImportKind, row: ImportRow): string {
  const [name] = COLUMNS[kind];
  return [row.targetNumber, name?.read(row)].filter(Boolean).join(' · ');
}

function categoryOf(row: ImportRow): string {
  return CATEGORY_LABEL[said(row, 'category') as Category] ?? said(row, 'category');
}
