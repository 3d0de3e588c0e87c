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
const MOST_OF_ONE_WAY = 200;
/** Comes after every letter that an identifier holds. */
const LAST_LETTER = '\u{10ffff}';

/** The pieces of the scope that fit best, best first and then in the order in which they were logged, in one statement. */
export function findPieces(reader: Reader, scope: SiteScope, wanted: PiecesWanted): Promise<FoundPiece[]> {
  const ways = [
    sql`SELECT id, rank FROM begun`,
    ...insideIdentifiers(scope, wanted),
    ...wanted.written.map((reading) => byReading(scope, reading, RANK.piecesOfNames)),
    ...wanted.understood.map((reading) => byReading(scope, reading, RANK.piecesOfMisspeltNames)),
  ];
  const after = wanted.after === null ? sql`` : sql`HAVING (min(w.rank), w.id) > (${wanted.after.rank}::integer, ${wanted.after.id}::uuid)`;
  const holder = wanted.holders ? sql`c.person_id, (SELECT h.given_name || ' ' || h.family_name FROM person h WHERE h.id = c.person_id)` : sql`NULL::uuid, NULL`;
  // What names a piece is read row by row: joins of so many tables would take longer to plan than to read. Each way is led by
  // an index and bounded, so that one plan is good whatever was typed; making it takes ten times as long as following it. The
  // best way to some of the sites depends on how many they are: that is planned anew.
  return reader.rows<FoundPiece>(sql`
    WITH begun AS MATERIALIZED (${joinSql(fromTheBeginning(scope, wanted), ' UNION ALL ')}),
    found AS MATERIALIZED (
      SELECT w.id, min(w.rank) AS rank FROM (${joinSql(ways, ' UNION ALL ')}) AS w GROUP BY w.id ${after} ORDER BY 2, 1 LIMIT ${wanted.limit}),
    piece (rank, id, number, category, name, serial, mac, imei, state, annulled, site_id, site_name, room_id, room_name, holder_id, holder_name) AS (
      SELECT f.rank, f.id, e.number, e.category, (SELECT m.maker || ' ' || m.name FROM equipment_model m WHERE m.id = e.model_id),
             e.serial, e.mac::text, e.imei, equipment_state(k.condition, c.kind), e.annulled_at IS NOT NULL,
             p.site_id, (SELECT s.name FROM site s WHERE s.id = p.site_id), p.room_id, (SELECT r.name FROM room r WHERE r.id = p.room_id), ${holder}
        FROM found f
        JOIN equipment e ON e.id = f.id
        JOIN equipment_place p ON p.equipment_id = f.id AND upper_inf(p.period)
        JOIN equipment_condition k ON k.equipment_id = f.id AND upper_inf(k.period)
        LEFT JOIN custody c ON c.equipment_id = f.id AND upper_inf(c.period) AND c.cancelled_at IS NULL
       WHERE ${scope.covers(sql`p.site_id`)})
    SELECT * FROM piece ORDER BY rank, id`, scope.isAll ? 'pieces-found' : undefined);
}

const IDENTIFIERS = sql`equipment_identifiers(e.number, e.serial, e.mac, e.imei)`;
const NUMBER_KEY = sql`search_key(e.number) COLLATE "C"`;
const SERIAL_KEY = sql`search_key(e.serial) COLLATE "C"`;
const IMEI = sql`e.imei COLLATE "C"`;
const VALID = sql`e.annulled_at IS NULL`;

/** The pieces that have an identifier whole, or from its beginning. */
function fromTheBeginning(scope: SiteScope, { typed, key }: PiecesWanted): Sql[] {
  // An old label may be that of an annulled entry, and no other piece has its number.
  const ways = [way(scope, RANK.identifier, { piece: [sql`number_prefix(e.number) = number_prefix(${typed})`, sql`number_value(e.number) = number_value(${typed})`] })];
  if (key.bareNumber !== null) {
    ways.push(way(scope, RANK.bareNumber, { piece: [VALID, sql`number_prefix(e.number) = 'MDS13-'`, sql`number_value(e.number) = ${key.bareNumber}::numeric`] }));
  }
  if (key.searchable) {
    for (const column of [NUMBER_KEY, SERIAL_KEY, ...(key.ofImei ? [IMEI] : [])]) {
      ways.push(
        way(scope, RANK.identifier, { piece: [VALID, sql`${column} = ${key.key}`] }),
        way(scope, RANK.identifierBeginning, { piece: [VALID, sql`${column} >= ${key.key}`, sql`${column} < ${key.key + LAST_LETTER}`] }),
      );
    }
  }
  if (key.macs !== null) {
    const rank = key.macs.whole ? RANK.identifier : RANK.identifierBeginning;
    ways.push(way(scope, rank, { piece: [VALID, sql`e.mac BETWEEN ${key.macs.first}::macaddr AND ${key.macs.last}::macaddr`] }));
  }
  return ways;
}

/** Whoever has a whole identifier means no part of another one, and a number's parts are in very many. */
function insideIdentifiers(scope: SiteScope, { key }: PiecesWanted): Sql[] {
  if (!key.searchableInside) return [];
  const noneWhole = sql`NOT EXISTS (SELECT FROM begun b WHERE b.rank = ${RANK.identifier}::integer)`;
  return [way(scope, RANK.identifierPart, { piece: [VALID, noneWhole, sql`${IDENTIFIERS} LIKE ${`%${key.key}%`}`] })];
}

function byReading(scope: SiteScope, { ids, identifier }: Reading, rank: Rank): Sql {
  const piece: Sql[] = [];
  const place: Sql[] = [];
  if (ids.model) piece.push(sql`e.model_id = ANY(${ids.model}::uuid[])`);
  if (ids.category) piece.push(sql`e.category = ANY(${ids.category})`);
  if (identifier !== null) piece.push(sql`${IDENTIFIERS} LIKE ${`%${identifier}%`}`);
  if (ids.site) place.push(sql`p.site_id = ANY(${ids.site}::uuid[])`);
  if (ids.room) place.push(sql`p.room_id = ANY(${ids.room}::uuid[])`, sql`p.site_id IN (SELECT site_id FROM room WHERE id = ANY(${ids.room}::uuid[]))`);
  if (ids.person) return way(scope, rank, { piece, place, holders: ids.person });
  return way(scope, rank, { piece: [VALID, ...piece], place });
}

/** What one way to find pieces asks of the piece, of its place and of who holds it. */
interface Way {
  readonly piece: readonly Sql[];
  readonly place?: readonly Sql[];
  readonly holders?: readonly string[];
}

/** One way to find pieces; it reads only the tables of which it asks something. What is held was never annulled. */
function way(scope: SiteScope, rank: Rank, { piece, place = [], holders }: Way): Sql {
  const id = holders === undefined ? sql`e.id` : sql`c.equipment_id`;
  const first = holders === undefined ? sql`equipment e` : sql`custody c ${piece.length > 0 ? sql`JOIN equipment e ON e.id = c.equipment_id` : sql``}`;
  const where = place.length > 0 || !scope.isAll ? sql`JOIN equipment_place p ON p.equipment_id = ${id} AND upper_inf(p.period)` : sql``;
  const held = holders === undefined ? [] : [sql`c.person_id = ANY(${holders}::uuid[])`, sql`upper_inf(c.period)`, sql`c.cancelled_at IS NULL`];
  return sql`(
    SELECT ${id} AS id, ${rank}::integer AS rank FROM ${first} ${where}
     WHERE ${allOf([...held, ...piece, ...place, scope.covers(sql`p.site_id`)])} LIMIT ${MOST_OF_ONE_WAY})`;
}
