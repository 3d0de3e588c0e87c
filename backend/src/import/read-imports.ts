import { Injectable } from '@nestjs/common';
import {
  CATEGORY_LABEL, IMPORT_VALUE_FIELDS, type Category, type ImportCounts, type ImportDetail, type ImportKnownValue, type ImportRow, type ImportRowsRequest,
  type ImportSummary, type ImportUnknownValue, type Page, type PageRequest,
} from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { findAdditions } from './equipment/catalogue.queries.js';
import { findHabits, findImports, pageOfImports, type StoredImport } from './import.queries.js';
import { countChosen, findFirstRows, findRows, findUnknownValues, pageOfRows } from './import-row.queries.js';
import { KindRules } from './kind-rules.js';
import { FileReading, type Habit } from './reading/file-reading.js';
import { siteKey } from './reading/site-names.js';
import type { ValueTarget } from './rules.js';
import { Neighbours, wordKey } from './reading/words.js';

const SAMPLED_ROWS = 200;
const SAMPLES = 3;
const SAMPLE_LENGTH = 120;

type Counted = StoredImport & { counts: ImportCounts };

/** The files of the caller, read; nobody else's. */
@Injectable()
export class ReadImports {
  constructor(private readonly database: Database, private readonly rules: KindRules) {}

  async list(caller: Caller, request: PageRequest): Promise<Page<ImportSummary>> {
    const { ids, next, total } = await pageOfImports(this.database, caller.accountId, request);
    return { items: (await findImports(this.database, caller.accountId, ids)).map(summaryOf), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<ImportDetail> {
    const stored = await this.find(caller, id, reader);
    const habits = await findHabits(reader, caller.accountId, stored.kind);
    const samples = samplesOf(stored, await findFirstRows(reader, id, SAMPLED_ROWS));
    return {
      ...summaryOf(stored),
      chosen: await countChosen(reader, id),
      columns: stored.headings.map((heading, place) => ({
        heading, field: stored.fields[place] || null, remembered: stored.remembered[place] ?? false, samples: samples[place] ?? [],
      })),
      values: await this.knownValues(reader, caller, stored, habits),
      unknownValues: await this.unknownValues(reader, caller, stored, habits),
      additions: (stored.kind === 'equipment' ? await findAdditions(reader, id) : []).map(({ detail, ...addition }) => ({
        ...addition, detail: addition.kind === 'model' ? CATEGORY_LABEL[detail as Category] : detail,
      })),
    };
  }

  /** @throws Refusal `not-found`, `cursor-invalid` */
  async rows(caller: Caller, id: string, request: ImportRowsRequest): Promise<Page<ImportRow>> {
    await this.find(caller, id);
    const { ids, next, total } = await pageOfRows(this.database, id, request);
    return { items: await findRows(this.database, id, ids), next, total };
  }

  /** @throws Refusal `not-found` */
  async find(caller: Caller, id: string, reader: Reader = this.database): Promise<Counted> {
    const [stored] = await findImports(reader, caller.accountId, [id]);
    if (!stored) throw new Refusal('not-found');
    return stored;
  }

  private async knownValues(reader: Reader, caller: Caller, { kind }: StoredImport, habits: readonly Habit[]): Promise<ImportKnownValue[]> {
    const values: ImportKnownValue[] = [];
    for (const field of IMPORT_VALUE_FIELDS[kind]) {
      const ofField = habits.filter(({ about }) => about === field);
      const labels = new Map(ofField.length === 0 ? [] : (await this.rules.of(kind).targetsOf(reader, caller, field)).map(({ target, label }) => [target, label]));
      for (const { written, target } of ofField) {
        const label = labels.get(target);
        // A site that closed, or left the scope: the value is unknown again.
        if (label !== undefined) values.push({ field, value: written, target, label });
      }
    }
    return values;
  }

  private async unknownValues(reader: Reader, caller: Caller, stored: StoredImport, habits: readonly Habit[]): Promise<ImportUnknownValue[]> {
    const reading = new FileReading(stored.id, stored.kind, stored.headings, stored.fields, habits);
    const fields = IMPORT_VALUE_FIELDS[stored.kind].map((field) => ({ field, column: reading.heading(field).slice(0, 200) }));
    const found = await findUnknownValues(reader, stored.id, fields);
    // However it is written, one word has one meaning: it is asked for once.
    const merged = new Map<string, { field: string; value: string; rows: number }>();
    for (const { field, value, rows } of found) {
      const key = `${field}:${wordKey(field === 'site' ? siteKey(value) : value)}`;
      merged.set(key, { field, value: merged.get(key)?.value ?? value, rows: (merged.get(key)?.rows ?? 0) + rows });
    }
    const neighbours = new Map<string, Neighbours<ValueTarget>>();
    for (const field of new Set(found.map((one) => one.field))) {
      const plain = field === 'site' ? siteKey : (word: string) => word;
      neighbours.set(field, new Neighbours(await this.rules.of(stored.kind).targetsOf(reader, caller, field), ({ label, words }) => [label, ...words].map(plain)));
    }
    return [...merged.values()].map(({ field, value, rows }) => {
      const nearest = neighbours.get(field)?.likely(field === 'site' ? siteKey(value) : value) ?? null;
      return { field, value, rows, suggestion: nearest?.target ?? null, suggestionLabel: nearest?.label ?? null };
    });
  }
}

function summaryOf(stored: Counted): ImportSummary {
  return {
    id: stored.id,
    version: stored.version,
    kind: stored.kind,
    fileName: stored.file_name,
    state: stored.state,
    createdAt: stored.created_at.toISOString(),
    finishedAt: stored.finished_at?.toISOString() ?? null,
    rowCount: stored.row_count,
    progress: { done: stored.done_count, total: stored.total_count },
    counts: stored.counts,
    failure: stored.failure,
  };
}

/** The first different values of each column. */
function samplesOf({ headings }: StoredImport, rows: readonly { cells: readonly string[] }[]): string[][] {
  return headings.map((_, place) => {
    const seen = new Map<string, string>();
    for (const { cells } of rows) {
      const cell = cells[place] ?? '';
      if (cell !== '' && seen.size < SAMPLES && !seen.has(wordKey(cell))) seen.set(wordKey(cell), cell.slice(0, SAMPLE_LENGTH));
    }
    return [...seen.values()];
  });
}
