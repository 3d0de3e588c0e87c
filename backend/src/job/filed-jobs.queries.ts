import { sql, type Sql } from '../database/sql.js';

/**
 * Whether there is a job of this name, to be done or being done, whose data hold this `id`.
 * @scope-free a job is about no site
 */
export function isFiled(name: string, id: Sql): Sql {
  return sql`EXISTS (
    SELECT FROM pgboss.job j WHERE j.name = ${name} AND j.state IN ('created', 'retry', 'active') AND j.data ->> 'id' = (${id})::text)`;
}
