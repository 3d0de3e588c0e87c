import { apply, schema, validate, type Schema } from '@angular/forms/signals';
import { beyondSheet, LABEL_FORMATS, LABEL_MEASURES, LabelRequest, sheetOf, type LabelFormat, type LabelMeasure, type LabelSheet } from '@calanque/shared';
import { contractSchema } from '../ui/form/contract-schema';

/** What the form of label sheets holds; the measures are those of one's own format. */
export type LabelFormModel = { readonly format: LabelFormat; readonly start: number | null } & Readonly<Record<LabelMeasure, number | null>>;

/** Three columns of eight labels, in the middle of the sheet. */
export const usualLabels = (): LabelFormModel => ({
  format: 'l7651', start: 1, width: 60, height: 30, columns: 3, rows: 8, marginLeft: 12, marginTop: 18, gapX: 3, gapY: 3,
});

/** What is sent: the measures only of one's own format. */
export function requestOf(form: LabelFormModel): Partial<LabelRequest> {
  const { format, start, ...measures } = form;
  return format === 'free' ? { format, start, ...measures } : { format, start };
}

/** The sheet as far as it can be drawn; null while a measure is missing or the labels are more than a sheet holds. */
export function drawableSheet(form: LabelFormModel): LabelSheet | null {
  const sheet = sheetOf(form);
  if (sheet === null || sheet.columns < 1 || sheet.rows < 1 || sheet.columns * sheet.rows > 600 || sheet.width <= 0 || sheet.height <= 0) return null;
  return beyondSheet(sheet) === null ? sheet : null;
}

const BEYOND = {
  width: 'Ces étiquettes dépassent la feuille en largeur : réduisez la largeur, les colonnes, la marge ou l’intervalle.',
  height: 'Ces étiquettes dépassent la feuille en hauteur : réduisez la hauteur, les lignes, la marge ou l’intervalle.',
} as const;

export const LABEL_RULES: Schema<LabelFormModel> = schema<LabelFormModel>((path) => {
  apply(path, contractSchema<LabelFormModel>(LabelRequest, requestOf));
  validate(path.start, ({ value, valueOf }) => {
    const sheet = sheetOf(valueOf(path));
    const places = sheet === null ? null : sheet.columns * sheet.rows;
    const start = value();
    return places !== null && start !== null && start > places ? { kind: 'beyond', message: `Cette planche compte ${places} étiquettes : donnez une place de 1 à ${places}.` } : undefined;
  });
  for (const measure of LABEL_MEASURES) {
    validate(path[measure], ({ value, valueOf }) => {
      const form = valueOf(path);
      if (form.format !== 'free') return undefined;
      if (value() === null) return { kind: 'required', message: 'Donnez cette mesure.' };
      const sheet = sheetOf(form);
      return (measure === 'width' || measure === 'height') && sheet !== null && beyondSheet(sheet) === measure ? { kind: 'beyond', message: BEYOND[measure] } : undefined;
    });
  }
});

const KEPT = 'calanque.etiquettes';

/** What was last printed on this device, or what is usual; it always begins with the first label. */
export function keptLabels(storage: Storage | undefined): LabelFormModel {
  const usual = usualLabels();
  try {
    const kept = JSON.parse(storage?.getItem(KEPT) ?? '{}') as Partial<Record<string, unknown>>;
    const format = LABEL_FORMATS.find((one) => one === kept['format']) ?? usual.format;
    const measures = LABEL_MEASURES.map((measure) => [measure, typeof kept[measure] === 'number' ? kept[measure] : usual[measure]]);
    return { ...usual, format, ...(Object.fromEntries(measures) as Record<LabelMeasure, number>) };
  } catch {
    // What somebody else wrote there is no format.
    return usual;
  }
}

export function keepLabels(storage: Storage | undefined, { start: _start, ...form }: LabelFormModel): void {
  storage?.setItem(KEPT, JSON.stringify(form));
}
