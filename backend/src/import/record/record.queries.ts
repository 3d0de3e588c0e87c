import type { SiteScope } from '../../access/index.js';
import { sql, type Reader } from '../../database/sql.js';
import type { NamedSite } from '../reading/site-names.js';
import type { KnownRecord, RecordContent, RecordRow } from './record-rules.js';

type Row = { row: number; id: string; version: number } & Record<string, string | number | null>;

function toRecord({ row, id, version, ...values }: Row): KnownRecord {
  return { row, id, version, values: values as RecordContent };
}

const given = (rows: readonly RecordRow[]): string => JSON.stringify(rows.map(({ row, content, siteId }) => ({ ...content, row, siteId })));

/** The agents of the scope: by their address, else by their name at the site. */
export async function findKnownAgents(reader: Reader, scope: SiteScope, rows: readonly RecordRow[]): Promise<KnownRecord[]> {
  const found = await reader.rows<Row>(sql`
    SELECT DISTINCT ON (g.row) g.row, p.id, p.version, p.family_name AS "familyName", p.given_name AS "givenName", p.service, p.email, s.name AS site, p.left_on AS "leftOn"
      FROM jsonb_to_recordset(${given(rows)}::jsonb) AS g(row integer, "familyName" text, "givenName" text, email text, "siteId" uuid)
      JOIN person p ON p.kind = 'agent' AND ${scope.covers(sql`p.site_id`)} AND (lower(p.email) = lower(g.email)
        OR (p.site_id = g."siteId" AND one_space(plain(p.given_name || ' ' || p.family_name)) = one_space(plain(g."givenName" || ' ' || g."familyName"))
            AND (p.email IS NULL OR g.email IS NULL)))
      LEFT JOIN site s ON s.id = p.site_id
     ORDER BY g.row, (lower(p.email) = lower(g.email)) DESC NULLS LAST, p.id`);
  return found.map(toRecord);
}

/** @scope-free the sites of the rows were found within the scope of who asks */
export async function insertAgents(reader: Reader, rows: readonly (RecordRow & { readonly id: string })[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO person (id, kind, family_name, given_name, service, email, site_id, left_on)
    SELECT id, 'agent', "familyName", "givenName", service, email, "siteId", "leftOn"
      FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ id, content, siteId }) => ({ ...content, id, siteId })))}::jsonb)
        AS g(id uuid, "familyName" text, "givenName" text, service text, email text, "siteId" uuid, "leftOn" date)`);
}

/** Takes the values that are not null. */
export async function updateAgent(
  reader: Reader, scope: SiteScope, id: string, version: number | null, values: { readonly service: string | null; readonly email: string | null; readonly siteId: string | null; readonly leftOn: string | null },
): Promise<boolean> {
  const changed = await reader.rows(sql`
    UPDATE person SET service = coalesce(${values.service}::text, service), email = coalesce(${values.email}::text, email),
           site_id = coalesce(${values.siteId}::uuid, site_id), left_on = coalesce(${values.leftOn}::date, left_on)
     WHERE id = ${id} AND version = ${version} AND kind = 'agent' AND ${scope.covers(sql`site_id`)} RETURNING id`);
  return changed.length > 0;
}

/** The sites of the scope by their whole names; `MDS de` and accents aside. */
export async function findKnownSites(reader: Reader, scope: SiteScope, ids: readonly { readonly row: number; readonly id: string }[]): Promise<KnownRecord[]> {
  const found = await reader.rows<Row>(sql`
    SELECT g.row, s.id, s.version, s.name, s.status, s.address, s.postal_code AS "postalCode", s.city, s.commune_code AS "communeCode",
           s.network_kind AS "networkKind", s.network_operator AS "networkOperator"
      FROM jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) AS g(row integer, id uuid) JOIN site s ON s.id = g.id AND ${scope.covers(sql`s.id`)}`);
  return found.map(toRecord);
}

/** Every site of the scope, closed ones too. */
export function findAllSites(reader: Reader, scope: SiteScope): Promise<NamedSite[]> {
  return reader.rows(sql`SELECT id, name FROM site WHERE ${scope.covers(sql`id`)}`);
}

/** @scope-free a new site is in the scope of all */
export async function insertSites(reader: Reader, rows: readonly (RecordRow & { readonly id: string })[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO site (id, name, status, address, postal_code, city, commune_code, network_kind, network_operator)
    SELECT id, name, coalesce(status, 'open'), address, "postalCode", city, "communeCode", "networkKind", "networkOperator"
      FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ id, content }) => ({ ...content, id })))}::jsonb)
        AS g(id uuid, name text, status text, address text, "postalCode" text, city text, "communeCode" text, "networkKind" text, "networkOperator" text)`);
}

/** Takes the values that are not null. */
export async function updateSite(reader: Reader, scope: SiteScope, id: string, version: number | null, values: RecordContent): Promise<boolean> {
  const changed = await reader.rows(sql`
    UPDATE site SET status = coalesce(v.status, site.status), address = coalesce(v.address, site.address), postal_code = coalesce(v."postalCode", site.postal_code),
           city = coalesce(v.city, site.city), commune_code = coalesce(v."communeCode", site.commune_code),
           network_kind = coalesce(v."networkKind", site.network_kind), network_operator = coalesce(v."networkOperator", site.network_operator)
      FROM jsonb_to_record(${JSON.stringify(values)}::jsonb)
        AS v(status text, address text, "postalCode" text, city text, "communeCode" text, "networkKind" text, "networkOperator" text)
     WHERE site.id = ${id} AND site.version = ${version} AND ${scope.covers(sql`site.id`)} RETURNING site.id`);
  return changed.length > 0;
}

/** The rooms of the scope by site and name. */
export async function findKnownRooms(reader: Reader, scope: SiteScope, rows: readonly RecordRow[]): Promise<KnownRecord[]> {
  const found = await reader.rows<Row>(sql`
    SELECT g.row, r.id, r.version, r.name, r.floor, s.name AS site
      FROM jsonb_to_recordset(${given(rows)}::jsonb) AS g(row integer, name text, "siteId" uuid)
      JOIN room r ON r.site_id = g."siteId" AND one_space(plain(r.name)) = one_space(plain(g.name)) AND ${scope.covers(sql`r.site_id`)}
      JOIN site s ON s.id = r.site_id`);
  return found.map(toRecord);
}

/** @scope-free the sites of the rows were found within the scope of who asks */
export async function insertRooms(reader: Reader, rows: readonly (RecordRow & { readonly id: string })[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO room (id, site_id, name, floor)
    SELECT id, "siteId", name, floor
      FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ id, content, siteId }) => ({ ...content, id, siteId })))}::jsonb) AS g(id uuid, "siteId" uuid, name text, floor text)`);
}

export async function updateRoom(reader: Reader, scope: SiteScope, id: string, version: number | null, floor: string | null): Promise<boolean> {
  const changed = await reader.rows(sql`
    UPDATE room SET floor = coalesce(${floor}::text, floor) WHERE id = ${id} AND version = ${version} AND ${scope.covers(sql`site_id`)} RETURNING id`);
  return changed.length > 0;
}
