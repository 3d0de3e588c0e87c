import type { AccountAnswer, AccountFilter, AccountListRequest, AccountState, Reference, Role } from '@calanque/shared';
import { inOrderOf, pageOfIds, type IdPage, type ListQuery, type SortOrder } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';
import { wordConditions } from '../database/words.queries.js';

interface AccountRow {
  id: string;
  version: number;
  person_id: string;
  email: string;
  given_name: string;
  family_name: string;
  role: Role;
  state: AccountState;
  sites: Reference[];
  ends_on: string | null;
  last_sign_in_at: Date | null;
  created_at: Date;
}

const byName = {
  keys: [{ expression: sql`p.family_name`, type: 'text', french: true }, { expression: sql`p.given_name`, type: 'text', french: true }],
} as const;
// Some hundreds of accounts at most: an index by creation would cost more than it gives.
const byCreation = { keys: [{ expression: sql`a.created_at`, type: 'timestamptz' }] } as const;
const ORDERS: Readonly<Record<NonNullable<AccountListRequest['sort']>, SortOrder>> = {
  name: { ...byName, descending: false },
  '-name': { ...byName, descending: true },
  createdAt: { ...byCreation, descending: false },
  '-createdAt': { ...byCreation, descending: true },
};

const stateOn = (today: string): Sql => sql`CASE
  WHEN a.disabled_at IS NOT NULL THEN 'disabled'
  WHEN a.ends_on < ${today}::date THEN 'ended'
  WHEN a.password_hash IS NULL THEN 'invited'
  ELSE 'active' END`;

/** The name stands with the person, so a change of either is a new version of the account. */
const VERSION = sql`(a.version + p.version - 1)`;

/**
 * The ids of one page of the accounts; `q` looks in names and addresses.
 * @scope-free accounts belong to the whole organisation and only its administrators manage them
 */
export function pageOfAccounts(reader: Reader, request: AccountListRequest, today: string): Promise<IdPage> {
  return pageOfIds(reader, { ...accountList(request, today), request });
}

/**
 * The accounts that fit the filter.
 * @scope-free accounts belong to the whole organisation and only its administrators manage them
 */
export function accountList(request: AccountFilter, today: string): ListQuery {
  const conditions = wordConditions(sql`plain(p.given_name || ' ' || p.family_name || ' ' || a.email)`, request.q);
  if (request.role) conditions.push(sql`a.role = ANY(${request.role})`);
  if (request.state) conditions.push(sql`${stateOn(today)} = ANY(${request.state})`);
  return { from: sql`account a JOIN person p ON p.id = a.person_id`, conditions, id: { expression: sql`a.id`, type: 'uuid' }, order: ORDERS[request.sort ?? 'name'] };
}

/**
 * The accounts in the order of `ids`.
 * @scope-free accounts belong to the whole organisation and only its administrators manage them
 */
export async function findAccounts(reader: Reader, ids: readonly string[], today: string): Promise<AccountAnswer[]> {
  const rows = await reader.rows<AccountRow>(sql`
    SELECT a.id, ${VERSION} AS version, a.person_id, a.email, p.given_name, p.family_name, a.role, ${stateOn(today)} AS state,
           a.ends_on, a.last_sign_in_at, a.created_at,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) ORDER BY s.name COLLATE "fr-x-icu", s.id), '[]')
              FROM account_site x JOIN site s ON s.id = x.site_id WHERE x.account_id = a.id) AS sites
      FROM account a JOIN person p ON p.id = a.person_id
     WHERE a.id = ANY(${ids}::uuid[])`);
  return inOrderOf(ids, rows, (row) => row.id).map(toAnswer);
}

/** An account as a change finds it. */
export interface LockedAccount {
  readonly id: string;
  readonly version: number;
  readonly person_id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly email: string;
  readonly role: Role;
  readonly ends_on: string | null;
  readonly disabled_at: Date | null;
  readonly has_password: boolean;
  readonly site_ids: string[];
}

/**
 * The account and its person as they are now, locked until the transaction ends.
 * @scope-free accounts belong to the whole organisation and only its administrators manage them
 */
export async function lockAccount(reader: Reader, id: string): Promise<LockedAccount | null> {
  await reader.rows(sql`SELECT a.id FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = ${id} FOR NO KEY UPDATE OF a, p`);
  // A second statement: the sites are seen as they are once the lock is had.
  return oneRow<LockedAccount>(reader, sql`
    SELECT a.id, ${VERSION} AS version, a.person_id, p.given_name, p.family_name, a.email, a.role, a.ends_on, a.disabled_at,
           a.password_hash IS NOT NULL AS has_password,
           ARRAY(SELECT site_id FROM account_site WHERE account_id = a.id ORDER BY site_id) AS site_ids
      FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = ${id}`);
}

/**
 * Says that the account changed although its own row did not.
 * @scope-free accounts belong to the whole organisation and only its administrators manage them
 */
export async function raiseVersion(reader: Reader, id: string): Promise<void> {
  await reader.rows(sql`UPDATE account SET version = version + 1 WHERE id = ${id}`);
}

/**
 * Lets only one transaction at a time take an administrator away.
 * @scope-free it is about no site
 */
export async function lockAdministrators(reader: Reader): Promise<void> {
  await reader.rows(sql`SELECT pg_advisory_xact_lock(hashtext('calanque administrators'))`);
}

/**
 * Whether somebody else can sign in as an administrator today and for as long as `than`.
 * @scope-free accounts belong to the whole organisation
 */
export async function anotherAdministrator(reader: Reader, than: Pick<LockedAccount, 'id' | 'ends_on'>, today: string): Promise<boolean> {
  const found = await reader.rows(sql`
    SELECT id FROM account
     WHERE role = 'administrator' AND id <> ${than.id} AND password_hash IS NOT NULL AND disabled_at IS NULL
       AND (ends_on IS NULL OR ends_on >= greatest(${today}::date, coalesce(${than.ends_on}::date, 'infinity'))) LIMIT 1`);
  return found.length > 0;
}

/**
 * Whether there is an account at all.
 * @scope-free accounts belong to the whole organisation
 */
export async function anyAccount(reader: Reader): Promise<boolean> {
  return (await reader.rows(sql`SELECT id FROM account LIMIT 1`)).length > 0;
}

/**
 * Nobody else makes an account until the transaction ends.
 * @scope-free it is about no site
 */
export async function keepAccountsOut(reader: Reader): Promise<void> {
  await reader.rows(sql`LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE`);
}

/** The person behind a new account, as the invitation finds them. */
export interface InvitedPerson {
  readonly kind: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly left_on: string | null;
}

/**
 * The person, locked until the transaction ends.
 * @scope-free only administrators invite, and they reach every person
 */
export function lockPerson(reader: Reader, id: string): Promise<InvitedPerson | null> {
  return oneRow<InvitedPerson>(reader, sql`
    SELECT kind, given_name, family_name, left_on FROM person WHERE id = ${id} FOR NO KEY UPDATE`);
}

function toAnswer(row: AccountRow): AccountAnswer {
  return {
    id: row.id,
    version: row.version,
    personId: row.person_id,
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    role: row.role,
    state: row.state,
    sites: row.sites,
    endsOn: row.ends_on,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
