import { Injectable } from '@nestjs/common';
import { IMPORT_FIELDS, IMPORT_VALUE_FIELDS, mayImport, type ImportColumnChoice, type ImportConfirmation, type ImportDetail, type ImportMapping, type ImportValueChoice } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { Jobs } from '../job/index.js';
import { Refusal } from '../refusal/refusal.js';
import { deleteImport, forgetHabits, keepHabits, lockImport, setFields, setState, type StoredImport } from './import.queries.js';
import { chooseRows, forgetVerdicts } from './import-row.queries.js';
import { KindRules } from './kind-rules.js';
import { ReadImports } from './read-imports.js';
import type { Habit } from './reading/file-reading.js';
import { siteKey } from './reading/site-names.js';
import { wordKey } from './reading/words.js';
import { IMPORT_JOB } from './run-import.js';

/** What the person decides about a file: its columns and values, the dry run, and that it is taken. */
@Injectable()
export class ChangeImport {
  constructor(
    private readonly database: Database,
    private readonly imports: ReadImports,
    private readonly rules: KindRules,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Corrects what columns and values mean, for this file and for the next ones.
   * @param version the one that the change is about; null changes whichever there is
   * @throws Refusal `not-found`, `stale`, `import-…`
   */
  async map(caller: Caller, id: string, version: number | null, mapping: ImportMapping): Promise<ImportDetail> {
    await this.act(caller, id, async (tx, stored) => {
      if (version !== null && version !== stored.version) throw new Refusal('stale', {}, { current: await this.imports.one(caller, id, tx) });
      requireOpen(stored);
      const columns = mapping.columns ?? [];
      const { fields, remembered } = mapped(stored, columns);
      await this.mapValues(tx, caller, stored, mapping.values ?? []);
      const habits = columns.flatMap(({ index, field }) => habitOf('column', stored.headings[index] ?? '', field ?? ''));
      if (habits.length > 0) await keepHabits(tx, caller.accountId, stored.kind, habits);
      await setFields(tx, id, fields, remembered);
    });
    return this.imports.one(caller, id);
  }

  /**
   * Starts reading every row without writing anything.
   * @throws Refusal `not-found`, `import-columns-missing`, `import-running`, `import-over`
   */
  async check(caller: Caller, id: string): Promise<ImportDetail> {
    await this.act(caller, id, async (tx, stored) => {
      if (stored.state === 'checking') return;
      requireOpen(stored);
      requireColumns(caller, stored);
      await forgetVerdicts(tx, id);
      await setState(tx, id, { state: 'checking', total: stored.row_count });
      await this.jobs.send(tx, IMPORT_JOB, { id });
    });
    return this.imports.one(caller, id);
  }

  /**
   * Has the accepted rows written, and the differences that are chosen. Asked again, it goes on where it stopped.
   * @param version the one whose dry run was shown; null takes whichever there is
   * @throws Refusal `not-found`, `stale`, `import-not-checked`
   */
  async confirm(caller: Caller, id: string, version: number | null, { rows, allDifferences }: ImportConfirmation): Promise<ImportDetail> {
    await this.act(caller, id, async (tx, stored) => {
      if (stored.state === 'importing' || stored.state === 'done') return;
      if (version !== null && version !== stored.version) throw new Refusal('stale', {}, { current: await this.imports.one(caller, id, tx) });
      const resumes = stored.state === 'failed' && stored.confirmed_at !== null;
      if (stored.state !== 'checked' && !resumes) throw new Refusal('import-not-checked');
      const total = await chooseRows(tx, id, allDifferences ? 'all' : rows ?? []);
      await setState(tx, id, { state: 'importing', total, at: this.clock.now() });
      await this.jobs.send(tx, IMPORT_JOB, { id });
    });
    return this.imports.one(caller, id);
  }

  /**
   * Leaves a file that was not confirmed: nothing of it stays. One that was is kept for a while, so that the same file is known again.
   * @throws Refusal `not-found`, `import-running`, `import-over`
   */
  async leave(caller: Caller, id: string): Promise<void> {
    await this.act(caller, id, async (tx, stored) => {
      if (stored.state === 'importing') throw new Refusal('import-running');
      if (stored.confirmed_at !== null) throw new Refusal('import-over');
      await deleteImport(tx, id);
    });
  }

  private async act(caller: Caller, id: string, act: (tx: Transaction, stored: StoredImport) => Promise<void>): Promise<void> {
    await this.database.write(caller, async (tx) => {
      const stored = await lockImport(tx, id);
      if (stored === null || stored.account_id !== caller.accountId) throw new Refusal('not-found');
      if (!mayImport(caller.role, stored.kind)) throw new Refusal('not-allowed');
      await act(tx, stored);
    });
  }

  private async mapValues(tx: Transaction, caller: Caller, { kind }: StoredImport, values: readonly ImportValueChoice[]): Promise<void> {
    for (const { field, value, target } of values) {
      if (!IMPORT_VALUE_FIELDS[kind].includes(field)) throw new Refusal('import-field-unknown', { name: field }, { field: 'values' });
      const [habit] = habitOf(field, value, target ?? '');
      if (!habit) continue;
      if (target === null || target === undefined) {
        await forgetHabits(tx, caller.accountId, kind, [habit]);
        continue;
      }
      const targets = await this.rules.of(kind).targetsOf(tx, caller, field);
      if (!targets.some((one) => one.target === target)) throw new Refusal('import-value-unknown', { value }, { field: 'values' });
      await keepHabits(tx, caller.accountId, kind, [habit]);
    }
  }
}

function habitOf(about: string, written: string, target: string): Habit[] {
  const word = wordKey(about === 'site' ? siteKey(written) : written).slice(0, 200);
  return word === '' ? [] : [{ about, word, written: written.slice(0, 200), target }];
}

/** @throws Refusal `import-running`, `import-over` where the file is past being changed */
function requireOpen({ state, confirmed_at: confirmed }: StoredImport): void {
  if (state === 'done') throw new Refusal('import-over');
  if (state === 'checking' || state === 'importing' || confirmed !== null) throw new Refusal('import-running');
}

/** @throws Refusal `import-columns-missing` */
function requireColumns(caller: Caller, { kind, fields }: StoredImport): void {
  const missing = IMPORT_FIELDS[kind].filter(({ name, required }) =>
    required && !fields.includes(name) && !(name === 'site' && caller.scope.isOneSite));
  if (missing.length === 0) return;
  throw new Refusal('import-columns-missing', { labels: missing.map(({ label }) => `« ${label} »`).join(', ') }, { field: 'columns' });
}

/** The columns as they are to be. @throws Refusal `import-column-unknown`, `import-field-unknown`, `import-column-twice` */
function mapped({ kind, headings, fields, remembered }: StoredImport, columns: readonly ImportColumnChoice[]): { fields: string[]; remembered: boolean[] } {
  const next = { fields: [...fields], remembered: [...remembered] };
  for (const { index, field } of columns) {
    if (index >= headings.length) throw new Refusal('import-column-unknown', { index: index + 1 }, { field: 'columns' });
    if (field && !IMPORT_FIELDS[kind].some(({ name }) => name === field)) throw new Refusal('import-field-unknown', { name: field }, { field: 'columns' });
    next.fields[index] = field ?? '';
    next.remembered[index] = false;
  }
  const twice = next.fields.find((field, place) => field !== '' && next.fields.indexOf(field) !== place);
  if (twice) throw new Refusal('import-column-twice', { label: IMPORT_FIELDS[kind].find(({ name }) => name === twice)?.label ?? twice }, { field: 'columns' });
  return next;
}
