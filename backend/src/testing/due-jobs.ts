import type { Connection } from './rows.js';

/** Where the queue's servers hear that there is something to do. */
const CHANNEL = `'pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24)`;

/** As if the time had come that the waiting jobs of this name wait for whose data hold `data`. Says how many there were. */
export async function makeDue(db: Connection, name: string, data: Readonly<Record<string, unknown>>): Promise<number> {
  const { rows } = await db.query(
    `UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE name = $1 AND data @> $2::jsonb AND state IN ('created', 'retry') RETURNING id`, [name, JSON.stringify(data)]);
  await db.query(`SELECT pg_notify(${CHANNEL}, $1)`, [name]);
  return rows.length;
}
