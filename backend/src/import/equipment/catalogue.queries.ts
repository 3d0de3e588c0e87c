import type { Category } from '@calanque/shared';
import type { SiteScope } from '../../access/index.js';
import { sql, type Reader } from '../../database/sql.js';
import type { NamedSite } from '../reading/site-names.js';

/** A model under the key that PostgreSQL knows it by. */
export interface KnownModel {
  id: string;
  key: string;
  maker: string;
  name: string;
  category: Category;
}

export interface KnownRoom {
  id: string;
  site_id: string;
  key: string;
  name: string;
  closed: boolean;
}

/** The sites of the scope at which equipment can be logged; those out of it are marked, since their names make others unclear. */
export async function findOpenSites(reader: Reader, scope: SiteScope): Promise<NamedSite[]> {
  return reader.rows(sql`SELECT id, name, NOT ${scope.covers(sql`id`)} AS hidden FROM site WHERE status <> 'closed' ORDER BY name COLLATE "fr-x-icu", id`);
}

/**
 * The models of these keys.
 * @scope-free the catalogue belongs to no site
 */
export function findModelsByKey(reader: Reader, keys: readonly string[]): Promise<KnownModel[]> {
  return reader.rows(sql`
    SELECT m.id, k.key, m.maker, m.name, m.category
      FROM unnest(${keys}::text[]) AS k(key) JOIN equipment_model m
        ON one_space(plain(m.maker)) = split_part(k.key, chr(31), 1) AND one_space(plain(m.name)) = split_part(k.key, chr(31), 2)`);
}

/** The rooms of the scope by name, among `places`. */
export function findRoomsByName(reader: Reader, scope: SiteScope, places: readonly { readonly siteId: string; readonly room: string }[]): Promise<KnownRoom[]> {
  return reader.rows(sql`
    SELECT DISTINCT r.id, r.site_id, wanted.room AS key, r.name, r.closed_at IS NOT NULL AS closed
      FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS wanted("siteId" uuid, room text)
      JOIN room r ON r.site_id = wanted."siteId" AND one_space(plain(r.name)) = one_space(plain(wanted.room))
     WHERE ${scope.covers(sql`r.site_id`)}`);
}

/**
 * The different spellings of a column, each with how often it stands in the file, the catalogue's own ones first.
 * @scope-free the catalogue belongs to no site, and the file to who asks
 */
export function findSpellings(
  reader: Reader, importId: string, place: number, field: 'maker' | 'model',
): Promise<{ key: string; spelling: string; known: boolean; count: number }[]> {
  const known = field === 'maker' ? sql`SELECT DISTINCT maker AS spelling FROM equipment_model` : sql`SELECT DISTINCT name AS spelling FROM equipment_model`;
  return reader.rows(sql`
    SELECT one_space(plain(spelling)) AS key, spelling, known, count FROM (
      SELECT spelling, true AS known, 0 AS count FROM (${known}) AS catalogue
      UNION ALL
      SELECT cells ->> ${place}::integer, false, count(*)::integer FROM import_row
       WHERE import_id = ${importId} AND cells ->> ${place}::integer <> '' GROUP BY 1
    ) AS spellings`);
}

/**
 * Makes the models that are not there yet; one that somebody makes at the same time is theirs.
 * @scope-free the catalogue belongs to no site
 */
export async function keepModels(reader: Reader, models: readonly { readonly id: string; readonly category: string; readonly maker: string; readonly name: string }[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO equipment_model (id, category, maker, name)
    SELECT id, category, maker, name FROM jsonb_to_recordset(${JSON.stringify(models)}::jsonb) AS model(id uuid, category text, maker text, name text)
    ON CONFLICT (plain(maker), plain(name)) DO NOTHING`);
}

/** Makes the rooms of the scope that are not there yet. */
export async function keepRooms(reader: Reader, scope: SiteScope, rooms: readonly { readonly id: string; readonly siteId: string; readonly name: string }[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO room (id, site_id, name)
    SELECT id, "siteId", name FROM jsonb_to_recordset(${JSON.stringify(rooms)}::jsonb) AS room(id uuid, "siteId" uuid, name text)
     WHERE ${scope.covers(sql`"siteId"`)}
    ON CONFLICT (site_id, plain(name)) DO NOTHING`);
}

/**
 * The highest number of each prefix among the rows that are still to be made.
 * @scope-free the file belongs to who asks
 */
export async function findNumbersToGive(reader: Reader, importId: string): Promise<string[]> {
  const rows = await reader.rows<{ number: string }>(sql`
    SELECT DISTINCT ON (number_prefix(content ->> 'number')) content ->> 'number' AS number FROM import_row
     WHERE import_id = ${importId} AND outcome = 'accepted' AND content ->> 'number' IS NOT NULL
     ORDER BY number_prefix(content ->> 'number'), number_value(content ->> 'number') DESC`);
  return rows.map(({ number }) => number);
}

/**
 * The models and rooms that the rows need and nobody has made yet, the most frequent first: of new pieces, and of known ones whose
 * model or room would change.
 * @scope-free the file belongs to who asks
 */
export function findAdditions(reader: Reader, importId: string): Promise<{ kind: 'model' | 'room'; name: string; detail: string; rows: number }[]> {
  const needs = (field: 'model' | 'room') => sql`(outcome = 'accepted' OR (outcome = 'different'
    AND jsonb_path_exists(differences, '$[*] ? (@.obstacle == null && @.field == $field)', jsonb_build_object('field', ${field}::text))))`;
  return reader.rows(sql`
    SELECT kind, min(name) AS name, detail, sum(rows)::integer AS rows FROM (
      SELECT 'model' AS kind, (content ->> 'maker') || ' ' || (content ->> 'model') AS name, content ->> 'category' AS detail, count(*) AS rows
        FROM import_row WHERE import_id = ${importId} AND ${needs('model')} AND links ->> 'modelId' IS NULL GROUP BY 1, 2, 3
      UNION ALL
      SELECT 'room', content ->> 'room', content ->> 'site', count(*)
        FROM import_row WHERE import_id = ${importId} AND ${needs('room')} AND content ->> 'room' IS NOT NULL AND links ->> 'roomId' IS NULL GROUP BY 1, 2, 3
    ) AS additions WHERE name IS NOT NULL AND detail IS NOT NULL
    GROUP BY kind, one_space(plain(name)), detail ORDER BY kind, rows DESC, name LIMIT 500`);
}
