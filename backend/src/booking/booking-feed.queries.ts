import type { BookingFeed, BookingStatus, BookingUse, Category } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import { isPlaceOf } from './booking-row.queries.js';

/**
 * Keeps a new calendar address, of which only the hash is known.
 * @scope-free its site was looked for within the owner's scope
 */
export async function insertFeed(
  reader: Reader, feed: { readonly id: string; readonly tokenHash: Buffer; readonly ownerId: string; readonly siteId: string | null },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO booking_feed (id, token_hash, owner_id, site_id) VALUES (${feed.id}, ${feed.tokenHash}, ${feed.ownerId}, ${feed.siteId})`);
}

/**
 * The addresses of an account that work, oldest first.
 * @scope-free they are the account's own
 */
export async function findFeeds(reader: Reader, ownerId: string): Promise<BookingFeed[]> {
  const rows = await reader.rows<{ id: string; site_id: string | null; site_name: string | null; created_at: Date; last_read_at: Date | null }>(sql`
    SELECT f.id, f.site_id, s.name AS site_name, f.created_at, f.last_read_at
      FROM booking_feed f LEFT JOIN site s ON s.id = f.site_id
     WHERE f.owner_id = ${ownerId} AND f.revoked_at IS NULL ORDER BY f.created_at, f.id`);
  return rows.map((row) => ({
    id: row.id,
    site: row.site_id === null ? null : { id: row.site_id, name: row.site_name ?? '' },
    createdAt: row.created_at.toISOString(),
    lastReadAt: row.last_read_at?.toISOString() ?? null,
    url: null,
  }));
}

/**
 * Makes an address of the account work no more; false where it has no such address.
 * @scope-free it is the account's own
 */
export async function revokeFeed(reader: Reader, ownerId: string, id: string, at: Date): Promise<boolean> {
  return (await oneRow(reader, sql`
    UPDATE booking_feed SET revoked_at = ${at} WHERE id = ${id} AND owner_id = ${ownerId} AND revoked_at IS NULL RETURNING id`)) !== null;
}

/**
 * Makes no address of the account work any more.
 * @scope-free they are the account's own
 */
export async function revokeFeeds(reader: Reader, ownerId: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE booking_feed SET revoked_at = ${at} WHERE owner_id = ${ownerId} AND revoked_at IS NULL`);
}

export interface OpenFeed {
  readonly id: string;
  readonly ownerId: string;
  readonly siteId: string | null;
  readonly siteName: string | null;
}

/**
 * What an address opens; null when it is unknown or revoked. What its owner may see is for the caller to ask.
 * @scope-free whoever holds the address may read it
 */
export function findOpenFeed(reader: Reader, tokenHash: Buffer): Promise<OpenFeed | null> {
  return oneRow<OpenFeed>(reader, sql`
    SELECT f.id, f.owner_id AS "ownerId", f.site_id AS "siteId", s.name AS "siteName"
      FROM booking_feed f LEFT JOIN site s ON s.id = f.site_id WHERE f.token_hash = ${tokenHash} AND f.revoked_at IS NULL`);
}

/**
 * Notes that an address was read; at most once an hour.
 * @scope-free it tells nothing
 */
export async function touchFeed(reader: Reader, id: string, now: Date): Promise<void> {
  await reader.rows(sql`
    UPDATE booking_feed SET last_read_at = ${now} WHERE id = ${id} AND (last_read_at IS NULL OR last_read_at < ${now}::timestamptz - interval '1 hour')`);
}

/** One event of a calendar; it holds no person's name. */
export interface FeedEvent {
  readonly id: string;
  readonly version: number;
  readonly status: BookingStatus;
  readonly start: Date;
  readonly end: Date;
  readonly use: BookingUse;
  readonly purpose: string | null;
  readonly number: string;
  readonly category: Category;
  readonly model: string;
  readonly site: string;
  /** When it was last decided about, or made. */
  readonly at: Date;
}

/** A calendar is read whole: what is long past, or was cancelled long ago, is no longer told. */
const TOLD_DAYS = 30;
const MOST = 5000;

/** The bookings of a site of the scope, or of a person, for a calendar. */
export function findEvents(
  reader: Reader, scope: SiteScope, whose: { readonly siteId: string } | { readonly personId: string }, now: Date,
): Promise<FeedEvent[]> {
  const which = 'siteId' in whose ? sql`p.site_id = ${whose.siteId}` : sql`(b.owner_id = ${whose.personId} OR b.person_id = ${whose.personId})`;
  return reader.rows<FeedEvent>(sql`
    SELECT b.id, b.version, b.status, lower(b.period) AS start, upper(b.period) AS "end", b.use, b.purpose, e.number, e.category,
           m.maker || ' ' || m.name AS model, s.name AS site, greatest(b.created_at, b.decided_at, b.ended_at, b.overridden_at) AS at
      FROM booking b
      JOIN equipment e ON e.id = b.equipment_id
      JOIN equipment_place p ON ${isPlaceOf(now)}
      JOIN equipment_model m ON m.id = e.model_id
      JOIN site s ON s.id = p.site_id
     WHERE ${which} AND ${scope.covers(sql`p.site_id`)}
       AND lower(b.period) > ${now}::timestamptz - interval '366 days' AND upper(b.period) > ${now}::timestamptz - make_interval(days => ${TOLD_DAYS})
       AND (b.status NOT IN ('cancelled', 'refused') OR b.ended_at > ${now}::timestamptz - make_interval(days => ${TOLD_DAYS}))
     ORDER BY lower(b.period), b.id LIMIT ${MOST}`);
}
