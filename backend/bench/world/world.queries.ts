import type pg from 'pg';
import { CATALOGUE, FAMILY_ENDS, FAMILY_STEMS, GIVEN_NAMES, ROOM_NAMES, SITE_NAMES } from './names.js';

const FILLED_TABLES = ['site', 'room', 'person', 'equipment_model', 'equipment', 'equipment_place', 'equipment_condition', 'loan', 'custody', 'transfer', 'transfer_line'] as const;

/**
 * `chance(n, salt)`: from 0 to 1, always the same for the same two; `made_id(kind, n)`: a UUID of version 7 in the order of `n`.
 * Kept in the schema of this connection's temporary tables, so that the product's schema stays as it is.
 */
export async function defineChance(db: pg.ClientBase): Promise<void> {
  await db.query(`
    CREATE FUNCTION pg_temp.chance(n bigint, salt integer) RETURNS float8 LANGUAGE sql IMMUTABLE
      RETURN (hashint8extended(n, salt) & 1048575)::float8 / 1048576;
    CREATE FUNCTION pg_temp.pick(items text[], n bigint, salt integer) RETURNS text LANGUAGE sql IMMUTABLE
      RETURN items[1 + floor(pg_temp.chance(n, salt) * cardinality(items))::integer];
    CREATE FUNCTION pg_temp.made_id(kind integer, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
      RETURN ('0190' || lpad(to_hex(n), 8, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || substr(md5(kind || '/' || n), 1, 15))::uuid;
    CREATE FUNCTION pg_temp.whole(instant timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE
      RETURN date_trunc('second', instant);
    CREATE FUNCTION pg_temp.imei(n bigint) RETURNS text LANGUAGE sql IMMUTABLE RETURN (
      SELECT body || (10 - sum(CASE WHEN place % 2 = 0 AND digit > 4 THEN digit * 2 - 9 WHEN place % 2 = 0 THEN digit * 2 ELSE digit END) % 10) % 10
        FROM (SELECT '35' || lpad(n::text, 12, '0') AS body) AS b,
             LATERAL (SELECT place, substr(body, place, 1)::integer AS digit FROM generate_series(1, 14) AS place) AS digits
       GROUP BY body)`);
}

/** Whether the product's triggers look at what is filled in; those of foreign keys always do. */
export async function setTriggers(db: pg.ClientBase, which: 'on' | 'off'): Promise<void> {
  for (const table of FILLED_TABLES) {
    await db.query(`ALTER TABLE ${table} ${which === 'on' ? 'ENABLE' : 'DISABLE'} TRIGGER USER`);
  }
}

/** The twelve sites with their rooms. */
export async function addSites(db: pg.ClientBase): Promise<void> {
  await db.query(`
    INSERT INTO site (id, name, city) SELECT pg_temp.made_id(1, n), name, name FROM unnest($1::text[]) WITH ORDINALITY AS s (name, n)`, [SITE_NAMES]);
  await db.query(`
    INSERT INTO room (id, site_id, name, floor)
    SELECT pg_temp.made_id(2, s * 100 + r), pg_temp.made_id(1, s), name, CASE WHEN r > 5 THEN '1er étage' ELSE 'Rez-de-chaussée' END
      FROM generate_series(1, cardinality($1::text[])) AS s, unnest($2::text[]) WITH ORDINALITY AS r (name, r)`, [SITE_NAMES, ROOM_NAMES]);
}

const BORROWERS = 5000;

/** Agents, each of one site, and members of the public. */
export async function addPersons(db: pg.ClientBase, persons: number): Promise<void> {
  await db.query(`
    INSERT INTO person (id, kind, given_name, family_name, service, site_id)
    SELECT pg_temp.made_id(3, n), 'agent', pg_temp.pick($2, n, 31), pg_temp.pick($3, n, 32) || pg_temp.pick($4, n, 33),
           pg_temp.pick(ARRAY['Accueil', 'Service social', 'PMI', 'Insertion', 'Autonomie'], n, 34), pg_temp.made_id(1, 1 + n % $5)
      FROM generate_series(1, $1::integer) AS n`, [persons, GIVEN_NAMES, FAMILY_STEMS, FAMILY_ENDS, SITE_NAMES.length]);
  await db.query(`
    INSERT INTO person (id, kind, given_name, family_name, phone)
    SELECT pg_temp.made_id(10, n), 'borrower', pg_temp.pick($1, n, 35), pg_temp.pick($2, n, 36) || pg_temp.pick($3, n, 37), '+336' || lpad(n::text, 8, '0')
      FROM generate_series(1, ${BORROWERS}) AS n`, [GIVEN_NAMES, FAMILY_STEMS, FAMILY_ENDS]);
}

export async function addCatalogue(db: pg.ClientBase): Promise<void> {
  await db.query(`
    INSERT INTO equipment_model (id, category, maker, name, model_number, warranty_months, support_ends_on)
    SELECT pg_temp.made_id(4, n), category, maker, name, upper(substr(md5(name), 1, 6)), 12 * (1 + n % 4), CASE WHEN n % 3 > 0 THEN date '2027-01-31' + (n * 40)::integer END
      FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS m (category, maker, name, n)`,
  [CATALOGUE.map(({ category }) => category), CATALOGUE.map(({ maker }) => maker), CATALOGUE.map(({ name }) => name)]);
}

/** The account that the bench signs in with. */
export async function addTechnician(db: pg.ClientBase, account: { readonly email: string; readonly passwordHash: string }): Promise<void> {
  await db.query(`INSERT INTO person (id, kind, given_name, family_name) VALUES (pg_temp.made_id(9, 1), 'agent', 'Alix', 'Mesureur')`);
  await db.query(`
    INSERT INTO account (id, person_id, email, role, password_hash)
    VALUES (pg_temp.made_id(9, 2), pg_temp.made_id(9, 1), $1, 'technician', $2)`, [account.email, account.passwordHash]);
}

/**
 * The pieces, and beside them in a temporary table how each one's life goes: when it came, how often it was held, whether
 * it moved, broke or was lost.
 */
export async function addEquipment(db: pg.ClientBase, pieces: number, now: Date): Promise<void> {
  await db.query(`
    CREATE TEMPORARY TABLE life ON COMMIT DROP AS
    SELECT n, pg_temp.made_id(5, n) AS id, now, arrived_at, (now - arrived_at) / held AS slot, held, fate,
           1 + floor(pg_temp.chance(n, 43) * ${SITE_NAMES.length})::integer AS site, pg_temp.chance(n, 44) < 0.2 AS moved,
           1 + floor(power(pg_temp.chance(n, 45), 1.3) * ${CATALOGUE.length})::integer AS model
      FROM (
        SELECT n, now, pg_temp.whole(now - interval '30 days' - interval '6 years' * pg_temp.chance(n, 41)) AS arrived_at,
               (ARRAY[1, 2, 3, 4, 5, 5, 6, 7, 8, 9])[1 + n % 10] AS held,
               CASE WHEN chance < 0.6 THEN 'working' WHEN chance < 0.75 THEN 'mended' WHEN chance < 0.8 THEN 'broken' WHEN chance < 0.96 THEN 'working'
                    WHEN chance < 0.975 THEN 'lost' WHEN chance < 0.98 THEN 'stolen' WHEN chance < 0.99 THEN 'written-off' WHEN chance < 0.995 THEN 'annulled'
                    ELSE 'found' END AS fate
          FROM generate_series(1, $1::integer) AS n, LATERAL (SELECT $2::timestamptz AS now, pg_temp.chance(n, 42) AS chance) AS drawn
      ) AS drawn`, [pieces, now]);
  await db.query(`CREATE UNIQUE INDEX ON life (n); ANALYZE life`);
  await db.query(`
    INSERT INTO equipment (id, created_at, number, model_id, category, maker, serial, mac, imei, purchased_on, price_cents, order_number, supplier,
                           warranty_months, notes, ssid, bands, os_name, os_version, annulled_at, annulled_reason)
    SELECT l.id, l.arrived_at,
           CASE WHEN n % 10 = 3 THEN 'INV' || extract(year FROM l.arrived_at) || '-' || lpad(n::text, 6, '0') ELSE 'MDS13-' || lpad(n::text, 6, '0') END,
           m.id, m.category, m.maker,
           CASE WHEN pg_temp.chance(n, 51) < 0.97 THEN upper(substr(md5('s' || n), 1, 5)) || lpad(n::text, 7, '0') END,
           CASE WHEN m.category <> 'accessory' THEN ('02' || lpad(to_hex(n * 2654435761 % 1099511627776), 10, '0'))::macaddr END,
           CASE WHEN m.category = 'tablet' AND pg_temp.chance(n, 52) < 0.6 THEN pg_temp.imei(n) END,
           CASE WHEN pg_temp.chance(n, 53) < 0.95 THEN (l.arrived_at - interval '20 days' * pg_temp.chance(n, 54))::date END,
           CASE WHEN pg_temp.chance(n, 55) < 0.9 THEN 4900 + floor(pg_temp.chance(n, 56) * 1200)::integer * 100 END,
           'BC-' || extract(year FROM l.arrived_at) || '-' || lpad((n / 25)::text, 5, '0'),
           pg_temp.pick(ARRAY['Fournitures du Midi', 'Réseaux Provence', 'Informatique 13', 'Phocéa Matériel'], n / 25, 57),
           m.warranty_months,
           CASE WHEN n % 20 = 0 THEN 'Étiquette refaite, housse rendue avec la pièce.' END,
           CASE WHEN m.category = 'wifi-point' THEN 'MDS-Public' END,
           CASE WHEN m.category = 'wifi-point' THEN ARRAY['2.4', '5'] END,
           CASE m.category WHEN 'laptop' THEN 'Windows 11 Pro' WHEN 'tablet' THEN 'Android' END,
           CASE m.category WHEN 'laptop' THEN '25H2' WHEN 'tablet' THEN '14' END,
           CASE WHEN fate = 'annulled' THEN pg_temp.whole(l.now - interval '1 hour') END,
           CASE WHEN fate = 'annulled' THEN 'Saisie deux fois' END
      FROM life l JOIN equipment_model m ON m.id = pg_temp.made_id(4, l.model)
     ORDER BY n`);
}

/** Where each piece was at home and in which condition: a fifth has moved, some broke, were mended, lost or found again. */
export async function addPlacesAndConditions(db: pg.ClientBase): Promise<void> {
  await db.query(`
    INSERT INTO equipment_place (id, equipment_id, site_id, room_id, period)
    SELECT pg_temp.made_id(6, l.n * 2 + turn), l.id, pg_temp.made_id(1, home.site),
           CASE WHEN pg_temp.chance(l.n, 61) < 0.9 THEN pg_temp.made_id(2, home.site * 100 + 1 + floor(pg_temp.chance(l.n + turn, 62) * ${ROOM_NAMES.length})::integer) END,
           CASE WHEN NOT moved THEN tstzrange(arrived_at, NULL) WHEN turn = 0 THEN tstzrange(arrived_at, half) ELSE tstzrange(half, NULL) END
      FROM life l, generate_series(0, 1) AS turn,
           LATERAL (SELECT 1 + (l.site + 4 * turn) % ${SITE_NAMES.length} AS site, pg_temp.whole(arrived_at + (now - arrived_at) / 2) AS half) AS home
     WHERE turn = 0 OR moved
     ORDER BY l.n, turn`);
  await db.query(`
    INSERT INTO equipment_condition (id, equipment_id, condition, reason, period)
    SELECT pg_temp.made_id(7, l.n * 4 + turn), l.id, condition, CASE WHEN condition IN ('lost', 'stolen', 'written-off') THEN 'Introuvable à l’inventaire' END,
           tstzrange(start, lead(start) OVER (PARTITION BY l.n ORDER BY turn))
      FROM life l, LATERAL (VALUES
             (0, 'working', arrived_at),
             (1, CASE WHEN fate IN ('broken', 'mended') THEN 'broken' WHEN fate = 'found' THEN 'lost' WHEN fate IN ('lost', 'stolen', 'written-off') THEN fate END,
                 pg_temp.whole(now - slot * 0.04)),
             (2, CASE WHEN fate IN ('mended', 'found') THEN 'working' END, pg_temp.whole(now - slot * 0.01))
           ) AS fact (turn, condition, start)
     WHERE condition IS NOT NULL
     ORDER BY l.n, turn`);
}

/**
 * Who held each piece: one custody in each slot of its life, none beside another; the last of two thirds is open, that of a
 * piece that is absent or annulled never is.
 */
export async function addCustodies(db: pg.ClientBase): Promise<void> {
  await db.query(`
    WITH held AS (
      SELECT pg_temp.made_id(8, l.n * 16 + turn) AS id, start, l.id AS equipment_id, l.site, kind,
             CASE kind WHEN 'assignment' THEN pg_temp.made_id(3, 1 + floor(pg_temp.chance(key, 73) * persons.many)::integer)
                       WHEN 'loan' THEN pg_temp.made_id(10, 1 + floor(pg_temp.chance(key, 73) * ${BORROWERS})::integer) END AS person_id,
             CASE WHEN kind = 'repair' THEN pg_temp.pick(ARRAY['Atelier du Vieux-Port', 'SAV Exemplar', 'Répar’13'], key, 74) END AS repairer,
             tstzrange(start, CASE WHEN NOT (turn = held - 1 AND pg_temp.chance(l.n, 75) < 0.67 AND fate NOT IN ('lost', 'stolen', 'written-off', 'annulled', 'found'))
                                   THEN pg_temp.whole(start + slot * (0.3 + 0.6 * pg_temp.chance(key, 76))) END) AS period,
             CASE WHEN kind = 'loan' THEN start + interval '14 days' END AS due_at,
             CASE WHEN kind = 'loan' THEN pg_temp.made_id(9, key) END AS loan_id,
             CASE WHEN key % 12 = 0 THEN 'Chargeur remis' END AS note
        FROM life l JOIN equipment e ON e.id = l.id, generate_series(0, held - 1) AS turn,
             LATERAL (SELECT l.n * 16 + turn AS key, pg_temp.whole(arrived_at + slot * turn) AS start) AS at,
             LATERAL (SELECT pg_temp.chance(key, 72) AS drawn) AS drawn,
             LATERAL (SELECT CASE WHEN drawn < 0.5 THEN 'assignment' WHEN drawn < 0.85 THEN 'installed' WHEN drawn < 0.93 THEN 'repair'
                                  -- What has a memory is lent last: after that it would have to be erased.
                                  WHEN drawn < 0.98 AND e.category IN ('laptop', 'tablet') AND turn < held - 1 THEN 'assignment'
                                  WHEN drawn < 0.98 THEN 'loan' ELSE 'transit' END AS kind) AS sort,
             (SELECT count(*) AS many FROM person WHERE site_id IS NOT NULL) AS persons
    ), lent AS (
      INSERT INTO loan (id, created_at, site_id, person_id, start_at, due_at, returned_at)
      SELECT loan_id, start, pg_temp.made_id(1, site), person_id, start, due_at, upper(period) FROM held WHERE kind = 'loan'
    )
    INSERT INTO custody (id, created_at, equipment_id, kind, person_id, repairer, period, due_at, loan_id, note)
    SELECT id, start, equipment_id, kind, person_id, repairer, period, due_at, loan_id, note FROM held ORDER BY id`);
}

/** Each piece that is in transit now goes to the next site, in a transfer of its own. */
export async function addTransfers(db: pg.ClientBase): Promise<void> {
  await db.query(`
    WITH under_way AS (
      SELECT c.id AS custody_id, c.equipment_id, lower(c.period) AS sent_at, s.from_site_id, s.to_site_id, row_number() OVER (ORDER BY c.id) AS n
        FROM custody c
        JOIN equipment_place p ON p.equipment_id = c.equipment_id AND upper_inf(p.period)
        JOIN (SELECT id AS from_site_id, coalesce(lead(id) OVER (ORDER BY id), first_value(id) OVER (ORDER BY id)) AS to_site_id FROM site) AS s
          ON s.from_site_id = p.site_id
       WHERE c.kind = 'transit' AND upper_inf(c.period)
    ), transfers AS (
      INSERT INTO transfer (id, created_at, from_site_id, to_site_id, created_by, sent_at)
      SELECT pg_temp.made_id(11, n), sent_at, from_site_id, to_site_id, pg_temp.made_id(3, 1), sent_at FROM under_way
    )
    INSERT INTO transfer_line (id, transfer_id, place, equipment_id, custody_id)
    SELECT pg_temp.made_id(12, n), pg_temp.made_id(11, n), 1, equipment_id, custody_id FROM under_way`);
}

/** What is there, and which PostgreSQL keeps it. */
export async function sizeOf(pool: pg.Pool): Promise<{ version: string; pieces: number; custodies: number }> {
  const { rows } = await pool.query<{ version: string; pieces: number; custodies: number }>(`
    SELECT current_setting('server_version') AS version, (SELECT count(*) FROM equipment)::integer AS pieces,
           (SELECT count(*) FROM custody)::integer AS custodies`);
  return rows[0] ?? { version: 'unknown', pieces: 0, custodies: 0 };
}

/** As a server that has run for some time leaves its tables: statistics made, pages known to be visible. */
export async function tidy(db: pg.ClientBase): Promise<void> {
  await db.query(`VACUUM (ANALYZE) account, ${FILLED_TABLES.join(', ')}, history`);
}

/** The counters as the trigger that draws numbers would have left them. */
export async function countNumbers(db: pg.ClientBase): Promise<void> {
  await db.query(`
    INSERT INTO inventory_counter (prefix, last_value)
    SELECT number_prefix(number), max(number_value(number)) FROM equipment GROUP BY 1`);
}

/** Remarks about the public are only said to be there. */
const CUSTODY_TOLD = `CASE WHEN row.kind = 'loan' AND row.note IS NOT NULL THEN jsonb_set(to_jsonb(row), '{note}', '{"changed": true}') ELSE to_jsonb(row) END
  - '{version,created_at}'::text[]`;

/** The lines that the triggers would have written about what came. */
export async function addHistory(db: pg.ClientBase): Promise<void> {
  const lines: readonly (readonly [table: string, subject: string, key: string, hidden: string])[] = [
    ['equipment', 'equipment', 'id', 'version,created_at,category,maker'],
    ['equipment_place', 'equipment', 'equipment_id', ''],
    ['equipment_condition', 'equipment', 'equipment_id', ''],
    ['custody', 'equipment', 'equipment_id', 'version,created_at'],
  ];
  for (const [table, subject, key, hidden] of lines) {
    await db.query(`
      INSERT INTO history (site_id, action, table_name, row_id, subject, subject_id, after)
      SELECT p.site_id, 'insert', '${table}', row.id, '${subject}', row.${key}, ${table === 'custody' ? CUSTODY_TOLD : `to_jsonb(row) - string_to_array('${hidden}', ',')`}
        FROM ${table} AS row JOIN equipment_place p ON p.equipment_id = row.${key} AND upper_inf(p.period)
       ORDER BY row.id`);
  }
}
