import { IMPORT_FIELDS, type ImportFault, type ImportKind } from '@calanque/shared';
import { wordKey } from './words.js';

const SHOWN = 500;
const TOTAL = /^((sous|nombre|grand)[- ]?)?tota(l|ux)(?![\p{L}\p{N}])/iu;
const TOTAL_ALONE = /^((sous|nombre|grand)[- ]?)?tota(l|ux)( général| généraux)?\s*:?$/iu;
/** « 403 », « 1 234,50 € », « 403 matériels » */
const AMOUNT = /^[\d\s\u00a0\u202f.,]+\s*(€|matériels?|lignes?|pièces?|appareils?|postes?)?$/i;

/** What a person said once of a heading or of a value. */
export interface Habit {
  /** `column`, or the field of a value. */
  readonly about: string;
  readonly word: string;
  /** As it stood in the file. */
  readonly written: string;
  readonly target: string;
}

/** How the rows of one file are to be read: which column is which field, and what its values mean. */
export class FileReading {
  private readonly places = new Map<string, number>();
  private readonly meanings = new Map<string, string>();
  private readonly found = new Map<string, Promise<unknown>>();
  private readonly labels: ReadonlyMap<string, string>;

  /** @param fields what each column is taken for; empty where it is left aside */
  constructor(
    readonly importId: string,
    readonly kind: ImportKind,
    readonly headings: readonly string[],
    fields: readonly string[],
    habits: readonly Habit[],
  ) {
    this.labels = new Map(IMPORT_FIELDS[kind].map(({ name, label }) => [name, label]));
    fields.forEach((field, place) => field !== '' && this.places.set(field, place));
    for (const { about, word, target } of habits) this.meanings.set(`${about}:${word}`, target);
  }

  /** What is true of the whole file is looked up for its first rows only. */
  once<Found>(name: string, find: () => Promise<Found>): Promise<Found> {
    const found = this.found.get(name) ?? find();
    this.found.set(name, found);
    // What could not be found is looked up again.
    found.catch(() => this.found.delete(name));
    return found as Promise<Found>;
  }

  has(field: string): boolean {
    return this.places.has(field);
  }

  placeOf(field: string): number | null {
    return this.places.get(field) ?? null;
  }

  /** The field of the first column that has one: what is said of a row as a whole is said there. */
  get firstField(): string {
    return [...this.places].sort(([, one], [, other]) => one - other)[0]?.[0] ?? '';
  }

  /** The content of a row's cell; empty where the file has no such column. */
  cell(cells: readonly string[], field: string): string {
    const place = this.places.get(field);
    return place === undefined ? '' : (cells[place] ?? '');
  }

  /** As it stands in the file; the field's own name where the file has no such column. */
  heading(field: string): string {
    const place = this.places.get(field);
    return (place === undefined ? '' : this.headings[place]) || (this.labels.get(field) ?? field);
  }

  /** What the person said that the value means; null when nothing. */
  meaning(field: string, value: string): string | null {
    return this.meanings.get(`${field}:${wordKey(value)}`) ?? null;
  }

  fault(cells: readonly string[], field: string, problem: string, sentence: string): ImportFault {
    return { column: this.heading(field).slice(0, 200), value: this.cell(cells, field).slice(0, SHOWN), problem, sentence: sentence.slice(0, SHOWN) };
  }

  /** Faults in the order of the file's columns, those of missing columns last. */
  inOrder(faults: readonly (readonly [field: string, fault: ImportFault])[]): ImportFault[] {
    const place = (field: string) => this.places.get(field) ?? this.headings.length;
    return [...faults].sort(([one], [other]) => place(one) - place(other)).map(([, fault]) => fault);
  }

  /** Whether nothing is in the row, it repeats the headings, or it counts the rows above it. */
  isAside(cells: readonly string[]): boolean {
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 0) return true;
    if (cells.length > 1 && cells.every((cell, place) => cell === (this.headings[place] ?? '')) && filled.length > 1) return true;
    const required = IMPORT_FIELDS[this.kind].filter((field) => field.required && this.has(field.name));
    const missing = required.filter(({ name }) => this.cell(cells, name) === '');
    if (missing.length === 0) return false;
    // A sum or a count below the rows: nothing of a thing, and numbers only.
    if (missing.length === required.length && filled.every((cell) => AMOUNT.test(cell) || TOTAL.test(cell))) return true;
    const [first = ''] = filled;
    // « Total MDS d’Arles » may be the name of something, « TOTAL » is none.
    return TOTAL.test(first) && (missing.length * 2 >= required.length || TOTAL_ALONE.test(first));
  }
}
