import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { mayImport, type ImportDetail, type ImportRequest } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { decodeText } from './file/decode-text.js';
import { readTable, type FileTable } from './file/read-table.js';
import { deleteOldImports, findHabits, insertImport, setRowCount } from './import.queries.js';
import { insertRows } from './import-row.queries.js';
import { proposeFields } from './propose-fields.js';
import { ReadImports } from './read-imports.js';
import type { RowToRead } from './rules.js';

const ROWS_AT_ONCE = 1000;
const KEPT_MS = 90 * 24 * 3600_000;

/** A file as it was sent. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Takes a file in: reads it to the end, keeps its rows, and proposes what its columns are. A file with a fault leaves nothing. */
@Injectable()
export class ReceiveFile implements OnApplicationBootstrap {
  constructor(private readonly database: Database, private readonly imports: ReadImports, private readonly clock: Clock) {}

  /** What is old is removed at each start, and with each file. */
  async onApplicationBootstrap(): Promise<void> {
    await deleteOldImports(this.database, this.oldest());
  }

  /** @throws Refusal `not-allowed`, `file-…`, `id-reused` */
  async receive(caller: Caller, { kind, id: given }: ImportRequest, file: GivenFile | null): Promise<ImportDetail> {
    if (!mayImport(caller.role, kind)) throw new Refusal('not-allowed', {}, { field: 'kind' });
    if (file === null) throw new Refusal('file-missing', {}, { field: 'file' });
    const id = given ?? uuidv7();
    const habits = await findHabits(this.database, caller.accountId, kind);
    const { text } = decodeText(file.bytes);
    const table = readTable(text, (heading) => proposeFields(kind, [heading], habits)[0]?.field !== null);
    const proposed = proposeFields(kind, table.headings, habits);
    const digest = digestOf(table);
    await this.database.create(caller, { id, kind, digest: digest.toString('hex') } as { id: string }, async (tx) => {
      const now = this.clock.now();
      await deleteOldImports(tx, this.oldest());
      await insertImport(tx, {
        id, accountId: caller.accountId, kind, fileName: shortName(file.name), digest, createdAt: now, headings: table.headings.map((heading) => heading.slice(0, 200)),
        fields: proposed.map(({ field }) => field ?? ''), remembered: proposed.map(({ remembered }) => remembered),
      });
      let count = 0;
      let batch: RowToRead[] = [];
      for (const cells of table.rows()) {
        batch.push({ row: ++count, cells });
        if (batch.length < ROWS_AT_ONCE) continue;
        await insertRows(tx, id, batch);
        batch = [];
      }
      if (batch.length > 0) await insertRows(tx, id, batch);
      await setRowCount(tx, id, count);
    });
    return this.imports.one(caller, id);
  }

  private oldest(): Date {
    return new Date(this.clock.now().getTime() - KEPT_MS);
  }
}

/** Of what the cells say: the same list is the same however its file is written. */
function digestOf(table: FileTable): Buffer {
  const hash = createHash('sha256').update(JSON.stringify(table.headings));
  for (const cells of table.rows()) hash.update(JSON.stringify(cells));
  return hash.digest();
}

/** The name without the folders that some browsers send, short enough to be shown. */
function shortName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(-255) || 'fichier.csv';
}
