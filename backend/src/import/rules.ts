import type { ImportDifference, ImportFault, ImportKind, ImportOutcome } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import type { Transaction } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import type { FileReading } from './reading/file-reading.js';

/** One data row of the file, cells trimmed. */
export interface RowToRead {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Something that only one row of the file may be: the first one has it. */
export interface Claim {
  readonly key: string;
  /** What the row says of the thing. */
  readonly value?: string | null;
}

export type Content = Readonly<Record<string, string | number | string[] | null>>;
export type Links = Readonly<Record<string, string | null>>;

/** What would become of a row if the file were taken as it is. */
export interface Verdict {
  readonly row: number;
  readonly outcome: ImportOutcome;
  /** What the row says once read. */
  readonly content: Content | null;
  /** The ids of the known things that it names. */
  readonly links: Links | null;
  readonly faults: readonly ImportFault[];
  readonly differences: readonly ImportDifference[];
  /** The known thing that it is. */
  readonly targetId: string | null;
  readonly targetVersion: number | null;
  readonly claims: readonly Claim[];
}

/** A row that is to be written. */
export interface RowToWrite {
  readonly row: number;
  readonly cells: readonly string[];
  readonly content: Content;
  readonly links: Links;
  readonly differences: readonly ImportDifference[];
  /** Of a new thing: the id that it gets. Of a known one: its own. */
  readonly targetId: string;
  readonly targetVersion: number | null;
}

/** Within what rows are written. */
export interface Writing {
  readonly tx: Transaction;
  readonly caller: Caller;
  readonly reading: FileReading;
  /** Of the file, for what is noted with a fact. */
  readonly fileName: string;
  readonly now: Date;
}

/** What the rows of one kind of file mean, and what is made of them. */
export interface ImportRules {
  readonly kind: ImportKind;

  /** Reads rows of one file against what is known and what its earlier rows claim. Nothing is written. */
  check(tx: Transaction, caller: Caller, reading: FileReading, rows: readonly RowToRead[]): Promise<Verdict[]>;

  /** Before the first rows are written; may be called again. */
  prepare(writing: Writing, importId: string): Promise<void>;

  /** Makes what the rows say, all of it or, where a constraint refuses one, nothing. */
  create(writing: Writing, rows: readonly RowToWrite[]): Promise<void>;

  /**
   * Takes the values of a row for the known thing that it is.
   * @throws Refusal where the thing has changed meanwhile, or a rule is against it
   */
  change(writing: Writing, row: RowToWrite): Promise<void>;

  /** Why a constraint refuses the row now, that the dry run had accepted. */
  explain(writing: Writing, row: RowToWrite, constraint: string): Promise<ImportFault>;

  /** What a value of the field can mean, within the caller's scope. */
  targetsOf(reader: Reader, caller: Caller, field: string): Promise<readonly ValueTarget[]>;
}

/** Something that a value of a file can mean. */
export interface ValueTarget {
  /** The id of a site, or the code of a category or a state. */
  readonly target: string;
  readonly label: string;
  /** Under what else it goes. */
  readonly words: readonly string[];
}
