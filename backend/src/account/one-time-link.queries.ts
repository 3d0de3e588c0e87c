import type { LinkPurpose, Role } from '@calanque/shared';
import { oneRow, sql, type Reader } from '../database/sql.js';

/** What a usable link opens. */
export interface OpenLink {
  readonly purpose: LinkPurpose;
  /** Null for `setup`, as the two that follow. */
  readonly account_id: string | null;
  readonly email: string | null;
  readonly role: Role | null;
  readonly expires_at: Date;
}

interface LinkKey {
  readonly tokenHash: Buffer;
  readonly now: Date;
  readonly today: string;
}

/**
 * What the link opens; null when it is unknown, used or past, or when its account is closed.
 * @scope-free whoever holds the link may use it
 */
export function findOpenLink(reader: Reader, { tokenHash, now, today }: LinkKey): Promise<OpenLink | null> {
  return oneRow<OpenLink>(reader, sql`
    SELECT l.purpose, l.account_id, l.expires_at, a.email, a.role
      FROM one_time_link l LEFT JOIN account a ON a.id = l.account_id
     WHERE l.token_hash = ${tokenHash} AND l.used_at IS NULL AND l.expires_at > ${now}
       AND a.disabled_at IS NULL AND (a.ends_on IS NULL OR a.ends_on >= ${today}::date)
       AND (l.purpose <> 'setup' OR NOT EXISTS (SELECT FROM account))`);
}

/**
 * Makes the unused links of the account unusable; those of the first access where it is null.
 * @scope-free it is about no site
 */
export async function consumeLinks(reader: Reader, accountId: string | null, now: Date): Promise<void> {
  await reader.rows(sql`
    UPDATE one_time_link SET used_at = ${now} WHERE account_id IS NOT DISTINCT FROM ${accountId}::uuid AND used_at IS NULL`);
}

/**
 * Makes the unused links of the account unusable that were asked for; those that an administrator made work on.
 * @scope-free it is about no site
 */
export async function consumeAskedLinks(reader: Reader, accountId: string, now: Date): Promise<void> {
  await reader.rows(sql`UPDATE one_time_link SET used_at = ${now} WHERE account_id = ${accountId} AND asked AND used_at IS NULL`);
}

/**
 * Keeps a new link, of which only the hash is known.
 * @scope-free it is about no site
 */
export async function insertLink(
  reader: Reader,
  link: {
    readonly tokenHash: Buffer; readonly purpose: LinkPurpose; readonly accountId: string | null; readonly asked: boolean;
    readonly now: Date; readonly expiresAt: Date;
  },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO one_time_link (token_hash, purpose, account_id, asked, created_at, expires_at)
    VALUES (${link.tokenHash}, ${link.purpose}, ${link.accountId}, ${link.asked}, ${link.now}, ${link.expiresAt})`);
}
