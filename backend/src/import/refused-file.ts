import { Injectable } from '@nestjs/common';
import { column } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import { csvOf, type WrittenFile } from '../spreadsheet/index.js';
import { REASON_HEADING } from './reading/headings.js';
import { findRefused, findWidest } from './import-row.queries.js';
import { ReadImports } from './read-imports.js';

export const REFUSED_TYPE = 'text/csv';
const ROWS_AT_ONCE = 500;

/** The refused rows of a file as they stand in it, with why: to be mended and given again. */
@Injectable()
export class RefusedFile {
  constructor(private readonly database: Database, private readonly imports: ReadImports) {}

  /** @throws Refusal `not-found` */
  async of(caller: Caller, id: string): Promise<WrittenFile> {
    const { headings, file_name: fileName, counts } = await this.imports.find(caller, id);
    // A mended file may hold the reasons of the time before.
    const places = [...headings.keys()].filter((place) => headings[place] !== REASON_HEADING);
    // What stands behind the last heading keeps its place, so that such a row is refused again unless it is mended.
    const surplus = Math.max(0, await findWidest(this.database, id) - headings.length);
    const columns = [...places.map((place) => column(String(place), headings[place] ?? '')), column('reason', REASON_HEADING), ...Array.from({ length: surplus }, (_, beyond) => column(`beyond${beyond}`, ''))];
    const rows = this.rows(id, places, headings.length);
    return {
      name: `${fileName.replace(/\.[^.]{1,5}$/, '')} - lignes refusées.csv`,
      type: REFUSED_TYPE,
      rows: counts.rejected,
      parts: csvOf({ name: 'Lignes refusées', columns, rows }),
      close: () => Promise.resolve(),
    };
  }

  private async *rows(id: string, places: readonly number[], width: number): AsyncGenerator<readonly (readonly string[])[]> {
    let after = 0;
    for (;;) {
      const batch = await findRefused(this.database, id, after, ROWS_AT_ONCE);
      const last = batch.at(-1);
      if (last === undefined) return;
      after = last.row;
      yield batch.map(({ cells, faults }) => [
        ...places.map((place) => cells[place] ?? ''),
        faults.map(({ column: name, sentence }) => (name === '' || sentence.includes(`« ${name} »`) ? sentence : `${name} : ${sentence}`)).join(' '),
        ...cells.slice(width),
      ]);
    }
  }
}
