import { PAGE_LIMIT, WEEKDAYS } from '@calanque/shared';
import type pg from 'pg';
import { endOfDay } from '../../src/clock/past-day.js';
import { markOf, writeCursor } from '../../src/database/keyset.queries.js';
import { heldAsOf, pageAsOf, pieceAsOf, siteAsOf, type SiteRow } from './as-of.queries.js';
import type { BareHandler } from './bare-server.js';
import { detailOf, summaryOf, type PieceRow } from './summary.js';

const ONE = /^\/api\/equipment\/([0-9a-f-]{36})$/;
const SITE = /^\/api\/sites\/([0-9a-f-]{36})$/;
const HELD = /^\/api\/persons\/([0-9a-f-]{36})\/holdings$/;

/** The list of a site, its figures, one piece, and what a person held, at the end of `asOf`: each one statement written by hand. */
export function asOf(pool: pg.Pool): BareHandler {
  return async ({ path, query }) => {
    const day = query.get('asOf');
    if (day === null) return null;
    const at = endOfDay(day);
    const [piece, person, site] = [ONE, HELD, SITE].map((form) => form.exec(path)?.[1]);
    if (piece !== undefined) {
      const row = await pieceAsOf(pool, at, piece);
      return row === undefined ? { status: 404, answer: {} } : { status: 200, answer: detailOf(row) };
    }
    if (person !== undefined) return { status: 200, answer: { items: (await heldAsOf(pool, at, person)).map(holdingOf) } };
    if (site !== undefined) {
      const row = await siteAsOf(pool, at, site);
      return row === undefined ? { status: 404, answer: {} } : { status: 200, answer: siteOf(row) };
    }
    return path === '/api/equipment' ? { status: 200, answer: await listOf(pool, at, day, query.get('siteId') ?? '') } : null;
  };
}

async function listOf(pool: pg.Pool, at: Date, day: string, siteId: string): Promise<object> {
  const rows = await pageAsOf(pool, at, siteId, PAGE_LIMIT + 1);
  const shown = rows.slice(0, PAGE_LIMIT);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({ ...summaryOf(row), more: null })),
    next: rows.length > PAGE_LIMIT && last ? writeCursor(markOf({ siteId: [siteId], sort: 'number', asOf: day } as object), [last.k0, last.k1, last.id]) : null,
    total: null,
  };
}

function holdingOf(row: PieceRow): object {
  const instant = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : null);
  return {
    custodyId: row['custody_id'], custodyVersion: row['custody_version'], kind: row['kind'], since: instant(row['since']), dueAt: instant(row['due_at']),
    equipmentId: row.id, number: row['number'], category: row['category'], maker: row['maker'], modelName: row['model_name'], serial: row['serial'],
    site: { id: row['site_id'], name: row['site_name'] }, condition: row['condition'], accessories: row['accessories'], mayTakeBack: false,
  };
}

function siteOf(row: SiteRow): object {
  return {
    id: row['id'], version: row['version'], name: row['name'], status: row['status'], city: row['city'], address: row['address'], manager: row['manager'],
    networkKind: row['network_kind'], downloadMbps: row['download_mbps'], roomCount: row['room_count'],
    equipmentCount: row.counts.reduce((sum, { count }) => sum + count, 0), postalCode: row['postal_code'], communeCode: row['commune_code'],
    latitude: row['latitude'], longitude: row['longitude'],
    openingHours: Object.fromEntries(WEEKDAYS.map((day) => [day, row.opening_hours[day] ?? null])), networkOperator: row['network_operator'],
    uploadMbps: row['upload_mbps'], bookingApproval: row['booking_approval'], counts: row.counts,
  };
}
