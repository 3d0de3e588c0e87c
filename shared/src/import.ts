import { ArrayMaxSize, IsArray, IsInt, IsObject, IsOptional, IsString, Max, Min } from 'class-validator';
import { BooleanField, ChoiceField, IdField, InstantField, IntegerField, ListField, ObjectField, TextField } from './field/field.js';
import { IMPORT_KINDS, type ImportKind } from './import-field.js';
import { PageRequest } from './page.js';

/** What a file may weigh, in bytes. */
export const IMPORT_BYTES_MAX = 25 * 1024 * 1024;
/** How many data rows a file may have. */
export const IMPORT_ROWS_MAX = 100_000;
/** How many columns. */
export const IMPORT_COLUMNS_MAX = 100;
/** How many characters a cell. */
export const IMPORT_CELL_MAX = 10_000;

/**
 * `uploaded`: columns can be corrected; `checking`: the dry run runs; `checked`: its result can be read and confirmed;
 * `importing`, `done`; `failed`: it stopped, `failure` says why, and confirming again goes on where it stopped.
 */
export const IMPORT_STATES = ['uploaded', 'checking', 'checked', 'importing', 'done', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/**
 * What becomes of a row. `accepted`: it is created (or was); `rejected`: nothing of it is taken; `ignored`: blank or a total;
 * `already-present`: all it says is known; `different`: it is known with other values, which are taken only when chosen.
 */
export const IMPORT_OUTCOMES = ['accepted', 'rejected', 'ignored', 'already-present', 'different'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** The form of `POST /api/imports` beside its `file`. */
export class ImportRequest {
  @ChoiceField('contenu du fichier', IMPORT_KINDS)
  kind!: ImportKind;

  /** UUIDv7 made by the client; without one the server makes it, and a file that is sent again is another import. */
  @IdField('identifiant', { optional: true })
  id?: string | null;
}

/** One column of the file, and what it is taken for. */
export class ImportColumn {
  /** As it stands in the file, trimmed; empty where the file says nothing. */
  @TextField('titre', { min: 0, max: 200 })
  heading!: string;

  /** One of `IMPORT_FIELDS`; null when the column is left aside. */
  @TextField('champ', { max: 40, optional: true })
  field!: string | null;

  /** Whether it is taken so because the person did so before. */
  @BooleanField('retenu d’une autre fois')
  remembered!: boolean;

  /** The first different values, at most three. */
  @IsArray()
  @IsString({ each: true })
  samples!: string[];
}

/** Which field a column is; columns that are not named stay as they are. */
export class ImportColumnChoice {
  /** The place of the column in the file, from 0. */
  @IntegerField('colonne', { min: 0, max: IMPORT_COLUMNS_MAX - 1 })
  index!: number;

  /** Null leaves the column aside. */
  @TextField('champ', { max: 40, optional: true })
  field!: string | null;
}

/** What a value of the file means. */
export class ImportValueChoice {
  @TextField('champ', { max: 40 })
  field!: string;

  /** As it stands in the file; case, accents and spaces aside. */
  @TextField('valeur', { max: 200 })
  value!: string;

  /** The id of a site, or the code of a category or a state; null takes back what was told before. */
  @TextField('sens', { max: 40, optional: true })
  target!: string | null;
}

/** Body of `PATCH /api/imports/:id`. The next dry run goes by it, and so do the next files of the same person. */
export class ImportMapping {
  @IsOptional()
  @ListField('colonnes', () => ImportColumnChoice, 100)
  columns?: ImportColumnChoice[] | null;

  @IsOptional()
  @ListField('valeurs', () => ImportValueChoice, 200)
  values?: ImportValueChoice[] | null;
}

const ROWS_SENTENCE = '« lignes » : donnez les numéros des lignes choisies.';

/** Body of `POST /api/imports/:id/confirm`. */
export class ImportConfirmation {
  /** The rows of outcome `different` whose values are to be taken, by number. */
  @IsOptional()
  @Max(IMPORT_ROWS_MAX, { each: true, message: ROWS_SENTENCE })
  @Min(1, { each: true, message: ROWS_SENTENCE })
  @IsInt({ each: true, message: ROWS_SENTENCE })
  @ArrayMaxSize(IMPORT_ROWS_MAX, { message: ROWS_SENTENCE })
  @IsArray({ message: ROWS_SENTENCE })
  rows?: number[] | null;

  /** Whether the values of all of them are to be taken. */
  @BooleanField('toutes les différences', { optional: true })
  allDifferences?: boolean | null;
}

export class ImportCounts {
  @IntegerField('acceptées', { min: 0, max: IMPORT_ROWS_MAX })
  accepted!: number;

  @IntegerField('refusées', { min: 0, max: IMPORT_ROWS_MAX })
  rejected!: number;

  @IntegerField('ignorées', { min: 0, max: IMPORT_ROWS_MAX })
  ignored!: number;

  @IntegerField('déjà présentes', { min: 0, max: IMPORT_ROWS_MAX })
  alreadyPresent!: number;

  @IntegerField('différentes', { min: 0, max: IMPORT_ROWS_MAX })
  different!: number;
}

/** How far the running job is: rows checked while `checking`, rows written while `importing`. */
export class ImportProgress {
  @IntegerField('faites', { min: 0, max: IMPORT_ROWS_MAX })
  done!: number;

  @IntegerField('en tout', { min: 0, max: IMPORT_ROWS_MAX })
  total!: number;
}

/** A value that is not known, and what it likely means. */
export class ImportUnknownValue {
  @TextField('champ', { max: 40 })
  field!: string;

  @TextField('valeur', { max: 200 })
  value!: string;

  /** How many rows have it. */
  @IntegerField('lignes', { min: 1, max: IMPORT_ROWS_MAX })
  rows!: number;

  /** What it likely means, as a target of `ImportValueChoice`; null where the nearest known word is a guess (the sentence of the rows names it). */
  @TextField('sens proposé', { max: 40, optional: true })
  suggestion!: string | null;

  @TextField('libellé proposé', { max: 200, optional: true })
  suggestionLabel!: string | null;
}

/** A value that the person has given a meaning. */
export class ImportKnownValue extends ImportValueChoice {
  @TextField('libellé', { max: 200 })
  label!: string;
}

/** Something that is made because the rows need it. */
export class ImportAddition {
  @ChoiceField('sorte', ['model', 'room'])
  kind!: 'model' | 'room';

  /** « Dell Latitude 5420 », « Bureau 12 » */
  @TextField('nom', { max: 210 })
  name!: string;

  /** The category of a model, the MDS of a room, in French. */
  @TextField('précision', { max: 200 })
  detail!: string;

  @IntegerField('lignes', { min: 1, max: IMPORT_ROWS_MAX })
  rows!: number;
}

export class ImportSummary {
  @IdField('import')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ChoiceField('contenu', IMPORT_KINDS)
  kind!: ImportKind;

  @TextField('fichier', { max: 255 })
  fileName!: string;

  @ChoiceField('avancement', IMPORT_STATES)
  state!: ImportState;

  @InstantField('déposé le')
  createdAt!: string;

  @InstantField('terminé le', { optional: true })
  finishedAt!: string | null;

  /** Data rows, blank ones and totals included. */
  @IntegerField('lignes', { min: 0, max: IMPORT_ROWS_MAX })
  rowCount!: number;

  @ObjectField(() => ImportProgress)
  progress!: ImportProgress;

  /** Zeros before the first dry run; while it runs, of the rows checked so far. */
  @ObjectField(() => ImportCounts)
  counts!: ImportCounts;

  /** Why it stopped, in one sentence; null unless `failed`. */
  @TextField('arrêt', { max: 500, optional: true })
  failure!: string | null;
}

/** An import with what can still be decided about it. */
export class ImportDetail extends ImportSummary {
  /** How many rows of outcome `different` are chosen; known once confirmed. */
  @IntegerField('différences choisies', { min: 0, max: IMPORT_ROWS_MAX })
  chosen!: number;

  @ListField('colonnes', () => ImportColumn, 100)
  columns!: ImportColumn[];

  /** What the person said of values of this file's kind, now and before. */
  @ListField('valeurs connues', () => ImportKnownValue, 1000)
  values!: ImportKnownValue[];

  /** The most frequent first, at most 200. */
  @ListField('valeurs inconnues', () => ImportUnknownValue, 200)
  unknownValues!: ImportUnknownValue[];

  /** The most frequent first, at most 500. */
  @ListField('créations', () => ImportAddition, 500)
  additions!: ImportAddition[];
}

export class ImportRowsRequest extends PageRequest {
  @ChoiceField('sort des lignes', IMPORT_OUTCOMES, { optional: true })
  outcome?: ImportOutcome | null;
}

/** What is wrong with one cell. */
export class ImportFault {
  /** The heading of the column as it stands in the file, or the field's own name where the file has no such column. */
  @TextField('colonne', { max: 200 })
  column!: string;

  @TextField('valeur', { min: 0, max: 500 })
  value!: string;

  /** The code of the problem. */
  @TextField('problème', { max: 60 })
  problem!: string;

  @TextField('phrase', { max: 500 })
  sentence!: string;
}

/** One field that the file gives another value than is known. */
export class ImportDifference {
  @TextField('champ', { max: 40 })
  field!: string;

  @TextField('colonne', { max: 200 })
  column!: string;

  /** As the screen would show it. */
  @TextField('connu', { min: 0, max: 2000 })
  before!: string;

  @TextField('dans le fichier', { min: 0, max: 2000 })
  after!: string;

  /** Why an import cannot take it (a move to another MDS is a transfer); null when it can be chosen. */
  @TextField('empêchement', { max: 500, optional: true })
  obstacle!: string | null;
}

/** One data row of the file. */
export class ImportRow {
  /** Counted from 1, the heading row not counted, blank rows counted. */
  @IntegerField('ligne', { min: 1, max: IMPORT_ROWS_MAX })
  row!: number;

  /** Null before the dry run. */
  @ChoiceField('sort', IMPORT_OUTCOMES, { optional: true })
  outcome!: ImportOutcome | null;

  /** Of the first fault: its column; null when nothing is wrong. */
  @TextField('colonne', { max: 200, optional: true })
  column!: string | null;

  @TextField('valeur', { min: 0, max: 500, optional: true })
  value!: string | null;

  @TextField('problème', { max: 60, optional: true })
  problem!: string | null;

  @TextField('phrase', { max: 500, optional: true })
  sentence!: string | null;

  /** Every fault of the row, in the order of the columns. */
  @ListField('fautes', () => ImportFault, 100)
  faults!: ImportFault[];

  @ListField('différences', () => ImportDifference, 100)
  differences!: ImportDifference[];

  /** What the row says once read, by field: days as `YYYY-MM-DD`, `priceCents` in cents, codes for category and state. */
  @IsObject()
  values!: Record<string, string | number | string[] | null>;

  /** What was created, or what the row was found to be. */
  @IdField('fiche', { optional: true })
  targetId!: string | null;

  /** Its inventory number, where it has one. */
  @TextField('numéro', { max: 25, optional: true })
  targetNumber!: string | null;

  /** Whether it has been written. */
  @BooleanField('écrite')
  written!: boolean;
}
