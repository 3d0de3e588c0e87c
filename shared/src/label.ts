import { EquipmentFilter } from './equipment-list.js';
import { ChoiceField, DecimalField, IdListField, IntegerField } from './field/field.js';

/** Sheets of labels: two that are sold everywhere, and one of one's own measure. */
export const LABEL_FORMATS = ['l7651', 'l4731', 'free'] as const;
export type LabelFormat = (typeof LABEL_FORMATS)[number];

export const LABEL_FORMAT_LABEL: Readonly<Record<LabelFormat, string>> = {
  l7651: 'Avery L7651 · 38,1 × 21,2 mm, 65 par feuille',
  l4731: 'Avery L4731 · 25,4 × 10 mm, 189 par feuille',
  free: 'Autre format',
};

/** How many labels are printed at once. */
export const LABELS_MAX = 1000;
/** How many pieces can be named by their ids: an address is no longer. */
export const LABEL_IDS_MAX = 200;

/** A sheet, in millimetres. */
export interface LabelSheet {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  readonly marginLeft: number;
  readonly marginTop: number;
  readonly gapX: number;
  readonly gapY: number;
}

/** A4, in millimetres. */
export const SHEET_WIDTH = 210;
export const SHEET_HEIGHT = 297;

/** The labels stand in the middle of these sheets. */
export const LABEL_SHEETS: Readonly<Record<Exclude<LabelFormat, 'free'>, LabelSheet>> = {
  l7651: { columns: 5, rows: 13, width: 38.1, height: 21.2, marginLeft: 4.75, marginTop: 10.7, gapX: 2.5, gapY: 0 },
  l4731: { columns: 7, rows: 27, width: 25.4, height: 10, marginLeft: 8.6, marginTop: 13.5, gapX: 2.5, gapY: 0 },
};

/** Where the label at a place stands, counted from 0 along the rows: millimetres from the upper left corner of the sheet. */
export function labelPlace(sheet: LabelSheet, place: number): { readonly x: number; readonly y: number } {
  const [column, row] = [place % sheet.columns, Math.floor(place / sheet.columns)];
  return { x: sheet.marginLeft + column * (sheet.width + sheet.gapX), y: sheet.marginTop + row * (sheet.height + sheet.gapY) };
}

/** Printers and people measure to a tenth of a millimetre. */
const TOLERANCE = 0.05;

/** Whether the labels go beyond the sheet, and where. */
export function beyondSheet(sheet: LabelSheet): 'width' | 'height' | null {
  const { x, y } = labelPlace(sheet, sheet.columns * sheet.rows - 1);
  if (x + sheet.width > SHEET_WIDTH + TOLERANCE) return 'width';
  return y + sheet.height > SHEET_HEIGHT + TOLERANCE ? 'height' : null;
}

/** How many sheets so many labels take, the first one begun at `start`, counted from 1. */
export function sheetsFor(sheet: LabelSheet, labels: number, start: number): number {
  return Math.ceil((labels + start - 1) / (sheet.columns * sheet.rows));
}

/** Query of `GET /api/equipment/labels.pdf`: the pieces of a list, or those named, in the order of the list. */
export class LabelRequest extends EquipmentFilter {
  /** When given, only these of the pieces that the filter lets pass. */
  @IdListField('matériels', { max: LABEL_IDS_MAX, optional: true })
  ids?: string[] | null;

  @ChoiceField('Format', LABEL_FORMATS)
  format!: LabelFormat;

  /** The place of the first label on the first sheet, along the rows; 1 when absent. */
  @IntegerField('Première étiquette', { min: 1, max: 1000, optional: true })
  start?: number | null;

  /** This and the following: of the format `free`, where all are needed. Millimetres. */
  @DecimalField('Largeur', { min: 15, max: 210, optional: true })
  width?: number | null;

  @DecimalField('Hauteur', { min: 8, max: 297, optional: true })
  height?: number | null;

  @IntegerField('Colonnes', { min: 1, max: 14, optional: true })
  columns?: number | null;

  @IntegerField('Lignes', { min: 1, max: 37, optional: true })
  rows?: number | null;

  @DecimalField('Marge de gauche', { min: 0, max: 100, optional: true })
  marginLeft?: number | null;

  @DecimalField('Marge du haut', { min: 0, max: 100, optional: true })
  marginTop?: number | null;

  @DecimalField('Intervalle entre colonnes', { min: 0, max: 50, optional: true })
  gapX?: number | null;

  @DecimalField('Intervalle entre lignes', { min: 0, max: 50, optional: true })
  gapY?: number | null;
}

/** The measures of a sheet of one's own, as fields. */
export const LABEL_MEASURES = ['width', 'height', 'columns', 'rows', 'marginLeft', 'marginTop', 'gapX', 'gapY'] as const satisfies readonly (keyof LabelSheet & keyof LabelRequest)[];
export type LabelMeasure = (typeof LABEL_MEASURES)[number];

/** The sheet that is asked for; null where a measure of one's own is missing. */
export function sheetOf(request: Pick<LabelRequest, 'format' | LabelMeasure>): LabelSheet | null {
  if (request.format !== 'free') return LABEL_SHEETS[request.format];
  const { width, height, columns, rows, marginLeft, marginTop, gapX, gapY } = request;
  if (width == null || height == null || columns == null || rows == null || marginLeft == null || marginTop == null || gapX == null || gapY == null) return null;
  return { width, height, columns, rows, marginLeft, marginTop, gapX, gapY };
}
