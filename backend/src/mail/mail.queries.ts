import type { MailAnswer, MailFailure, MailKind, MailState, PageRequest } from '@calanque/shared';
import { inOrderOf, pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import { isFiled } from '../job/index.js';
import type { MailContent } from './mail-content.js';

/** A mail that waits, with whom it goes to as they are now. */
export interface WaitingMail {
  readonly id: string;
  readonly created_at: Date;
  readonly kind: MailKind;
  readonly content: MailContent;
  readonly tries: number;
  readonly given_name: string;
  readonly family_name: string;
  /** Null where the person has none, or none any more. */
  readonly email: string | null;
}

/**
 * Whether the database is one for demonstration.
 * @scope-free it is about no site
 */
export async function isForDemonstration(reader: Reader): Promise<boolean> {
  return (await oneRow<{ found: boolean }>(reader, sql`SELECT EXISTS (SELECT FROM demonstration) AS found`, 'is-for-demonstration'))?.found ?? false;
}

/**
 * Keeps a mail that waits.
 * @scope-free whoever writes it answers for whom it goes to
 */
export async function insertMail(
  reader: Reader,
  mail: {
    readonly id: string; readonly kind: MailKind; readonly accountId: string | null; readonly personId: string | null; readonly loanId: string | null;
    readonly secret: boolean; readonly content: MailContent; readonly now: Date;
  },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO mail (id, created_at, kind, account_id, person_id, loan_id, secret, content)
    VALUES (${mail.id}, ${mail.now}, ${mail.kind}, ${mail.accountId}, ${mail.personId}, ${mail.loanId}, ${mail.secret}, ${JSON.stringify(mail.content)})`);
}

/**
 * The mail, kept from every other sender until the transaction ends; null where it waits no more, or another sends it now.
 * @scope-free the server sends for whoever wrote it
 */
export function takeWaiting(reader: Reader, id: string): Promise<WaitingMail | null> {
  return oneRow<WaitingMail>(reader, sql`
    WITH taken AS (SELECT * FROM mail WHERE id = ${id} AND state = 'waiting' FOR UPDATE SKIP LOCKED)
    SELECT m.id, m.created_at, m.kind, m.content, m.tries, p.given_name, p.family_name, CASE WHEN a.id IS NULL THEN p.email ELSE a.email END AS email
      FROM taken m LEFT JOIN account a ON a.id = m.account_id JOIN person p ON p.id = coalesce(m.person_id, a.person_id)`);
}

/**
 * Whether the mail waits still: asked where it could not be taken.
 * @scope-free the server sends for whoever wrote it
 */
export async function isWaiting(reader: Reader, id: string): Promise<boolean> {
  return (await oneRow(reader, sql`SELECT id FROM mail WHERE id = ${id} AND state = 'waiting'`)) !== null;
}

/**
 * The mails that wait and that no job will send.
 * @scope-free the server sends for whoever wrote them
 */
export async function findForsaken(reader: Reader, job: string): Promise<string[]> {
  const rows = await reader.rows<{ id: string }>(sql`
    SELECT m.id FROM mail m WHERE m.state = 'waiting' AND NOT ${isFiled(job, sql`m.id`)} ORDER BY m.created_at, m.id`);
  return rows.map(({ id }) => id);
}

/**
 * Notes that the mail is gone; what it said is forgotten.
 * @scope-free the server sends for whoever wrote it
 */
export async function markSent(reader: Reader, id: string, now: Date): Promise<void> {
  await reader.rows(sql`UPDATE mail SET state = 'sent', content = NULL, failure = NULL, ended_at = ${now} WHERE id = ${id}`);
}

/**
 * Notes that a try failed, and with `endedAt` that it was the last: what a secret mail said is then forgotten.
 * @scope-free the server sends for whoever wrote it
 */
export async function markFailed(reader: Reader, id: string, failure: MailFailure, endedAt: Date | null): Promise<void> {
  await reader.rows(sql`
    UPDATE mail SET tries = tries + 1, failure = ${failure}, ended_at = ${endedAt},
           state = CASE WHEN ${endedAt}::timestamptz IS NULL THEN 'waiting' ELSE 'failed' END,
           content = CASE WHEN ${endedAt}::timestamptz IS NOT NULL AND secret THEN NULL ELSE content END
     WHERE id = ${id}`);
}

/**
 * Gives a mail up that says what is so no more; what it said is forgotten.
 * @scope-free the server sends for whoever wrote it
 */
export async function markOutdated(reader: Reader, id: string, now: Date): Promise<void> {
  await reader.rows(sql`UPDATE mail SET state = 'failed', failure = 'outdated', content = NULL, ended_at = ${now} WHERE id = ${id}`);
}

/**
 * Lets a mail that failed wait again; says whether it could.
 * @scope-free only administrators do it, who see every site
 */
export async function waitAgain(reader: Reader, id: string): Promise<boolean> {
  const again = await reader.rows(sql`
    UPDATE mail SET state = 'waiting', tries = 0, failure = NULL, ended_at = NULL
     WHERE id = ${id} AND state = 'failed' AND content IS NOT NULL RETURNING id`);
  return again.length > 0;
}

/**
 * Removes mails that are long over, and what those said that failed a while ago.
 * @scope-free the server tidies up
 */
export async function purgeMails(reader: Reader, limits: { readonly endedBefore: Date; readonly saidBefore: Date }): Promise<void> {
  await reader.rows(sql`DELETE FROM mail WHERE ended_at < ${limits.endedBefore}`);
  await reader.rows(sql`UPDATE mail SET content = NULL WHERE state = 'failed' AND content IS NOT NULL AND ended_at < ${limits.saidBefore}`);
}

/**
 * The ids of one page of the mails, newest first.
 * @scope-free only administrators read them, who see every site
 */
export function pageOfMails(reader: Reader, request: PageRequest): Promise<IdPage> {
  return pageOfIds(reader, {
    from: sql`mail m`, conditions: [], id: { expression: sql`m.id`, type: 'uuid' },
    order: { keys: [{ expression: sql`m.created_at`, type: 'timestamptz' }], descending: true }, request,
  });
}

/**
 * The mails in the order of `ids`. Members of the public are not named: administrators do not see loans.
 * @scope-free only administrators read them, who see every site
 */
export async function findMails(reader: Reader, ids: readonly string[]): Promise<MailAnswer[]> {
  const rows = await reader.rows<MailRow>(sql`
    SELECT m.id, m.kind, m.state, m.tries, m.failure, m.created_at, m.ended_at, m.state = 'failed' AND m.content IS NOT NULL AS retryable,
           CASE WHEN p.kind <> 'borrower' THEN p.given_name || ' ' || p.family_name END AS recipient
      FROM mail m LEFT JOIN account a ON a.id = m.account_id JOIN person p ON p.id = coalesce(m.person_id, a.person_id)
     WHERE m.id = ANY(${ids}::uuid[])`);
  return inOrderOf(ids, rows, (row) => row.id).map((row) => ({
    id: row.id,
    kind: row.kind,
    recipient: row.recipient,
    state: row.state,
    tries: row.tries,
    failure: row.failure,
    retryable: row.retryable,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }));
}

interface MailRow {
  id: string;
  kind: MailKind;
  state: MailState;
  tries: number;
  failure: MailFailure | null;
  created_at: Date;
  ended_at: Date | null;
  retryable: boolean;
  recipient: string | null;
}
