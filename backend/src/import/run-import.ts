import { setTimeout as wait } from 'node:timers/promises';
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
import { addDone, findHabits, findOwner, findUnfinished, lockImport, setState, takeWritingTurn, type StoredImport } from './import.queries.js';
import { emptyRows, findUnread, findUnwritten, keepVerdicts, markRefused, markWritten } from './import-row.queries.js';
import { KindRules } from './kind-rules.js';
import { FileReading } from './reading/file-reading.js';
import { RowRefused } from './row-refused.js';
import type { ImportRules, RowToRead, RowToWrite, Verdict, Writing } from './rules.js';

export const IMPORT_JOB = 'import';

const READ_AT_ONCE = 500;
/** Short enough that somebody who logs a piece by hand hardly waits: a batch holds the counter of numbers. */
const WRITTEN_AT_ONCE = 200;
/** Then the job is given up, and taken up again by whoever looks after jobs. */
const REACH_TRIES = 60;
const REACH_EVERY_MS = 500;
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
    this.jobs.handle(IMPORT_JOB, async (data, stop) => this.run((data as { id: string }).id, stop), () => findUnfinished(this.database));
  }

  private async run(id: string, stop: AbortSignal): Promise<void> {
    const run = new ImportRun();
    try {
      while (await this.stepOnceReached(id, run, stop)) stop.throwIfAborted();
    } catch (error) {
      // Another try finds the file as the last batch left it.
      if (stop.aborted || isUnreachable(error)) throw error;
      this.log.error(`import ${id} failed`, error instanceof Error ? error.stack : undefined);
      await this.fail(id, OURS);
    }
  }

  /** A database that is away for a moment is waited for: what was kept of the last batch is there when it is back. */
  private async stepOnceReached(id: string, run: ImportRun, stop: AbortSignal): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.step(id, run);
      } catch (error) {
        if (!isUnreachable(error) || stop.aborted || tries >= REACH_TRIES) throw error;
        await wait(REACH_EVERY_MS);
      }
    }
  }

  /** Does one batch. @returns whether there may be more to do */
  private async step(id: string, run: ImportRun): Promise<boolean> {
    const accountId = run.accountId ??= await findOwner(this.database, id);
    const end = await this.database.write({ accountId, requestId: `import-${id}`, summed: true }, async (tx): Promise<BatchEnd> => {
      const stored = await lockImport(tx, id);
      if (stored === null || (stored.state !== 'checking' && stored.state !== 'importing')) return OVER;
      const caller = await this.callers.find(tx, stored.account_id, `import-${id}`);
      if (caller === null || !mayImport(caller.role, stored.kind)) {
        await setState(tx, id, { state: 'failed', failure: NOT_ALLOWED });
        return OVER;
      }
      const reading = await run.reading(tx, stored);
      return stored.state === 'checking' ? this.readBatch(tx, caller, stored, reading, run) : this.writeBatch(tx, caller, stored, reading, run);
    });
    run.keep(end);
    return end.more;
  }

  private async readBatch(tx: Transaction, caller: Caller, { id, kind }: StoredImport, reading: FileReading, run: ImportRun): Promise<BatchEnd> {
    const rows = await findUnread(tx, id, run.after, READ_AT_ONCE);
    if (rows.length === 0) {
      if (run.after > 0) return FROM_THE_START;
      await setState(tx, id, { state: 'checked' });
      return OVER;
    }
    const [aside, real] = [rows.filter(({ cells }) => reading.isAside(cells)), rows.filter(({ cells }) => !reading.isAside(cells))];
    const verdicts = [...aside.map(ignored), ...await this.rules.of(kind).check(tx, caller, reading, real)];
    await keepVerdicts(tx, id, verdicts);
    await keepClaims(tx, id, verdicts.flatMap(({ row, claims }) => claims.map(({ key, value = null }) => ({ key, row, value }))));
    await addDone(tx, id, rows.length);
    return { more: true, last: rows.at(-1)?.row ?? 0 };
  }

  private async writeBatch(tx: Transaction, caller: Caller, stored: StoredImport, reading: FileReading, run: ImportRun): Promise<BatchEnd> {
    await takeWritingTurn(tx);
    const rules = this.rules.of(stored.kind);
    const writing: Writing = { tx, caller, reading, fileName: stored.file_name, now: this.clock.now() };
    const rows = await findUnwritten(tx, stored.id, run.after, WRITTEN_AT_ONCE);
    if (rows.length === 0) {
      if (run.after > 0) return FROM_THE_START;
      await emptyRows(tx, stored.id, stored.kind);
      await setState(tx, stored.id, { state: 'done', at: this.clock.now() });
      return OVER;
    }
    if (run.after === 0) await rules.prepare(writing, stored.id);
    const refused = new Map([
      ...await this.create(rules, writing, rows.filter(({ isNew }) => isNew)),
      ...await this.oneByOne(rules, writing, rows.filter(({ isNew }) => !isNew), (row) => rules.change(writing, row)),
    ]);
    for (const [row, fault] of refused) await markRefused(tx, stored.id, row, fault);
    const written = rows.filter(({ row }) => !refused.has(row));
    if (written.length > 0) await markWritten(tx, stored.id, stored.kind, written, writing.now);
    await addDone(tx, stored.id, rows.length);
    return { more: true, last: rows.at(-1)?.row ?? 0 };
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

/** How a batch ended that was kept. */
interface BatchEnd {
  readonly more: boolean;
  /** The row behind which the next batch begins. */
  readonly last: number;
}

const OVER: BatchEnd = { more: false, last: 0 };
/** Nothing is left behind the last row: whether anything is left at all is asked once more. */
const FROM_THE_START: BatchEnd = { more: true, last: 0 };

/** What one run of the job knows from batch to batch. */
class ImportRun {
  /** Who gave the file: whose act the writing is. */
  accountId: string | null = null;
  private passed = 0;
  private known: FileReading | null = null;

  /** The row behind which the next batch begins. */
  get after(): number {
    return this.passed;
  }

  /** Called once the batch is committed: one that was undone is found again. */
  keep({ last }: BatchEnd): void {
    this.passed = last;
  }

  async reading(tx: Transaction, { id, account_id, kind, headings, fields }: StoredImport): Promise<FileReading> {
    this.known ??= new FileReading(id, kind, headings, fields, await findHabits(tx, account_id, kind));
    return this.known;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Refusal || error instanceof RowRefused;
}

async function faultOf(rules: ImportRules, writing: Writing, row: RowToWrite, refusal: unknown): Promise<ImportFault> {
  if (refusal instanceof RowRefused) return refusal.fault;
  const constraint = violatedConstraint(refusal);
  if (constraint !== null) return rules.explain(writing, row, constraint);
  const { code, parameters } = refusal instanceof Refusal ? refusal : new Refusal('value-refused');
  // Who holds a piece stands in its own place, not in what is kept of a file.
  const { holder: _holder, ...told } = parameters;
  return writing.reading.fault(row.cells, writing.reading.firstField, code, new Refusal(code, told).sentence);
}

function ignored({ row }: RowToRead): Verdict {
  return { row, outcome: 'ignored', content: null, links: null, faults: [], differences: [], targetId: null, targetVersion: null, claims: [] };
}
