import { sql, type Reader } from './sql.js';

/** Says in the transaction who acts, for which request and at which site, for the history triggers to read. */
export async function nameActor(
  reader: Reader,
  actor: { readonly accountId: string | null; readonly requestId: string; readonly summed?: boolean; readonly siteId: string | null },
): Promise<void> {
  await reader.rows(sql`
    SELECT set_config('calanque.actor_id', ${actor.accountId ?? ''}, true),
           set_config('calanque.request_id', ${actor.requestId}, true),
           set_config('calanque.site_id', ${actor.siteId ?? ''}, true),
           set_config('calanque.summed', ${actor.summed ? 'on' : ''}, true)`, 'name-actor');
}

/** Says in the transaction at which site the next changes are, where the rows do not tell it yet. */
export async function nameSite(reader: Reader, siteId: string | null): Promise<void> {
  await reader.rows(sql`SELECT set_config('calanque.site_id', ${siteId ?? ''}, true)`, 'name-site');
}

/** Nothing is written in the transaction from here on, and it may wait long for whoever takes what it reads. */
export async function readOnly(reader: Reader): Promise<void> {
  await reader.rows(sql`SET TRANSACTION READ ONLY`);
  await reader.rows(sql`SET LOCAL idle_in_transaction_session_timeout = '5min'`);
}

/** Whether the database answers. */
export async function ping(reader: Reader): Promise<void> {
  await reader.rows(sql`SELECT 1`, 'ping');
}

/** Records a creation; gives the digest under which its id was used before, or null when it is new. */
export async function recordCreation(
  reader: Reader,
  creation: { readonly id: string; readonly digest: Buffer; readonly accountId: string },
): Promise<Buffer | null> {
  const made = await reader.rows(sql`
    INSERT INTO creation_receipt (id, digest, account_id) VALUES (${creation.id}, ${creation.digest}, ${creation.accountId})
    ON CONFLICT (id) DO NOTHING RETURNING id`, 'record-creation');
  if (made.length > 0) return null;
  const [earlier] = await reader.rows<{ digest: Buffer; account_id: string }>(sql`
    SELECT digest, account_id FROM creation_receipt WHERE id = ${creation.id}`, 'earlier-creation');
  return earlier?.account_id === creation.accountId ? earlier.digest : Buffer.alloc(0);
}

/**
 * Records creations that come together; gives the digest under which each id that was used before was used then.
 * Always in the same order of ids, so that two who send the same wait for each other instead of both giving up.
 */
export async function recordCreations(
  reader: Reader,
  creations: readonly { readonly id: string; readonly digest: Buffer }[],
  accountId: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const ordered = creations.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const ids = ordered.map(({ id }) => id);
  const made = await reader.rows<{ id: string }>(sql`
    INSERT INTO creation_receipt (id, digest, account_id)
    SELECT id, digest, ${accountId}::uuid FROM unnest(${ids}::uuid[], ${ordered.map(({ digest }) => digest)}::bytea[]) AS given (id, digest)
    ON CONFLICT (id) DO NOTHING RETURNING id`);
  if (made.length === ids.length) return new Map();
  const fresh = new Set(made.map(({ id }) => id));
  const earlier = await reader.rows<{ id: string; digest: Buffer; account_id: string }>(sql`
    SELECT id, digest, account_id FROM creation_receipt WHERE id = ANY(${ids.filter((id) => !fresh.has(id))}::uuid[])`);
  return new Map(earlier.map((row) => [row.id, row.account_id === accountId ? row.digest : Buffer.alloc(0)]));
}

/** Forgets with what was created before. What was created has its id, so that it is not created again. */
export async function deleteReceipts(reader: Reader, before: Date): Promise<void> {
  await reader.rows(sql`DELETE FROM creation_receipt WHERE created_at < ${before}`);
}

/** Waits until no other server migrates, without the limit on long statements. */
export async function takeMigrationTurn(reader: Reader): Promise<void> {
  await reader.rows(sql`SET statement_timeout = 0`);
  await reader.rows(sql`SELECT pg_advisory_lock(461313)`);
}

/** Lets the next server migrate. */
export async function endMigrationTurn(reader: Reader): Promise<void> {
  await reader.rows(sql`SELECT pg_advisory_unlock(461313)`);
}
