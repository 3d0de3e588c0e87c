import { Injectable } from '@nestjs/common';
import type { Cell, ExportFormat, ListColumn } from '@calanque/shared';
import { Clock } from '../clock/clock.js';
import { Database, type Snapshot } from '../database/database.js';
import type { ListQuery } from '../database/keyset.queries.js';
import type { Reader } from '../database/sql.js';
import { countList, idsInBatches } from '../database/whole-list.queries.js';
import { Refusal } from '../refusal/refusal.js';
import { FORMATS } from './formats.js';

/** A list to be written whole: its rows are found as its pages find them. */
export interface WholeList<Key extends string, Row> {
  /** « Matériel »: names the file and the sheet. */
  readonly name: string;
  /** The day whose situation it is (`2026-03-01`), which the file says; the present where absent or null. */
  readonly asOf?: string | null;
  readonly list: ListQuery;
  readonly rowsOf: (reader: Reader, ids: readonly string[]) => Promise<readonly Row[]>;
  readonly columns: readonly ListColumn<Key>[];
  readonly cells: Readonly<Record<Key, (row: Row) => Cell | undefined>>;
}

/** A list that is written while it is taken. */
export interface WrittenFile {
  /** With the day and its extension: « Matériel du 28-11-2026.csv », « Matériel au 01-03-2026.csv » for a day that is past. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** How many rows it will have below the headings. */
  readonly rows: number;
  readonly parts: AsyncGenerator<Buffer>;
  /** Ends the reading of the database; whoever got the file calls it, whether all was taken or not. */
  readonly close: () => Promise<void>;
}

type Batch = readonly (readonly Cell[])[];

/** Each keeps a connection for as long as somebody downloads; the other connections are for the screens. */
const MOST_AT_ONCE = 4;
const TRY_AGAIN_IN_SECONDS = 10;

/** Lists, written to files that show them at one instant. */
@Injectable()
export class Exports {
  private readonly running = new Set<symbol>();

  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /**
   * Begins to write. Whoever gets the file closes it, sent or not.
   * @throws Refusal `exports-busy`
   */
  async open<Key extends string, Row>(format: ExportFormat, whole: WholeList<Key, Row>): Promise<WrittenFile> {
    const turn = this.takeTurn();
    const snapshot = await this.database.openSnapshot().catch((error: unknown) => {
      this.running.delete(turn);
      throw error;
    });
    const close = async (): Promise<void> => {
      if (this.running.delete(turn)) await snapshot.close();
    };
    try {
      const rows = await countList(snapshot, whole.list);
      const batches = batchesOf(snapshot, whole);
      // The first rows are read before anything is answered, so that what goes wrong can still be said.
      const first = await batches.next();
      const past = whole.asOf ? `${whole.name} au ${inFrenchOrder(whole.asOf)}` : null;
      const sheet = { name: past ?? whole.name, columns: whole.columns, rows: startingWith(first, batches) };
      const { type, write } = FORMATS[format];
      return { name: `${past ?? `${whole.name} du ${inFrenchOrder(this.clock.today())}`}.${format}`, type, rows, parts: write(sheet), close };
    } catch (error) {
      await close();
      throw error;
    }
  }

  private takeTurn(): symbol {
    if (this.running.size >= MOST_AT_ONCE) throw new Refusal('exports-busy', {}, { retryAfterSeconds: TRY_AGAIN_IN_SECONDS });
    const turn = Symbol('export');
    this.running.add(turn);
    return turn;
  }
}

/** `01-03-2026`: what a file's name can hold. */
const inFrenchOrder = (day: string): string => day.split('-').reverse().join('-');

async function* batchesOf<Key extends string, Row>(snapshot: Snapshot, whole: WholeList<Key, Row>): AsyncGenerator<Batch> {
  const readers = whole.columns.map(({ key }) => whole.cells[key]);
  for await (const ids of idsInBatches(snapshot, whole.list)) {
    const rows = await whole.rowsOf(snapshot, ids);
    yield rows.map((row) => readers.map((read) => read(row) ?? null));
  }
}

async function* startingWith(first: IteratorResult<Batch>, others: AsyncGenerator<Batch>): AsyncGenerator<Batch> {
  if (first.done) return;
  yield first.value;
  yield* others;
}
