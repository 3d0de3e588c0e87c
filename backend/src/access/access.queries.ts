import type { Role } from '@calanque/shared';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';

/** Gives the secret of that name, storing `fresh` when there is none yet. */
export async function keepSecret(reader: Reader, name: string, fresh: Buffer): Promise<Buffer> {
  const row = await oneRow<{ value: Buffer }>(reader, sql`
    INSERT INTO server_secret (name, value) VALUES (${name}, ${fresh})
    ON CONFLICT (name) DO UPDATE SET value = server_secret.value RETURNING value`);
  return row?.value ?? fresh;
}

export interface SessionRow {
  account_id: string;
  person_id: string;
  role: Role;
  email: string;
  given_name: string;
  family_name: string;
  last_seen_at: Date;
  site_ids: string[];
}

/** The live session of a cookie with its account and sites, in one statement. */
export function findSession(
  reader: Reader,
  key: { readonly idHash: Buffer; readonly now: Date; readonly today: string; readonly seenAfter: Date },
): Promise<SessionRow | null> {
  return oneRow<SessionRow>(reader, sql`
    SELECT a.id AS account_id, a.person_id, a.role, a.email, p.given_name, p.family_name, s.last_seen_at,
           ARRAY(SELECT site_id FROM account_site WHERE account_id = a.id) AS site_ids
      FROM session s
      JOIN account a ON a.id = s.account_id
      JOIN person p ON p.id = a.person_id
     WHERE s.id_hash = ${key.idHash} AND s.expires_at > ${key.now} AND s.last_seen_at > ${key.seenAfter}
       AND a.disabled_at IS NULL AND (a.ends_on IS NULL OR a.ends_on >= ${key.today}::date)`, 'find-session');
}

/** Those of the sessions that are live, without a note that they were seen. */
export async function findLiveSessions(
  reader: Reader,
  key: { readonly hashes: readonly Buffer[]; readonly now: Date; readonly today: string; readonly seenAfter: Date },
): Promise<Buffer[]> {
  const rows = await reader.rows<{ id_hash: Buffer }>(sql`
    SELECT s.id_hash FROM session s JOIN account a ON a.id = s.account_id
     WHERE s.id_hash = ANY(${key.hashes}::bytea[]) AND s.expires_at > ${key.now} AND s.last_seen_at > ${key.seenAfter}
       AND a.disabled_at IS NULL AND (a.ends_on IS NULL OR a.ends_on >= ${key.today}::date)`, 'live-sessions');
  return rows.map((row) => row.id_hash);
}

/** An account that may sign in today, with its sites. */
export function findAccountForWork(reader: Reader, accountId: string, today: string): Promise<{ person_id: string; role: Role; site_ids: string[] } | null> {
  return oneRow(reader, sql`
    SELECT a.person_id, a.role, ARRAY(SELECT site_id FROM account_site WHERE account_id = a.id) AS site_ids FROM account a
     WHERE a.id = ${accountId} AND a.disabled_at IS NULL AND (a.ends_on IS NULL OR a.ends_on >= ${today}::date)`, 'account-for-work');
}

export async function touchSession(reader: Reader, idHash: Buffer, now: Date): Promise<void> {
  await reader.rows(sql`UPDATE session SET last_seen_at = ${now} WHERE id_hash = ${idHash} AND last_seen_at < ${now}`, 'touch-session');
}

export async function insertSession(
  reader: Reader,
  session: { readonly idHash: Buffer; readonly accountId: string; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO session (id_hash, account_id, created_at, last_seen_at, expires_at)
    VALUES (${session.idHash}, ${session.accountId}, ${session.now}, ${session.now}, ${session.expiresAt})`);
  await reader.rows(sql`UPDATE account SET last_sign_in_at = ${session.now} WHERE id = ${session.accountId}`);
}

export async function deleteSession(reader: Reader, idHash: Buffer): Promise<void> {
  await reader.rows(sql`DELETE FROM session WHERE id_hash = ${idHash}`);
}

/** Signs the account out everywhere, but where `keep` is the session's hash. */
export async function deleteSessionsOf(reader: Reader, accountId: string, keep: Buffer | null): Promise<void> {
  await reader.rows(sql`DELETE FROM session WHERE account_id = ${accountId} AND id_hash IS DISTINCT FROM ${keep}::bytea`);
}

/** Removes what can no longer sign anybody in. */
export async function deleteExpired(reader: Reader, limits: { readonly now: Date; readonly seenBefore: Date; readonly failedBefore: Date }): Promise<void> {
  await reader.rows(sql`DELETE FROM session WHERE expires_at <= ${limits.now} OR last_seen_at <= ${limits.seenBefore}`);
  await reader.rows(sql`DELETE FROM sign_in_failure WHERE last_failed_at <= ${limits.failedBefore} AND blocked_until <= ${limits.now}`);
}

export interface CredentialRow {
  id: string;
  role: Role;
  password_hash: string | null;
  /** Whether the account may sign in today. */
  open: boolean;
}

export function findCredentials(reader: Reader, email: string, today: string): Promise<CredentialRow | null> {
  return oneRow<CredentialRow>(reader, sql`
    SELECT id, role, password_hash, disabled_at IS NULL AND (ends_on IS NULL OR ends_on >= ${today}::date) AS open
      FROM account WHERE lower(email) = lower(${email})`, 'find-credentials');
}

export function findCredentialsOf(reader: Reader, accountId: string): Promise<CredentialRow | null> {
  return oneRow<CredentialRow>(reader, sql`
    SELECT id, role, password_hash, disabled_at IS NULL AS open FROM account WHERE id = ${accountId}`);
}

/** Replaces the hash where it is still `from` and the role still `role`; says whether it did. */
export async function replacePasswordHash(
  reader: Reader,
  accountId: string,
  change: { readonly from: string; readonly to: string; readonly role: Role },
): Promise<boolean> {
  const replaced = await reader.rows(sql`
    UPDATE account SET password_hash = ${change.to}
     WHERE id = ${accountId} AND password_hash = ${change.from} AND role = ${change.role} RETURNING id`);
  return replaced.length > 0;
}

export async function setPasswordHash(reader: Reader, accountId: string, hash: string): Promise<void> {
  await reader.rows(sql`UPDATE account SET password_hash = ${hash} WHERE id = ${accountId}`);
}

/** The sites of a scope by name, for the screen. */
export function listScopeSites(reader: Reader, siteIds: readonly string[] | null): Promise<{ id: string; name: string }[]> {
  return reader.rows(sql`
    SELECT id, name FROM site WHERE ${siteIds}::uuid[] IS NULL OR id = ANY(${siteIds}::uuid[])
     ORDER BY name COLLATE "fr-x-icu", id`, 'scope-sites');
}

/** The digest under which attempts are counted; letters meet as in the index of the accounts' addresses, whatever their case. */
const digestOf = (key: string | Sql): Sql => sql`sha256(convert_to(lower(${key}), 'UTF8'))`;

/**
 * Counts an attempt before its password is checked, so that attempts made at the same time count too.
 * Gives the instant until which the key is blocked when the attempt may not even be tried, else null. What blocks nobody ended a
 * minute ago: of attempts made at once, the later one may be counted first.
 */
export async function countAttempt(
  reader: Reader,
  attempt: { readonly key: string; readonly now: Date; readonly forgetBefore: Date; readonly free: number; readonly firstDelaySeconds: number; readonly longestDelaySeconds: number },
): Promise<Date | null> {
  const counted = await reader.rows(sql`
    INSERT INTO sign_in_failure AS f (key, failures, last_failed_at, blocked_until)
    VALUES (${digestOf(attempt.key)}, 1, ${attempt.now}, ${attempt.now}::timestamptz - interval '1 minute')
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN f.last_failed_at < ${attempt.forgetBefore} THEN 1 ELSE f.failures + 1 END,
      last_failed_at = ${attempt.now},
      blocked_until = CASE
        WHEN f.last_failed_at < ${attempt.forgetBefore} OR f.failures + 1 < ${attempt.free}::integer THEN ${attempt.now}::timestamptz - interval '1 minute'
        ELSE ${attempt.now}::timestamptz + make_interval(secs =>
          least(${attempt.longestDelaySeconds}::float8, ${attempt.firstDelaySeconds}::float8 * power(2, least(f.failures + 1 - ${attempt.free}::integer, 30)))) END
     WHERE f.blocked_until <= ${attempt.now}
    RETURNING f.key`);
  if (counted.length > 0) return null;
  const blocked = await oneRow<{ blocked_until: Date }>(reader, sql`SELECT blocked_until FROM sign_in_failure WHERE key = ${digestOf(attempt.key)}`);
  return blocked?.blocked_until ?? null;
}

export async function forgetAttempts(reader: Reader, keys: readonly string[]): Promise<void> {
  await reader.rows(sql`DELETE FROM sign_in_failure WHERE key IN (SELECT ${digestOf(sql`k`)} FROM unnest(${keys}::text[]) AS k)`);
}
