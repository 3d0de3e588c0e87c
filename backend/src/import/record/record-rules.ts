import { IMPORT_FIELDS, type ImportDifference, type ImportFault } from '@calanque/shared';
import { validateSync } from 'class-validator';
import type { Caller } from '../../access/index.js';
import { CONSTRAINT_PROBLEMS } from '../../database/constraint-problems.js';
import type { Transaction } from '../../database/database.js';
import type { Reader } from '../../database/sql.js';
import { Refusal } from '../../refusal/refusal.js';
import { findClaims } from '../import-claim.queries.js';
import { readText } from '../reading/cells.js';
import type { FileReading } from '../reading/file-reading.js';
import { SiteNames } from '../reading/site-names.js';
import type { Claim, ImportRules, RowToRead, RowToWrite, ValueTarget, Verdict, Writing } from '../rules.js';
import { findOpenSites } from '../equipment/catalogue.queries.js';

/** What a row says, as text, by field; null where it says nothing. */
export type RecordContent = Readonly<Record<string, string | null>>;

/** A row with the site that it names. */
export interface RecordRow {
  readonly row: number;
  readonly content: RecordContent;
  readonly siteId: string | null;
}

/** A known thing that a row is about. */
export interface KnownRecord {
  readonly row: number;
  readonly id: string;
  readonly version: number;
  /** What is known of it, by the fields of the file; a site by its name. */
  readonly values: RecordContent;
}

type Fault = readonly [field: string, fault: ImportFault];

/** Reads one cell; what it cannot read it refuses. */
export type CellOf = (text: string) => { readonly value: string } | { readonly problem: string; readonly sentence: string };

/**
 * Lists of things that have a name and a few fields: agents, sites, rooms. What is special to each is which row is which
 * thing, and how one is written.
 */
export abstract class RecordRules implements ImportRules {
  abstract readonly kind: ImportRules['kind'];
  /** The sentence about a row that an earlier one of the file repeats. */
  protected abstract readonly twice: string;
  /** The fields that say which thing it is: they are compared, never changed. */
  protected abstract readonly naming: readonly string[];
  protected abstract readonly cells: Readonly<Record<string, CellOf>>;

  /** The contract's object that the row would be sent as; its rules are the row's. */
  protected abstract contractOf(content: RecordContent): object;
  /** Under what a row of the file may stand only once. */
  protected abstract claimsOf(row: RecordRow): readonly Claim[];
  protected abstract findKnown(tx: Transaction, caller: Caller, rows: readonly RecordRow[]): Promise<readonly KnownRecord[]>;
  protected abstract insert(writing: Writing, rows: readonly RowToWrite[]): Promise<void>;
  /** @returns whether the thing was still of the version that was shown */
  protected abstract update(writing: Writing, row: RowToWrite, fields: ReadonlySet<string>): Promise<boolean>;
  /** Whether two rows with the same key are the same thing, by what the earlier one said of it. */
  protected excludes(_own: Claim, _before: string | null): boolean {
    return true;
  }

  /** A value as people read it. */
  protected shown(_field: string, value: string): string {
    return value;
  }

  abstract targetsOf(reader: Reader, caller: Caller, field: string): Promise<readonly ValueTarget[]>;

  async check(tx: Transaction, caller: Caller, reading: FileReading, rows: readonly RowToRead[]): Promise<Verdict[]> {
    const names = new SiteNames(await findOpenSites(tx, caller.scope));
    const read = rows.map((row) => ({ ...this.read(reading, names, caller, row), cells: row.cells }));
    const known = new Map((await this.findKnown(tx, caller, read)).map((record) => [record.row, record]));
    const claims = await findClaims(tx, reading.importId, read.flatMap((row) => this.claimsOf(row).map(({ key }) => key)));
    return read.map((row) => {
      const faults = [...row.faults];
      const own = this.claimsOf(row);
      const earlier = own.flatMap((claim) => {
        const before = claims.get(claim.key);
        return before !== undefined && this.excludes(claim, before.value) ? [before] : [];
      })[0];
      const [first = ''] = this.naming;
      if (faults.length === 0 && earlier) faults.push([first, reading.fault(row.cells, first, 'row-twice', `${this.twice} est déjà sur la ligne ${earlier.row}.`)]);
      const verdict: Verdict = {
        row: row.row, outcome: 'accepted', content: row.content, links: { siteId: row.siteId }, faults: [], differences: [], targetId: null, targetVersion: null, claims: [],
      };
      if (faults.length > 0) return { ...verdict, outcome: 'rejected', faults: reading.inOrder(faults) };
      const fresh = own.filter(({ key }) => !claims.has(key));
      for (const { key, value = null } of fresh) claims.set(key, { row: row.row, value });
      const record = known.get(row.row);
      if (record === undefined) return { ...verdict, claims: fresh };
      const differences = this.differences(reading, record, row.content);
      const outcome = differences.length > 0 ? 'different' : 'already-present';
      return { ...verdict, outcome, differences, targetId: record.id, targetVersion: record.version, claims: fresh };
    });
  }

  async prepare(): Promise<void> {
    // Nothing is numbered.
  }

  async create(writing: Writing, rows: readonly RowToWrite[]): Promise<void> {
    await this.insert(writing, rows);
  }

  async change(writing: Writing, row: RowToWrite): Promise<void> {
    const fields = new Set(row.differences.filter(({ obstacle }) => obstacle === null).map(({ field }) => field));
    if (!(await this.update(writing, row, fields))) throw new Refusal('stale');
  }

  async explain(writing: Writing, row: RowToWrite, constraint: string): Promise<ImportFault> {
    const { code } = CONSTRAINT_PROBLEMS[constraint] ?? { code: 'value-refused' as const };
    const [first = ''] = this.naming;
    const taken = constraint === 'site_name_once' || constraint === 'room_name_once';
    const sentence = taken ? `${this.twice} vient d’être créée par quelqu’un d’autre.` : new Refusal(code).sentence;
    return writing.reading.fault(row.cells, first, taken ? 'name-taken' : code, sentence);
  }

  private read(reading: FileReading, names: SiteNames, caller: Caller, { row, cells }: RowToRead): RecordRow & { faults: Fault[] } {
    const faults: Fault[] = [];
    const content: Record<string, string | null> = {};
    let siteId: string | null = null;
    for (const { name: field, required } of IMPORT_FIELDS[this.kind]) {
      const typed = readText(reading.cell(cells, field));
      if (field === 'site') {
        const site = this.siteOf(reading, names, caller, cells, faults);
        siteId = site?.id ?? null;
        content[field] = site?.name ?? null;
        if (required && typed === '' && site === null) faults.push([field, reading.fault(cells, field, 'required', `Renseignez « ${reading.heading(field)} ».`)]);
        continue;
      }
      const told = reading.meaning(field, typed);
      const read = typed === '' ? null : told !== null ? { value: told } : (this.cells[field] ?? asIs)(typed);
      if (read !== null && 'problem' in read) faults.push([field, reading.fault(cells, field, read.problem, read.sentence)]);
      content[field] = read !== null && 'value' in read ? read.value : null;
      if (typed === '' && required) faults.push([field, reading.fault(cells, field, 'required', `Renseignez « ${reading.heading(field)} ».`)]);
    }
    for (const { property, constraints } of validateSync(this.contractOf(content))) {
      if (!faults.some(([field]) => field === property) && property in content && content[property] !== null) {
        faults.push([property, reading.fault(cells, property, 'value-refused', Object.values(constraints ?? {})[0] ?? 'Cette valeur n’est pas acceptée.')]);
      }
    }
    if (cells.length > reading.headings.length) {
      const sentence = 'Cette ligne a plus de cellules qu’il n’y a de titres. Un séparateur est peut-être en trop.';
      faults.push(['', { column: `(colonne ${reading.headings.length + 1})`, value: (cells[reading.headings.length] ?? '').slice(0, 500), problem: 'cells-too-many', sentence }]);
    }
    return { row, content, siteId, faults };
  }

  private siteOf(reading: FileReading, names: SiteNames, caller: Caller, cells: readonly string[], faults: Fault[]) {
    const found = names.find(reading.cell(cells, 'site'), {
      told: (value) => reading.meaning('site', value), only: !reading.has('site') && caller.scope.isOneSite,
    });
    if ('site' in found) return found.site;
    faults.push(['site', reading.fault(cells, 'site', found.problem, found.sentence)]);
    return null;
  }

  private differences(reading: FileReading, { values }: KnownRecord, content: RecordContent): ImportDifference[] {
    return Object.entries(content).flatMap(([field, after]) => {
      const before = values[field] ?? null;
      if (after === null || before === after || this.naming.includes(field)) return [];
      return [{ field, column: reading.heading(field), before: before === null ? '' : this.shown(field, before), after: this.shown(field, after), obstacle: null }];
    });
  }
}

const asIs: CellOf = (text) => ({ value: text });
