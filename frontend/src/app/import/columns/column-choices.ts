import { IMPORT_FIELDS, type ImportColumnChoice, type ImportDetail, type ImportField, type ImportKind } from '@calanque/shared';
import type { Look } from '../../ui/state/equipment-look';
import { columnName, fieldLabel, quoted } from '../import-words';

/** Where the choice of a column comes from, or what is wrong with it. */
export type Standing = 'recognised' | 'remembered' | 'chosen' | 'derived' | 'unknown' | 'aside' | 'twice';

export const STANDING: Readonly<Record<Standing, Look & { readonly label: string }>> = {
  recognised: { tone: 'pine', icon: 'check_circle', label: 'Reconnue' },
  remembered: { tone: 'primary', icon: 'history', label: 'Comme la dernière fois' },
  chosen: { tone: 'primary', icon: 'edit', label: 'Votre choix' },
  derived: { tone: 'neutral', icon: 'info', label: 'Lue, pas reprise' },
  unknown: { tone: 'ochre', icon: 'help', label: 'Non reconnue' },
  aside: { tone: 'neutral', icon: 'block', label: 'Laissée de côté' },
  twice: { tone: 'coral', icon: 'error', label: 'À corriger' },
};

/** One column of the file as the screen shows it. */
export interface ColumnView {
  readonly index: number;
  readonly name: string;
  readonly samples: readonly string[];
  /** Null when it is left aside. */
  readonly field: string | null;
  readonly standing: Standing;
  /** A sentence below the choice, where there is something to say. */
  readonly note: string;
}

type Choices = readonly (string | null)[];

export function columnViews(detail: Pick<ImportDetail, 'kind' | 'columns'>, choices: Choices): readonly ColumnView[] {
  return detail.columns.map((column, index) => {
    const field = choices[index] ?? null;
    const twin = field === null ? -1 : choices.findIndex((other, place) => other === field && place !== index);
    const derived = isDerived(detail.kind, field);
    const changed = field !== column.field;
    const standing = twin >= 0 ? 'twice' : derived ? 'derived' : field === null
      ? (changed || column.remembered ? 'aside' : 'unknown')
      : changed ? 'chosen' : column.remembered ? 'remembered' : 'recognised';
    return { index, name: columnName(column.heading, index), samples: column.samples, field, standing, note: noteOf() };

    function noteOf(): string {
      const other = detail.columns[twin];
      if (field !== null && other) return `${quoted(fieldLabel(detail.kind, field))} est aussi indiqué pour ${quoted(columnName(other.heading, twin))}. Gardez-en une seule.`;
      if (standing === 'derived') return 'Calanque le sait de lui-même\u00a0: cette colonne ne change rien.';
      return standing === 'unknown' ? 'Choisissez ce qu’elle contient, ou laissez-la de côté.' : '';
    }
  });
}

/** Whether a file cannot be read without this column. Whoever works in one MDS need not name it. */
export const isNeeded = (field: ImportField, oneSite: boolean): boolean => field.required === true && !(oneSite && field.name === 'site');

/** The names of the needed fields that no column is yet. */
export const missingFields = (kind: ImportKind, choices: Choices, oneSite: boolean): readonly string[] =>
  IMPORT_FIELDS[kind].filter((field) => isNeeded(field, oneSite) && !choices.includes(field.name)).map((field) => field.label);

/** What differs from what the server knows. */
export const changesOf = (detail: Pick<ImportDetail, 'columns'>, choices: Choices): ImportColumnChoice[] =>
  detail.columns.flatMap((column, index) => {
    const field = choices[index] ?? null;
    return field === column.field ? [] : [{ index, field }];
  });

const isDerived = (kind: ImportKind, name: string | null): boolean =>
  IMPORT_FIELDS[kind].some((field) => field.name === name && field.derived === true);
