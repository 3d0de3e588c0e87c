import type { Category, Erasure, ErasureAwaited, ErasureDraft, ErasureMethod } from '@calanque/shared';
import { CATEGORIES_WITH_MEMORY, CONDITIONS_OF_ABSENCE } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { listed, oneRow, sql, type Reader, type Sql } from '../database/sql.js';

/** The erasures of a piece of the scope, newest first. */
export async function findErasures(reader: Reader, scope: SiteScope, equipmentId: string): Promise<Erasure[]> {
  const rows = await reader.rows<{ id: string; method: ErasureMethod; at: Date; operator_id: string; operator: string }>(sql`
    SELECT x.id, x.method, x.at, x.operator_id, o.given_name || ' ' || o.family_name AS operator
      FROM erasure x JOIN person o ON o.id = x.operator_id JOIN equipment_now n ON n.equipment_id = x.equipment_id
     WHERE x.equipment_id = ${equipmentId} AND ${scope.covers(sql`n.site_id`)} ORDER BY x.at DESC, x.id DESC`);
  return rows.map((row) => ({ id: row.id, method: row.method, at: row.at.toISOString(), operator: { id: row.operator_id, name: row.operator } }));
}

/**
 * When a person last held the piece; null when it never was in anybody's hands.
 * @scope-free the piece was locked within a scope
 */
export async function lastHeldUntil(reader: Reader, equipmentId: string): Promise<Date | null> {
  const row = await oneRow<{ until: Date | null }>(reader, sql`
    SELECT max(upper(period)) AS until FROM custody WHERE equipment_id = ${equipmentId} AND person_id IS NOT NULL`);
  return row?.until ?? null;
}

/** @scope-free the piece was locked within a scope */
export async function insertErasure(reader: Reader, draft: ErasureDraft, at: Date, operatorId: string): Promise<void> {
  await reader.rows(sql`
    INSERT INTO erasure (id, equipment_id, method, at, operator_id) VALUES (${draft.id}, ${draft.equipmentId}, ${draft.method}, ${at}, ${operatorId})`);
}

/** The pieces of the scope that came back from the public or an intern, and wait for their erasure: nobody holds them. */
function awaited(scope: SiteScope): Sql {
  return sql`
    SELECT e.id, e.number, e.category, e.model_id, n.site_id, back.since
      FROM (
        SELECT equipment_id, max(ended) AS since FROM (
          SELECT c.equipment_id, upper(c.period) AS ended FROM custody c WHERE c.loan_id IS NOT NULL AND NOT upper_inf(c.period)
          UNION ALL
          SELECT c.equipment_id, upper(c.period) FROM person p JOIN custody c ON c.person_id = p.id
           WHERE p.kind = 'intern' AND NOT upper_inf(c.period)
        ) AS held GROUP BY equipment_id
      ) AS back
      JOIN equipment e ON e.id = back.equipment_id AND e.annulled_at IS NULL AND e.category = ANY(${listed(CATEGORIES_WITH_MEMORY)})
      JOIN equipment_now n ON n.equipment_id = e.id AND n.person_id IS NULL AND n.condition <> ALL(${listed(CONDITIONS_OF_ABSENCE)})
     WHERE ${scope.covers(sql`n.site_id`)} AND NOT EXISTS (SELECT FROM erasure x WHERE x.equipment_id = e.id AND x.at >= back.since)`;
}

/** How many pieces of the scope, or of one of its sites, wait for their erasure. */
export async function countAwaited(reader: Reader, scope: SiteScope, siteId: string | null): Promise<number> {
  const row = await oneRow<{ count: number }>(reader, sql`
    SELECT count(*)::integer AS count FROM (${awaited(scope)}) AS w WHERE ${siteId}::uuid IS NULL OR w.site_id = ${siteId}`);
  return row?.count ?? 0;
}

/** The pieces of the scope that wait for their erasure, those first that wait the longest. */
export async function findAwaited(reader: Reader, scope: SiteScope, most: number): Promise<ErasureAwaited[]> {
  const rows = await reader.rows<{
    id: string; number: string; category: Category; maker: string; model_name: string; site_id: string; site_name: string; since: Date; loan_id: string | null;
  }>(sql`
    SELECT w.id, w.number, w.category, m.maker, m.name AS model_name, s.id AS site_id, s.name AS site_name, w.since,
           (SELECT c.loan_id FROM custody c WHERE c.equipment_id = w.id AND c.cancelled_at IS NULL AND upper(c.period) = w.since AND c.loan_id IS NOT NULL LIMIT 1) AS loan_id
      FROM (${awaited(scope)}) AS w JOIN equipment_model m ON m.id = w.model_id JOIN site s ON s.id = w.site_id
     ORDER BY w.since, w.id LIMIT ${most}`);
  return rows.map((row) => ({
    equipmentId: row.id, number: row.number, category: row.category, maker: row.maker, modelName: row.model_name,
    site: { id: row.site_id, name: row.site_name }, since: row.since.toISOString(), loanId: row.loan_id,
  }));
}
