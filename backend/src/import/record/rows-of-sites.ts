import { RowRefused } from '../row-refused.js';
import type { RowToWrite, Writing } from '../rules.js';
import type { RecordContent, RecordRow } from './record-rules.js';
import { findOpenSites } from '../equipment/catalogue.queries.js';
import { visibleSites } from '../reading/site-names.js';

export function rowOf(row: RowToWrite): RecordRow & { readonly id: string } {
  return { row: row.row, id: row.targetId, content: row.content as RecordContent, siteId: row.links['siteId'] ?? null };
}

/** The site of each row is still one of the scope, and open. */
export async function requireSites({ tx, caller, reading }: Writing, rows: readonly RowToWrite[]): Promise<void> {
  const open = new Set(visibleSites(await findOpenSites(tx, caller.scope)).map(({ id }) => id));
  const elsewhere = rows.find(({ links }) => !open.has(links['siteId'] ?? ''));
  if (!elsewhere) return;
  throw new RowRefused(reading.fault(elsewhere.cells, 'site', 'site-unknown', 'Cette MDS a fermé ou ne vous est plus accessible.'));
}
