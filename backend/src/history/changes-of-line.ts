import type { HistoryChange } from '@calanque/shared';
import { readPeriod } from '../database/period.js';
import type { LineRow } from './history.queries.js';

/** Columns that point at something with a name. */
const REFERENCES = ['person_id', 'owner_id', 'room_id', 'site_id', 'model_id', 'manager_id', 'equipment_id', 'from_site_id', 'to_site_id'];

/** What only those who may read a piece's holder and notes are told; the others learn that it changed. */
const PRIVATE: Readonly<Record<string, readonly string[]>> = {
  equipment: ['notes', 'annulled_reason'],
  equipment_condition: ['reason'],
  equipment_report: ['text', 'answer'],
  booking: ['person_id', 'owner_id', 'purpose', 'reason', 'override_reason'],
  custody: ['person_id', 'note', 'cancelled_reason'],
  loan: ['person_id'],
};

const INSTANT = /^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/;

interface Telling {
  readonly names: ReadonlyMap<string, string>;
  /** Whether the caller may read holders and notes. */
  readonly private: boolean;
}

/** The ids in the line that are shown as names. */
export function referencesIn(line: LineRow): string[] {
  return [line.before, line.after].flatMap((values) =>
    REFERENCES.map((column) => values?.[column]).filter((id) => typeof id === 'string'));
}

/**
 * The values that changed, as text: a reference by its name, a period as an ISO 8601 interval that is open after
 * the slash while it lasts, an object key by key (`opening_hours.monday`). The row's own id and what says whose
 * line it is are left out.
 */
export function changesOf(line: LineRow, telling: Telling): HistoryChange[] {
  const before = flat(line.before);
  const after = flat(line.after);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [old, now] = [before.get(field) ?? null, after.get(field) ?? null];
    const same = JSON.stringify(old) === JSON.stringify(now);
    const own = field === 'id' || old === line.subject_id || now === line.subject_id;
    if (own || (same && !isConcealed(now))) return [];
    const hidden = isConcealed(old) || isConcealed(now) || (!telling.private && isPrivate(line.table_name, field));
    if (hidden) return [{ field, before: null, after: null }];
    return [{ field, before: text(field, old, telling.names), after: text(field, now, telling.names) }];
  });
}

/** Objects are told key by key, but those that stand for "changed". */
function flat(values: Readonly<Record<string, unknown>> | null): Map<string, unknown> {
  return new Map(Object.entries(values ?? {}).flatMap(([field, value]): [string, unknown][] =>
    isObject(value) && !isConcealed(value)
      ? Object.entries(value).map(([key, inner]) => [`${field}.${key}`, inner])
      : [[field, value]]));
}

function text(field: string, value: unknown, names: ReadonlyMap<string, string>): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
  if (REFERENCES.includes(field)) return names.get(value) ?? null;
  if (field === 'period') return interval(value);
  return INSTANT.test(value) ? new Date(value).toISOString() : value;
}

function interval(value: string): string {
  const { start, end } = readPeriod(value);
  return `${start.toISOString()}/${end?.toISOString() ?? ''}`;
}

function isPrivate(table: string, field: string): boolean {
  return PRIVATE[table]?.includes(field) ?? false;
}

/** Whether history keeps only that the value changed. */
function isConcealed(value: unknown): boolean {
  return isObject(value) && 'changed' in value && value['changed'] === true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
