import type { Accessory, Category, Condition, CustodyAnswer, CustodyKind, Holding, Wear } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { sql, type Reader, type Sql } from '../database/sql.js';
import { equipmentAsOf, wasIn } from '../equipment/index.js';
import { ACCESSORIES } from './hand-over.queries.js';

interface CustodyRow {
  id: string; version: number; equipment_id: string; kind: CustodyKind; person_id: string | null; person_name: string | null;
  repairer: string | null; start: Date; end: Date | null; due_at: Date | null; note: string | null;
  cancelled_at: Date | null; cancelled_reason: string | null; loan_id: string | null; accessories: Accessory[]; wear_out: Wear | null; wear_in: Wear | null;
}

/** The custodies that began in the scope and fit `which`, oldest first, cancelled ones included. */
async function findCustodies(reader: Reader, scope: SiteScope, which: Sql): Promise<CustodyAnswer[]> {
  const rows = await reader.rows<CustodyRow>(sql`
    SELECT c.id, c.version, c.equipment_id, c.kind, c.person_id, h.given_name || ' ' || h.family_name AS person_name, c.repairer,
           lower(c.period) AS start, upper(c.period) AS "end", c.due_at, c.note, c.cancelled_at, c.cancelled_reason,
           c.loan_id, ${ACCESSORIES} AS accessories,
           (SELECT k.wear FROM custody_check k WHERE k.custody_id = c.id AND k.moment = 'out') AS wear_out,
           (SELECT k.wear FROM custody_check k WHERE k.custody_id = c.id AND k.moment = 'in') AS wear_in
      FROM custody c
      LEFT JOIN person h ON h.id = c.person_id
     WHERE ${which} AND ${wasIn(scope, sql`c.equipment_id`, sql`lower(c.period)`)}
     ORDER BY lower(c.period), c.id`, 'find-custodies');
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    equipmentId: row.equipment_id,
    kind: row.kind,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    repairer: row.repairer,
    start: row.start.toISOString(),
    end: row.end?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    note: row.note,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    cancelledReason: row.cancelled_reason,
    loanId: row.loan_id,
    accessories: row.accessories,
    wearOut: row.wear_out,
    wearIn: row.wear_in,
  }));
}

/** One custody; null outside the scope. */
export async function findCustodyAnswer(reader: Reader, scope: SiteScope, id: string): Promise<CustodyAnswer | null> {
  const [custody] = await findCustodies(reader, scope, sql`c.id = ${id}`);
  return custody ?? null;
}

interface HoldingRow {
  custody_id: string; custody_version: number; kind: CustodyKind; since: Date; due_at: Date | null; equipment_id: string; number: string;
  category: Category; maker: string; model_name: string; serial: string | null; site_id: string; site_name: string; condition: Condition;
  accessories: Accessory[];
}

/** The pieces of the scope that a person holds now, or held at an instant that is past, by number. */
export async function holdingsOf(
  reader: Reader, scope: SiteScope, personId: string, mayTakeBack: (piece: { category: Category; siteId: string }) => boolean,
  at: Date | null = null,
): Promise<Holding[]> {
  const rows = await reader.rows<HoldingRow>(sql`
    SELECT n.custody_id, n.custody_version, n.custody_kind AS kind, n.custody_since AS since, n.due_at, e.id AS equipment_id, e.number,
           e.category, m.maker, m.name AS model_name, e.serial, n.site_id, s.name AS site_name, n.condition, ${ACCESSORIES} AS accessories
      FROM ${equipmentAsOf(at)} n
      JOIN custody c ON c.id = n.custody_id
      JOIN equipment e ON e.id = n.equipment_id${at === null ? sql`` : sql` AND e.annulled_at IS NULL`}
      JOIN equipment_model m ON m.id = e.model_id
      JOIN site s ON s.id = n.site_id
     WHERE n.person_id = ${personId} AND ${scope.covers(sql`n.site_id`)}
     ORDER BY number_prefix(e.number), number_value(e.number)`, 'person-holdings');
  return rows.map((row) => ({
    custodyId: row.custody_id,
    custodyVersion: row.custody_version,
    kind: row.kind,
    since: row.since.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    equipmentId: row.equipment_id,
    number: row.number,
    category: row.category,
    maker: row.maker,
    modelName: row.model_name,
    serial: row.serial,
    site: { id: row.site_id, name: row.site_name },
    condition: row.condition,
    accessories: row.accessories,
    mayTakeBack: mayTakeBack({ category: row.category, siteId: row.site_id }),
  }));
}

/** Whether the person is one the scope reaches: an agent of its sites, or somebody who borrowed there. */
export async function personIsReachable(reader: Reader, scope: SiteScope, personId: string): Promise<boolean> {
  const rows = await reader.rows(sql`
    SELECT p.id FROM person p
     WHERE p.id = ${personId} AND (${scope.covers(sql`p.site_id`)} OR EXISTS (SELECT FROM loan l WHERE l.person_id = p.id AND ${scope.covers(sql`l.site_id`)}))`);
  return rows.length > 0;
}
