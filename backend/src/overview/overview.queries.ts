import type { EquipmentCount, SiteOverview } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { sql, type Reader } from '../database/sql.js';

interface OverviewRow {
  id: string;
  name: string;
  total: number;
  counts: EquipmentCount[];
}

/** The pieces at home at each site of the scope by category and state, in one statement; annulled entries count for nothing. */
export async function overviewOfSites(reader: Reader, scope: SiteScope): Promise<SiteOverview[]> {
  const rows = await reader.rows<OverviewRow>(sql`
    SELECT s.id, s.name, coalesce(sum(g.count), 0)::integer AS total,
           coalesce(jsonb_agg(jsonb_build_object('category', g.category, 'state', g.state, 'count', g.count) ORDER BY g.category, g.state)
             FILTER (WHERE g.count IS NOT NULL), '[]') AS counts
      FROM site s
      LEFT JOIN (
        SELECT n.site_id, e.category, n.state, count(*)
          FROM equipment_now n JOIN equipment e ON e.id = n.equipment_id
         WHERE e.annulled_at IS NULL AND ${scope.covers(sql`n.site_id`)}
         GROUP BY n.site_id, e.category, n.state) AS g ON g.site_id = s.id
     WHERE ${scope.covers(sql`s.id`)}
     GROUP BY s.id, s.name ORDER BY s.name COLLATE "fr-x-icu", s.id`);
  return rows.map(({ id, name, total, counts }) => ({ site: { id, name }, total, counts }));
}
