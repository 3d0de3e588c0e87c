import type { Category, EquipmentState } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { allOf, joinSql, sql, type Reader, type Sql } from '../database/sql.js';
import type { Place } from './search-cursor.js';
import { RANK, type Rank } from './rank.js';
import type { Reading } from './readings.js';
import type { TypedKey } from './typed-key.js';

export interface FoundPiece {
  readonly rank: Rank;
  readonly id: string;
  readonly number: string;
  readonly category: Category;
  readonly name: string;
  readonly serial: string | null;
  readonly mac: string | null;
  readonly imei: string | null;
  readonly state: EquipmentState;
  readonly annulled: boolean;
  readonly site_id: string;
  readonly site_name: string;
  readonly room_id: string | null;
  readonly room_name: string | null;
  readonly holder_id: string | null;
  readonly holder_name: string | null;
}

/** What pieces are looked for by. */
export interface PiecesWanted {
  /** As it was typed. */
  readonly typed: string;
  readonly key: TypedKey;
  readonly written: readonly Reading[];
  readonly understood: readonly Reading[];
  /** Whether the caller may read who holds a piece. */
  readonly holders: boolean;
  readonly after: Place | null;
  readonly limit: number;
}

/**
 * The most that is taken of one way to find pieces: whoever finds more has to say more, and nothing that is typed makes
 * PostgreSQL read every piece.
 */
const MOST_OF_ONE_WAY = 500;

/** The pieces of the scope that fit best, best first and then in the order in which they were logged, in one statement. */
export function findPieces(reader: Reader, scope: SiteScope, wanted: PiecesWanted): Promise<FoundPiece[]> {
  const ways = [
    ...byIdentifier(scope, wanted),
    ...wanted.written.map((reading) => byReading(scope, reading, RANK.piecesOfNames)),
    ...wanted.understood.map((reading) => byReading(scope, reading, RANK.piecesOfMisspeltNames)),
  ];
  if (ways.length === 0) return Promise.resolve([]);
  const after = wanted.after === null ? sql`` : sql`HAVING (min(w.rank), w.id) > (${wanted.after.rank}::integer, ${wanted.after.id}::uuid)`;
  const holder = wanted.holders
    ? { columns: sql`h.id AS holder_id, h.given_name || ' ' || h.family_name AS holder_name`, source: sql`LEFT JOIN person h ON h.id = n.person_id` }
    : { columns: sql`NULL::uuid AS holder_id, NULL AS holder_name`, source: sql`` };
  return reader.rows<FoundPiece>(sql`
    WITH found AS MATERIALIZED (
      SELECT w.id, min(w.rank) AS rank FROM (${joinSql(ways, ' UNION ALL ')}) AS w GROUP BY w.id ${after} ORDER BY 2, 1 LIMIT ${wanted.limit})
    SELECT f.rank, f.id, e.number, e.category, m.maker || ' ' || m.name AS name, e.serial, e.mac::text AS mac, e.imei, n.state,
           e.annulled_at IS NOT NULL AS annulled, s.id AS site_id, s.name AS site_name, r.id AS room_id, r.name AS room_name, ${holder.columns}
      FROM found f
      JOIN equipment e ON e.id = f.id
      JOIN equipment_now n ON n.equipment_id = f.id
      JOIN equipment_model m ON m.id = e.model_id
      JOIN site s ON s.id = n.site_id
      LEFT JOIN room r ON r.id = n.room_id
      ${holder.source}
     WHERE ${scope.covers(sql`n.site_id`)}
     ORDER BY f.rank, f.id`);
}

const VALID = sql`e.annulled_at IS NULL`;
const IDENTIFIERS = sql`equipment_identifiers(e.number, e.serial, e.mac, e.imei)`;

function byIdentifier(scope: SiteScope, { typed, key }: PiecesWanted): Sql[] {
  // An old label may be that of an annulled entry, and no other piece has its number.
  const ways = [way(scope, RANK.identifier, [sql`number_prefix(e.number) = number_prefix(${typed})`, sql`number_value(e.number) = number_value(${typed})`])];
  if (key.bareNumber !== null) {
    ways.push(way(scope, RANK.bareNumber, [VALID, sql`number_prefix(e.number) = 'MDS13-'`, sql`number_value(e.number) = ${key.bareNumber}::numeric`]));
  }
  if (key.searchable) {
    const exact = joinSql([`${key.key}|%`, `%|${key.key}|%`, `%|${key.key}`].map((pattern) => sql`${IDENTIFIERS} LIKE ${pattern}`), ' OR ');
    const beginning = joinSql([`${key.key}%`, `%|${key.key}%`].map((pattern) => sql`${IDENTIFIERS} LIKE ${pattern}`), ' OR ');
    ways.push(way(scope, RANK.identifier, [VALID, sql`(${exact})`]), way(scope, RANK.identifierBeginning, [VALID, sql`(${beginning})`]));
  }
  if (key.searchableInside) ways.push(way(scope, RANK.identifierPart, [VALID, sql`${IDENTIFIERS} LIKE ${`%${key.key}%`}`]));
  return ways;
}

function byReading(scope: SiteScope, { ids, identifier }: Reading, rank: Rank): Sql {
  const conditions = [VALID];
  if (ids.model) conditions.push(sql`e.model_id = ANY(${ids.model}::uuid[])`);
  if (ids.category) conditions.push(sql`e.category = ANY(${ids.category})`);
  if (ids.site) conditions.push(sql`p.site_id = ANY(${ids.site}::uuid[])`);
  if (ids.room) conditions.push(sql`p.room_id = ANY(${ids.room}::uuid[])`, sql`p.site_id IN (SELECT site_id FROM room WHERE id = ANY(${ids.room}::uuid[]))`);
  if (ids.person) conditions.push(sql`c.person_id = ANY(${ids.person}::uuid[])`);
  if (identifier !== null) conditions.push(sql`${IDENTIFIERS} LIKE ${`%${identifier}%`}`);
  return way(scope, rank, conditions, { placed: Boolean(ids.site ?? ids.room), held: Boolean(ids.person) });
}

/** One way to find pieces. What a piece is joined with is only what the way asks for. */
function way(scope: SiteScope, rank: Rank, conditions: readonly Sql[], { placed = false, held = false } = {}): Sql {
  const place = placed || !scope.isAll ? sql`JOIN equipment_place p ON p.equipment_id = e.id AND upper_inf(p.period)` : sql``;
  const custody = held ? sql`JOIN custody c ON c.equipment_id = e.id AND upper_inf(c.period) AND c.cancelled_at IS NULL` : sql``;
  return sql`(
    SELECT e.id, ${rank}::integer AS rank FROM equipment e ${place} ${custody}
     WHERE ${allOf([...conditions, scope.covers(sql`p.site_id`)])} LIMIT ${MOST_OF_ONE_WAY})`;
}
