import { oneRow, sql, type Reader } from '../database/sql.js';
import type { Lending } from './lend-to-public.js';
import type { Inventory, LivedSite } from './year-of-life.js';

/**
 * Whether the database is one for demonstration, and whether it holds anything real.
 * @scope-free asked when the server starts
 */
export async function readMark(reader: Reader): Promise<{ prepared: boolean; equipmentLoaded: boolean; accounts: number }> {
  const row = await oneRow<{ prepared: boolean; loaded: boolean; accounts: number }>(reader, sql`
    SELECT EXISTS (SELECT FROM demonstration) AS prepared,
           EXISTS (SELECT FROM demonstration WHERE equipment_loaded_at IS NOT NULL) AS loaded,
           (SELECT count(*)::integer FROM account) AS accounts`);
  return { prepared: row?.prepared ?? false, equipmentLoaded: row?.loaded ?? false, accounts: row?.accounts ?? 0 };
}

/**
 * Marks the database as one for demonstration; false when it is one already. Servers that start together take turns.
 * @scope-free the table has no site
 */
export async function mark(reader: Reader, now: Date): Promise<boolean> {
  const rows = await reader.rows(sql`INSERT INTO demonstration (prepared_at) VALUES (${now}) ON CONFLICT DO NOTHING RETURNING only_row`);
  return rows.length > 0;
}

/**
 * Notes that the equipment is being loaded; false when it was before.
 * @scope-free the table has no site
 */
export async function markLoaded(reader: Reader, now: Date): Promise<boolean> {
  const rows = await reader.rows(sql`UPDATE demonstration SET equipment_loaded_at = ${now} WHERE equipment_loaded_at IS NULL RETURNING only_row`);
  return rows.length > 0;
}

/**
 * How many valid pieces there are in all.
 * @scope-free a number for those who may load the demonstration, who see every site
 */
export async function countEquipment(reader: Reader): Promise<number> {
  const row = await oneRow<{ count: number }>(reader, sql`SELECT count(*)::integer AS count FROM equipment WHERE annulled_at IS NULL`);
  return row?.count ?? 0;
}

/**
 * The sites with their open rooms and present agents; those without either are left out.
 * @scope-free the demonstration fills every site
 */
export async function readLivedSites(reader: Reader): Promise<LivedSite[]> {
  const rows = await reader.rows<{ id: string; name: string; room_ids: string[]; agent_ids: string[] }>(sql`
    SELECT s.id, s.name, ARRAY(SELECT id FROM room WHERE site_id = s.id AND closed_at IS NULL ORDER BY name) AS room_ids,
           ARRAY(SELECT id FROM person WHERE site_id = s.id AND kind = 'agent' AND left_on IS NULL ORDER BY family_name, id) AS agent_ids
      FROM site s WHERE s.status = 'open' ORDER BY s.name`);
  return rows.map((row) => ({ id: row.id, name: row.name, roomIds: row.room_ids, agentIds: row.agent_ids }))
    .filter((site) => site.roomIds.length > 0 && site.agentIds.length > 0);
}

/**
 * The id of the model of that maker and name, which is made when it is not there yet.
 * @scope-free the catalogue belongs to no site
 */
export async function keepModel(
  reader: Reader,
  model: { readonly id: string; readonly category: string; readonly maker: string; readonly name: string; readonly specifications: object; readonly warrantyMonths: number; readonly supportEndsOn: string | null },
): Promise<string | null> {
  await reader.rows(sql`
    INSERT INTO equipment_model (id, category, maker, name, specifications, warranty_months, support_ends_on)
    VALUES (${model.id}, ${model.category}, ${model.maker}, ${model.name}, ${JSON.stringify(model.specifications)}::jsonb, ${model.warrantyMonths}, ${model.supportEndsOn})
    ON CONFLICT DO NOTHING`);
  const row = await oneRow<{ id: string }>(reader, sql`
    SELECT id FROM equipment_model
     WHERE plain(maker) = plain(${model.maker}) AND plain(name) = plain(${model.name}) AND category = ${model.category}`);
  return row?.id ?? null;
}

/**
 * Writes the whole inventory.
 * @scope-free the demonstration fills every site
 */
export async function insertInventory(reader: Reader, inventory: Inventory): Promise<void> {
  await reader.rows(sql`
    INSERT INTO equipment (id, model_id, serial, mac, imei, purchased_on, price_cents, order_number, supplier, notes,
                           ssid, bands, ip_address, firmware, os_name, os_version, os_support_ends_on)
    SELECT id, model_id, serial, mac, imei, purchased_on, price_cents, order_number, supplier, notes,
           ssid, bands, ip_address, firmware, os_name, os_version, os_support_ends_on
      FROM jsonb_to_recordset(${JSON.stringify(inventory.equipment)}::jsonb) AS e (
        id uuid, model_id uuid, serial text, mac macaddr, imei text, purchased_on date, price_cents integer, order_number text,
        supplier text, notes text, ssid text, bands text[], ip_address inet, firmware text, os_name text, os_version text, os_support_ends_on date)`);
  await reader.rows(sql`
    INSERT INTO equipment_place (equipment_id, site_id, room_id, period)
    SELECT equipment_id, site_id, room_id, tstzrange(start, "end")
      FROM jsonb_to_recordset(${JSON.stringify(inventory.places)}::jsonb) AS p (
        equipment_id uuid, site_id uuid, room_id uuid, start timestamptz, "end" timestamptz) ORDER BY start`);
  await reader.rows(sql`
    INSERT INTO equipment_condition (equipment_id, condition, reason, period)
    SELECT equipment_id, condition, reason, tstzrange(start, "end")
      FROM jsonb_to_recordset(${JSON.stringify(inventory.conditions)}::jsonb) AS k (
        equipment_id uuid, condition text, reason text, start timestamptz, "end" timestamptz) ORDER BY start`);
  await reader.rows(sql`
    INSERT INTO custody (id, equipment_id, kind, person_id, repairer, period, due_at)
    SELECT id, equipment_id, kind, person_id, repairer, tstzrange(start, "end"), due_at
      FROM jsonb_to_recordset(${JSON.stringify(inventory.custodies)}::jsonb) AS c (
        id uuid, equipment_id uuid, kind text, person_id uuid, repairer text, start timestamptz, "end" timestamptz, due_at timestamptz) ORDER BY start`);
}

/**
 * A kit of free tablets and accessories at a site, and a transfer that is on its way there from another one.
 * @scope-free the demonstration fills every site
 */
export async function insertKitAndTransfer(reader: Reader, given: { readonly siteName: string; readonly fromName: string; readonly sentAt: Date }): Promise<void> {
  await reader.rows(sql`
    WITH kit AS (
      INSERT INTO kit (id, site_id, name, note)
      SELECT gen_random_uuid(), id, 'Valise de l’atelier', 'Rangée dans la réserve ; vérifier les chargeurs au retour.' FROM site WHERE name = ${given.siteName}
      RETURNING id, site_id
    )
    INSERT INTO kit_item (kit_id, equipment_id)
    SELECT kit.id, e.id FROM kit
      CROSS JOIN LATERAL (
        SELECT e.id FROM equipment e JOIN equipment_now n ON n.equipment_id = e.id
         WHERE n.site_id = kit.site_id AND e.category IN ('tablet', 'accessory') AND n.state = 'in-stock' ORDER BY e.category DESC, e.number DESC LIMIT 4) AS e`);
  // One statement, so that the pieces are in transit when it ends.
  await reader.rows(sql`
    WITH piece AS (
      SELECT e.id, gen_random_uuid() AS custody_id, row_number() OVER (ORDER BY e.number) AS place
        FROM equipment e JOIN equipment_now n ON n.equipment_id = e.id JOIN site s ON s.id = n.site_id
       WHERE s.name = ${given.fromName} AND n.custody_id IS NULL AND n.condition IN ('working', 'broken')
         AND n.place_since < ${given.sentAt} AND n.condition_since < ${given.sentAt}
         AND NOT EXISTS (SELECT FROM custody c WHERE c.equipment_id = e.id AND NOT upper_inf(c.period) AND upper(c.period) > ${given.sentAt})
       ORDER BY e.number LIMIT 3
    ), transfer AS (
      INSERT INTO transfer (id, from_site_id, to_site_id, created_by, created_at, sent_at, note)
      SELECT gen_random_uuid(), a.id, b.id, a.manager_id, ${given.sentAt}::timestamptz - interval '1 hour', ${given.sentAt}, 'Par la navette du jeudi'
        FROM site a, site b WHERE a.name = ${given.fromName} AND b.name = ${given.siteName} AND a.manager_id IS NOT NULL AND EXISTS (SELECT FROM piece)
      RETURNING id
    ), transit AS (
      INSERT INTO custody (id, equipment_id, kind, period)
      SELECT piece.custody_id, piece.id, 'transit', tstzrange(${given.sentAt}, NULL) FROM piece, transfer
    )
    INSERT INTO transfer_line (id, transfer_id, place, equipment_id, custody_id)
    SELECT gen_random_uuid(), transfer.id, piece.place, piece.id, piece.custody_id FROM piece, transfer`);
}

/**
 * Writes the loans to the public, with what goes along and what was erased since.
 * @scope-free the demonstration fills every site
 */
export async function insertLending(reader: Reader, lending: Lending): Promise<void> {
  await reader.rows(sql`
    INSERT INTO person (id, kind, given_name, family_name, email, phone)
    SELECT id, 'borrower', given_name, family_name, email, phone
      FROM jsonb_to_recordset(${JSON.stringify(lending.borrowers)}::jsonb) AS b (id uuid, given_name text, family_name text, email text, phone text)`);
  await reader.rows(sql`
    INSERT INTO loan (id, site_id, person_id, start_at, due_at, returned_at, renewals)
    SELECT id, site_id, person_id, start, due_at, "end", renewals
      FROM jsonb_to_recordset(${JSON.stringify(lending.loans)}::jsonb) AS l (
        id uuid, site_id uuid, person_id uuid, start timestamptz, due_at timestamptz, "end" timestamptz, renewals integer)`);
  const pieces = sql`jsonb_to_recordset(${JSON.stringify(lending.pieces)}::jsonb) AS p (
    id uuid, loan_id uuid, person_id uuid, equipment_id uuid, start timestamptz, "end" timestamptz, due_at timestamptz, wear_out text, wear_in text, accessories jsonb)`;
  await reader.rows(sql`
    INSERT INTO custody (id, equipment_id, kind, person_id, period, due_at, loan_id)
    SELECT id, equipment_id, 'loan', person_id, tstzrange(start, "end"), due_at, loan_id FROM ${pieces}`);
  await reader.rows(sql`
    INSERT INTO custody_check (custody_id, moment, wear)
    SELECT id, 'out', wear_out FROM ${pieces} UNION ALL SELECT id, 'in', wear_in FROM ${pieces} WHERE wear_in IS NOT NULL`);
  await reader.rows(sql`
    INSERT INTO custody_accessory (custody_id, label, place, returned)
    SELECT p.id, a.value ->> 'label', a.place - 1, (a.value ->> 'returned')::boolean FROM ${pieces}, jsonb_array_elements(p.accessories) WITH ORDINALITY AS a (value, place)`);
  await reader.rows(sql`
    INSERT INTO erasure (id, equipment_id, operator_id, method, at)
    SELECT id, equipment_id, operator_id, method, at
      FROM jsonb_to_recordset(${JSON.stringify(lending.erasures)}::jsonb) AS x (id uuid, equipment_id uuid, operator_id uuid, method text, at timestamptz)`);
}

/**
 * Books what is free of every site, tablets first, for the working days to come: workshops, an agent, the public, one that waits for approval.
 * @scope-free the demonstration fills every site
 */
export async function insertDemonstrationBookings(reader: Reader, now: Date): Promise<void> {
  await reader.rows(sql`
    WITH workday AS (
      SELECT day::date, row_number() OVER (ORDER BY day) AS ahead
        FROM generate_series((${now}::timestamptz AT TIME ZONE 'Europe/Paris')::date + 1, (${now}::timestamptz AT TIME ZONE 'Europe/Paris')::date + 21, interval '1 day') AS day
       WHERE extract(isodow FROM day) < 6
    ), plan (place, ahead, begins, ends, use, purpose, status) AS (VALUES
      (1, 1, time '09:00', time '12:00', 'workshop', 'Atelier découverte', 'approved'), (1, 3, '14:00', '16:30', 'public', NULL, 'approved'),
      (1, 6, '09:00', '12:00', 'workshop', 'Atelier découverte', 'approved'), (2, 2, '09:30', '11:30', 'agent', NULL, 'approved'),
      (2, 5, '14:00', '16:00', 'workshop', 'Premiers pas sur tablette', 'asked'), (3, 1, '09:00', '12:00', 'workshop', 'Atelier découverte', 'approved')
    ), free AS (
      SELECT n.site_id, n.equipment_id, e.category, row_number() OVER (PARTITION BY n.site_id ORDER BY e.category = 'tablet' DESC, e.category = 'laptop' DESC, e.number) AS place
        FROM equipment_now n JOIN equipment e ON e.id = n.equipment_id
       WHERE e.category <> 'wifi-point' AND n.condition = 'working' AND coalesce(n.custody_kind, 'installed') = 'installed' AND e.annulled_at IS NULL
    )
    INSERT INTO booking (id, equipment_id, period, status, use, person_id, purpose, owner_id, wish_category)
    SELECT gen_random_uuid(), free.equipment_id,
           tstzrange((workday.day + plan.begins) AT TIME ZONE 'Europe/Paris', (workday.day + plan.ends) AT TIME ZONE 'Europe/Paris'),
           plan.status, plan.use, CASE plan.use WHEN 'agent' THEN agent.id END, plan.purpose, agent.id, free.category
      FROM free JOIN plan ON plan.place = free.place JOIN workday ON workday.ahead = plan.ahead
      CROSS JOIN LATERAL (
        SELECT id FROM person WHERE site_id = free.site_id AND kind = 'agent' AND left_on IS NULL ORDER BY family_name, id LIMIT 1) AS agent`);
}

/**
 * Problems that were reported at a site: one by its mediator that waits, one by an agent that a technician has answered.
 * @scope-free the demonstration fills every site
 */
export async function insertDemonstrationReports(reader: Reader, given: { readonly siteName: string; readonly now: Date }): Promise<void> {
  await reader.rows(sql`
    WITH told (place, category, kind, text, answer, hours_ago) AS (VALUES
      (1, 'laptop', 'slow', 'Met dix minutes à démarrer depuis la dernière mise à jour.', NULL, 3),
      (2, 'tablet', 'missing-part', 'Le chargeur n’est plus dans la pochette.', 'Un chargeur part avec la prochaine navette.', 49)
    ), site AS (
      SELECT s.id, (SELECT a.person_id FROM account a JOIN account_site x ON x.account_id = a.id WHERE x.site_id = s.id AND a.role = 'mediator' ORDER BY a.email LIMIT 1) AS mediator,
             (SELECT a.person_id FROM account a WHERE a.role = 'technician' ORDER BY a.email LIMIT 1) AS technician,
             (SELECT p.id FROM person p WHERE p.site_id = s.id AND p.kind = 'agent' AND p.left_on IS NULL ORDER BY p.family_name, p.id LIMIT 1) AS agent
        FROM site s WHERE s.name = ${given.siteName}
    )
    INSERT INTO equipment_report (id, created_at, equipment_id, reporter_id, kind, text, answer, answered_by, answered_at)
    SELECT gen_random_uuid(), ${given.now}::timestamptz - make_interval(hours => told.hours_ago), piece.id,
           CASE told.place WHEN 1 THEN coalesce(site.mediator, site.agent) ELSE site.agent END, told.kind, told.text, told.answer,
           CASE WHEN told.answer IS NOT NULL THEN site.technician END, CASE WHEN told.answer IS NOT NULL THEN ${given.now}::timestamptz - interval '1 day' END
      FROM told CROSS JOIN site
      CROSS JOIN LATERAL (
        SELECT e.id FROM equipment e JOIN equipment_now n ON n.equipment_id = e.id
         WHERE n.site_id = site.id AND e.category = told.category AND n.state = 'in-service' AND n.place_since < ${given.now}::timestamptz - interval '3 days'
         ORDER BY e.number LIMIT 1) AS piece
     WHERE told.answer IS NULL OR site.technician IS NOT NULL`);
}
