import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { mayImport, type ImportFault } from '@calanque/shared';
import { BackgroundCallers, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { refusalOfPart } from '../database/savepoint.queries.js';
import { isUnreachable, violatedConstraint } from '../database/violation.js';
import { Jobs } from '../job/index.js';
import { Refusal } from '../refusal/refusal.js';
import { keepClaims } from './import-claim.queries.js';
import { addDone, findHabits, findOwner, lockImport, setState, takeWritingTurn, type StoredImport } from './import.queries.js';
import { findUnread, findUnwritten, keepVerdicts, markRefused, markWritten } from './import-row.queries.js';
import { KindRules } from './kind-rules.js';
import { FileReading } from './reading/file-reading.js';
import { RowRefused } from './row-refused.js';
import type { ImportRules, RowToRead, RowToWrite, Verdict, Writing } from './rules.js';

export const IMPORT_JOB = 'import';

const READ_AT_ONCE = 500;
/** Short enough that somebody who logs a piece by hand hardly waits: a batch holds the counter of numbers. */
const WRITTEN_AT_ONCE = 200;
const OURS = 'Une erreur est survenue de notre côté. Ce qui est écrit est gardé : reprenez l’import, il continue où il s’est arrêté.';
const NOT_ALLOWED = 'Votre compte ne permet plus cet import. Demandez à un administrateur, puis reprenez.';

/**
 * Reads and writes the rows of a file, batch by batch. A batch and the note that it is done are one transaction, so that whatever is
 * killed, the next run goes on behind the last batch that was kept.
 */
@Injectable()
export class RunImport implements OnModuleInit {
  private readonly log = new Logger('import');

  constructor(
    private readonly database: Database,
    private readonly callers: BackgroundCallers,
    private readonly rules: KindRules,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(IMPORT_JOB, async (data, stop) => this.run((data as { id: string }).id, stop));
  }

  private async run(id: string, stop: AbortSignal): Promise<void> {
    const run = new ImportRun();
    try {
      while (await this.step(id, run)) stop.throwIfAborted();
    } catch (error) {
      // Another try finds the file as the last batch left it.
      if (stop.aborted || isUnreachable(error)) throw error;
      this.log.error(`import ${id} failed`, error instanceof Error ? error.stack : undefined);
      await this.fail(id, OURS);
    }
  }

  /** Does one batch. @returns whether there is more to do */
  private async step(id: string, run: ImportRun): Promise<boolean> {
    const accountId = run.accountId ??= await findOwner(this.database, id);
    return this.database.write({ accountId, requestId: `import-${id}` }, async (tx) => {
      const stored = await lockImport(tx, id);
      if (stored === null || (stored.state !== 'checking' && stored.state !== 'importing')) return false;
      const caller = await this.callers.find(tx, stored.account_id, `import-${id}`);
      if (caller === null || !mayImport(caller.role, stored.kind)) {
        await setState(tx, id, { state: 'failed', failure: NOT_ALLOWED });
        return false;
      }
      const reading = await run.reading(tx, stored);
      return stored.state === 'checking' ? this.readBatch(tx, caller, stored, reading) : this.writeBatch(tx, caller, stored, reading, run);
    });
  }

  private async readBatch(tx: Transaction, caller: Caller, { id, kind }: StoredImport, reading: FileReading): Promise<boolean> {
    const rows = await findUnread(tx, id, READ_AT_ONCE);
    if (rows.length === 0) {
      await setState(tx, id, { state: 'checked' });
      return false;
    }
    const [aside, real] = [rows.filter(({ cells }) => reading.isAside(cells)), rows.filter(({ cells }) => !reading.isAside(cells))];
    const verdicts = [...aside.map(ignored), ...await this.rules.of(kind).check(tx, caller, reading, real)];
    await keepVerdicts(tx, id, verdicts);
    await keepClaims(tx, id, verdicts.flatMap(({ row, claims }) => claims.map(({ key, value = null }) => ({ key, row, value }))));
    await addDone(tx, id, rows.length);
    return true;
  }

  private async writeBatch(tx: Transaction, caller: Caller, stored: StoredImport, reading: FileReading, run: ImportRun): Promise<boolean> {
    await takeWritingTurn(tx);
    const rules = this.rules.of(stored.kind);
    const writing: Writing = { tx, caller, reading, fileName: stored.file_name, now: this.clock.now() };
    const rows = await findUnwritten(tx, stored.id, WRITTEN_AT_ONCE);
    if (rows.length === 0) {
      await setState(tx, stored.id, { state: 'done', at: this.clock.now() });
      return false;
    }
    if (run.isFirst()) await rules.prepare(writing, stored.id);
    const refused = new Map([
      ...await this.create(rules, writing, rows.filter(({ isNew }) => isNew)),
      ...await this.oneByOne(rules, writing, rows.filter(({ isNew }) => !isNew), (row) => rules.change(writing, row)),
    ]);
    for (const [row, fault] of refused) await markRefused(tx, stored.id, row, fault);
    const written = rows.filter(({ row }) => !refused.has(row));
    if (written.length > 0) await markWritten(tx, stored.id, stored.kind, written, writing.now);
    await addDone(tx, stored.id, rows.length);
    return true;
  }

  /** All at once; where one of them is refused, one by one. */
  private async create(rules: ImportRules, writing: Writing, rows: readonly RowToWrite[]): Promise<Map<number, ImportFault>> {
    if (rows.length === 0) return new Map();
    const refusal = await refusalOfPart(writing.tx, () => rules.create(writing, rows), isRefusal);
    return refusal === null ? new Map() : this.oneByOne(rules, writing, rows, (row) => rules.create(writing, [row]));
  }

  private async oneByOne(
    rules: ImportRules, writing: Writing, rows: readonly RowToWrite[], write: (row: RowToWrite) => Promise<void>,
  ): Promise<Map<number, ImportFault>> {
    const refused = new Map<number, ImportFault>();
    for (const row of rows) {
      const refusal = await refusalOfPart(writing.tx, () => write(row), isRefusal);
      if (refusal !== null) refused.set(row.row, await faultOf(rules, writing, row, refusal));
    }
    return refused;
  }

  private async fail(id: string, failure: string): Promise<void> {
    await this.database.write({ accountId: null, requestId: `import-${id}` }, async (tx) => {
      const stored = await lockImport(tx, id);
      if (stored !== null) await setState(tx, id, { state: 'failed', failure });
    });
  }
}

/** What one run of the job keeps from batch to batch. */
class ImportRun {
  /** Who gave the file: whose act the writing is. */
  accountId: string | null = null;
  private known: FileReading | null = null;
  private started = false;

  async reading(tx: Transaction, { id, account_id, kind, headings, fields }: StoredImport): Promise<FileReading> {
    this.known ??= new FileReading(id, kind, headings, fields, await findHabits(tx, account_id, kind));
    return this.known;
  }

  isFirst(): boolean {
    const isFirst = !this.started;
    this.started = true;
    return isFirst;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Refusal || error instanceof RowRefused;
}

async function faultOf(rules: ImportRules, writing: Writing, row: RowToWrite, refusal: unknown): Promise<ImportFault> {
  if (refusal instanceof RowRefused) return refusal.fault;
  const constraint = violatedConstraint(refusal);
  if (constraint !== null) return rules.explain(writing, row, constraint);
  const { code, sentence } = refusal instanceof Refusal ? refusal : new Refusal('value-refused');
  return { column: writing.reading.headings[0] ?? '', value: row.cells[0] ?? '', problem: code, sentence };
}

function ignored({ row }: RowToRead): Verdict {
  return { row, outcome: 'ignored', content: null, links: null, faults: [], differences: [], targetId: null, targetVersion: null, claims: [] };
}
