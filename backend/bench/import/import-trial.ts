import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportDetail } from '@calanque/shared';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { ProductClient } from '../../src/testing/product-client.js';
import { copyInto, findNames } from './copy-in.queries.js';
import { officeFile, officeRows, type OfficeRow } from './office-file.js';

const LOOK_EVERY_MS = 200;
/** As many rows as the import writes in one transaction. */
const COPIED_AT_ONCE = 200;

export interface ImportFigures {
  readonly rows: number;
  readonly checkMs: number;
  readonly writeMs: number;
  /** Of the server from its start on, file and dry run included; null where the system does not tell. */
  readonly peakMegabytes: number | null;
  readonly copyMs: number;
}

/**
 * Imports a file of so many rows as a person does, then copies as many others like it straight into the tables.
 * @param server its process, started for this alone: what it needed at most is told from its start on
 */
export async function tryImport(client: ProductClient, server: { readonly pid: number }, databaseUrl: string, many: number): Promise<ImportFigures> {
  const marks = newMarks();
  const form = new FormData();
  form.set('kind', 'equipment');
  form.set('file', new Blob([officeFile(officeRows(many, marks.imported))]), 'inventaire.csv');
  const { id } = await answerOf(await client.request('POST', '/api/imports', form), 201);
  const checkMs = await timed(async () => {
    await answerOf(await client.request('POST', `/api/imports/${id}/dry-run`), 202);
    const { counts } = await until(client, id, 'checked');
    if (counts.accepted !== many) throw new Error(`the dry run accepts ${counts.accepted} of ${many} rows`);
  });
  const writeMs = await timed(async () => {
    await answerOf(await client.request('POST', `/api/imports/${id}/confirm`, {}), 202);
    const { counts } = await until(client, id, 'done');
    if (counts.accepted !== many) throw new Error(`the import wrote ${counts.accepted} of ${many} rows`);
  });
  const peakMegabytes = peakOf(server.pid);
  return { rows: many, checkMs, writeMs, peakMegabytes, copyMs: await copy(databaseUrl, officeRows(many, marks.copied)) };
}

/** Of three letters and digits, others at each call: an inventory that is kept holds those of earlier runs. */
function newMarks(): { imported: string; copied: string } {
  const moment = (Math.floor(Date.now() / 1000) % 36 ** 2).toString(36).toUpperCase().padStart(2, '0');
  return { imported: `I${moment}`, copied: `C${moment}` };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function until(client: ProductClient, id: string, state: ImportDetail['state']): Promise<ImportDetail> {
  for (;;) {
    const detail = await answerOf(await client.request('GET', `/api/imports/${id}`), 200);
    if (detail.state === state) return detail;
    if (detail.state === 'failed') throw new Error(`the import failed: ${detail.failure ?? ''}`);
    await wait(LOOK_EVERY_MS);
  }
}

async function answerOf(response: Response, status: number): Promise<ImportDetail> {
  if (response.status !== status) throw new Error(`${response.url} gave ${response.status}: ${await response.text()}`);
  return (await response.json()) as ImportDetail;
}

function peakOf(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** The plain way, in transactions as long as those of the import. */
async function copy(databaseUrl: string, rows: readonly OfficeRow[]): Promise<number> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    const names = await findNames(db);
    const now = `[${new Date().toISOString()},)`;
    return await timed(async () => {
      for (let start = 0; start < rows.length; start += COPIED_AT_ONCE) {
        const batch = rows.slice(start, start + COPIED_AT_ONCE).map((row) => {
          const place = names.rooms.get(`${row.site}/${row.room}`);
          return { ...row, id: uuid(), modelId: names.models.get(`${row.maker}/${row.model}`) ?? '', siteId: place?.siteId ?? '', roomId: place?.roomId ?? '' };
        });
        await db.query('BEGIN');
        await copyInto(db, 'equipment', ['id', 'number', 'model_id', 'serial', 'mac', 'purchased_on', 'price_cents', 'order_number'],
          batch.map((row) => [row.id, row.number, row.modelId, row.serial, row.mac, row.purchasedOn, String(row.priceCents), row.orderNumber]));
        await copyInto(db, 'equipment_place', ['equipment_id', 'site_id', 'room_id', 'period'], batch.map((row) => [row.id, row.siteId, row.roomId, now]));
        await copyInto(db, 'equipment_condition', ['equipment_id', 'condition', 'period'],
          batch.map((row) => [row.id, row.state === 'En panne' ? 'broken' : 'working', now]));
        await copyInto(db, 'custody', ['id', 'equipment_id', 'kind', 'period'], batch.filter(({ state }) => state === 'En service' || state === 'En réparation')
          .map((row) => [uuid(), row.id, row.state === 'En service' ? 'installed' : 'repair', now]));
        await db.query('COMMIT');
      }
    });
  } finally {
    await db.end();
  }
}
