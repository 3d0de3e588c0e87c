import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 as uuid } from 'uuid';

/** A pool, or one connection whose transaction is open. */
export type Connection = Pick<pg.Client, 'query'>;

/** Columns by their name in the table; those left out get a value that is right. */
export type Columns = Readonly<Record<string, unknown>>;

/** The columns of a fact, with the bounds of its period in their place; no end for one that lasts. */
export interface Dated {
  readonly start?: Date | string;
  readonly end?: Date | string | null;
}

/** When the pieces of these builders came, unless told otherwise. */
export const ARRIVAL = '2025-01-06T08:00:00.000Z';

const DAY_MS = 24 * 3_600_000;

let made = 0;

/** A whole number that no earlier row of this process was made with. */
export function next(): number {
  return ++made;
}

/** Gives the id. */
export async function insertSite(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'site', { name: `MDS n° ${next()}`, city: 'Vitrolles', ...columns });
}

/** Gives the id; in a new site, unless `site_id` is told. */
export async function insertRoom(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'room', {
    site_id: columns['site_id'] ?? (await insertSite(db)),
    name: `Pièce n° ${next()}`,
    ...columns,
  });
}

/** An agent. Gives the id. */
export async function insertPerson(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'person', { kind: 'agent', given_name: 'Camille', family_name: `Exemple-${next()}`, ...columns });
}

/** A member of the public with a phone. Gives the id. */
export async function insertBorrower(db: Connection, columns: Columns = {}): Promise<string> {
  return insertPerson(db, { kind: 'borrower', phone: columns['email'] ? null : `+3361${String(next()).padStart(7, '0')}`, ...columns });
}

/** An administrator with a new person, unless told otherwise. Gives the id. */
export async function insertAccount(
  db: Connection,
  columns: Columns = {},
  siteIds: readonly string[] = [],
): Promise<string> {
  const id = await insert(db, 'account', {
    person_id: columns['person_id'] ?? (await insertPerson(db)),
    email: `compte-${next()}@demo.test`,
    role: 'administrator',
    ends_on: columns['role'] === 'mediator' ? '2099-12-31' : null,
    ...columns,
  });
  for (const siteId of siteIds) {
    await db.query('INSERT INTO account_site (account_id, site_id) VALUES ($1, $2)', [id, siteId]);
  }
  return id;
}

/** A view of the equipment list of a new account, shared with nobody. Gives the id. */
export async function insertSavedView(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'saved_view', {
    owner_id: columns['owner_id'] ?? (await insertAccount(db)),
    list: 'equipment',
    name: `Vue n° ${next()}`,
    query: JSON.stringify({ state: 'broken' }),
    ...columns,
  });
}

/** A mail that waits, to a new account unless `account_id` or `person_id` is told. Gives the id. */
export async function insertMail(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'mail', {
    created_at: new Date(), kind: 'trial', secret: false, content: JSON.stringify({ subject: 'Essai', text: 'Un essai.' }),
    ...(columns['account_id'] === undefined && columns['person_id'] === undefined && { account_id: await insertAccount(db) }),
    ...columns,
  });
}

/** A broken piece, reported by somebody new, unless told otherwise. Gives the id. */
export async function insertReport(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'equipment_report', {
    equipment_id: columns['equipment_id'] ?? (await insertEquipment(db)).id,
    reporter_id: columns['reporter_id'] ?? (await insertPerson(db)),
    kind: 'broken',
    created_at: new Date(Date.now() - 60_000),
    ...columns,
  });
}

/** An unread notice of a new account, of no site, unless told otherwise. Gives the id. */
export async function insertNotice(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'notice', {
    account_id: columns['account_id'] ?? (await insertAccount(db)),
    kind: 'report-filed',
    params: JSON.stringify({ problem: 'broken' }),
    ...columns,
  });
}

/** A laptop model. Gives the id. */
export async function insertModel(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'equipment_model', { category: 'laptop', maker: 'Exemplar', name: `Modèle ${next()}`, ...columns });
}

/** Where and how a new piece begins. */
export interface Beginning {
  readonly siteId?: string;
  readonly roomId?: string | null;
  readonly condition?: string;
  readonly reason?: string | null;
  /** `ARRIVAL` when absent. */
  readonly since?: Date | string;
}

export interface InsertedEquipment {
  readonly id: string;
  readonly number: string;
  readonly siteId: string;
}

/** A working laptop of a new model in a new site, with the open place and condition that every piece has. */
export async function insertEquipment(
  db: Connection,
  columns: Columns = {},
  beginning: Beginning = {},
): Promise<InsertedEquipment> {
  const row = { id: uuid(), model_id: columns['model_id'] ?? (await insertModel(db)), ...columns };
  const siteId = beginning.siteId ?? (await insertSite(db));
  const names = Object.keys(row);
  const since = beginning.since ?? ARRIVAL;
  const condition = beginning.condition ?? 'working';
  const facts = [siteId, beginning.roomId ?? null, since, condition, beginning.reason ?? null];
  const fact = (place: number) => `$${names.length + place}`;
  // One statement, so that the facts are complete when it ends, in or out of a transaction.
  const answer = await db.query<{ id: string; number: string }>(
    `WITH piece AS (
       INSERT INTO equipment (${names.join(', ')}) VALUES (${placeholders(names.length)}) RETURNING id, number
     ), place AS (
       INSERT INTO equipment_place (equipment_id, site_id, room_id, period)
       SELECT id, ${fact(1)}, ${fact(2)}, tstzrange(${fact(3)}, NULL) FROM piece
     ), condition AS (
       INSERT INTO equipment_condition (equipment_id, condition, reason, period)
       SELECT id, ${fact(4)}, ${fact(5)}, tstzrange(${fact(3)}, NULL) FROM piece
     )
     SELECT id, number FROM piece`,
    [...Object.values(row), ...facts],
  );
  return { ...onlyRow(answer.rows), siteId };
}

/** An open `installed` custody from the arrival on, unless told otherwise. Gives the id. One that is a loan gets its loan beside it. */
export async function insertCustody(db: Connection, columns: Columns & Dated): Promise<string> {
  const { start = ARRIVAL, end = null, ...others } = columns;
  if (columns['kind'] === 'loan' && columns['person_id'] && !columns['loan_id']) return (await insertLoan(db, columns)).custodyId;
  return insert(db, 'custody', { kind: 'installed', period: period(start, end), ...others });
}

/** An approved booking for a workshop, from nine to ten of a day far ahead, unless told otherwise. Gives the id. */
export async function insertBooking(db: Connection, columns: Columns & Dated = {}): Promise<string> {
  const { start = '2098-03-03T09:00:00Z', end = '2098-03-03T10:00:00Z', ...others } = columns;
  return insert(db, 'booking', {
    equipment_id: columns['equipment_id'] ?? (await insertEquipment(db)).id,
    owner_id: columns['owner_id'] ?? (await insertPerson(db)),
    use: 'workshop',
    period: period(start, end),
    ...others,
  });
}

/** The calendar address of a new account's own bookings. Gives the id. */
export async function insertBookingFeed(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'booking_feed', { owner_id: columns['owner_id'] ?? (await insertAccount(db)), token_hash: randomBytes(32), ...columns });
}

/** A loan of one piece to a new borrower from the arrival on, due thirty days later, unless told otherwise; not renewed, not disputed. */
export async function insertLoan(db: Connection, columns: Columns & Dated): Promise<{ id: string; custodyId: string }> {
  const { start = ARRIVAL, end = null, id = uuid(), due_at: dueAt = new Date(new Date(start).getTime() + 30 * DAY_MS), site_id: siteId, ...others } = columns;
  const personId = columns['person_id'] ?? (await insertBorrower(db));
  const held = period(start, end);
  // One statement, so that the loan has its piece when it ends, in or out of a transaction.
  const custody: Columns = { ...others, person_id: personId, id: uuid(), kind: 'loan', due_at: dueAt, loan_id: id, period: held };
  const names = Object.keys(custody);
  const answer = await db.query<{ id: string; loan_id: string }>(
    `WITH loan AS (
       INSERT INTO loan (id, site_id, person_id, start_at, due_at, returned_at)
       SELECT $${names.length + 1}, coalesce($${names.length + 2}::uuid, site_of_equipment($${names.length + 3})),
              $${names.length + 4}, lower($${names.length + 5}::tstzrange), $${names.length + 6}, upper($${names.length + 5}::tstzrange)
     )
     INSERT INTO custody (${names.join(', ')}) VALUES (${placeholders(names.length)}) RETURNING id, loan_id`,
    [...Object.values(custody), id, siteId ?? null, columns['equipment_id'], personId, held, dueAt],
  );
  const row = onlyRow(answer.rows);
  return { id: row.loan_id, custodyId: row.id };
}

/** Ends the open place and puts the piece elsewhere; `db` is in a transaction. */
export async function changePlace(
  db: Connection,
  equipmentId: string,
  place: { readonly siteId: string; readonly roomId?: string | null; readonly at: Date | string },
): Promise<void> {
  await endFact(db, 'equipment_place', equipmentId, place.at);
  await db.query(
    'INSERT INTO equipment_place (equipment_id, site_id, room_id, period) VALUES ($1, $2, $3, $4)',
    [equipmentId, place.siteId, place.roomId ?? null, period(place.at)],
  );
}

/** Ends the open condition and begins another; `db` is in a transaction. */
export async function changeCondition(
  db: Connection,
  equipmentId: string,
  fact: { readonly condition: string; readonly reason?: string | null; readonly at: Date | string },
): Promise<void> {
  await endFact(db, 'equipment_condition', equipmentId, fact.at);
  await db.query(
    'INSERT INTO equipment_condition (equipment_id, condition, reason, period) VALUES ($1, $2, $3, $4)',
    [equipmentId, fact.condition, fact.reason ?? null, period(fact.at)],
  );
}

/** Ends the open custody. */
export async function endCustody(db: Connection, custodyId: string, at: Date | string): Promise<void> {
  await db.query('UPDATE custody SET period = tstzrange(lower(period), $2) WHERE id = $1', [custodyId, at]);
}

/** A `tstzrange` as PostgreSQL reads it. */
export function period(start: Date | string, end: Date | string | null = null): string {
  return `[${new Date(start).toISOString()},${end === null ? '' : new Date(end).toISOString()})`;
}

async function endFact(
  db: Connection,
  table: 'equipment_place' | 'equipment_condition',
  equipmentId: string,
  at: Date | string,
): Promise<void> {
  await db.query(
    `UPDATE ${table} SET period = tstzrange(lower(period), $2) WHERE equipment_id = $1 AND upper_inf(period)`,
    [equipmentId, at],
  );
}

async function insert(db: Connection, table: string, columns: Columns): Promise<string> {
  const row: Columns = { id: uuid(), ...columns };
  const names = Object.keys(row);
  const answer = await db.query<{ id: string }>(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${placeholders(names.length)}) RETURNING id`,
    Object.values(row),
  );
  return onlyRow(answer.rows).id;
}

function placeholders(count: number): string {
  return Array.from({ length: count }, (_, place) => `$${place + 1}`).join(', ');
}

function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('the statement gave no row');
  return row;
}

/** A file whose rows were all refused; gives the id. */
export async function insertImport(db: Connection, columns: Columns, rows: readonly (readonly string[])[]): Promise<string> {
  const id = await insert(db, 'import', {
    kind: 'equipment', file_name: 'inventaire.csv', file_digest: Buffer.from(`${next()}`), created_at: new Date(), headings: ['A', 'B', 'C'], fields: ['number', 'maker', 'notes'],
    remembered: [false, false, false], state: 'checked', row_count: rows.length, ...columns,
  });
  for (const [place, cells] of rows.entries()) {
    await db.query(`INSERT INTO import_row (import_id, row, cells, outcome, faults) VALUES ($1, $2, $3, 'rejected', '[]')`, [id, place + 1, JSON.stringify(cells)]);
  }
  return id;
}

/** A loan agreement that is kept; gives the id. Its file is no PDF unless `content` is one. */
export async function insertDocument(db: Connection, columns: Columns = {}): Promise<string> {
  const content = (columns['content'] as Buffer | undefined) ?? Buffer.from(`%PDF ${next()}`);
  return insert(db, 'document', {
    kind: 'loan-agreement', subject_kind: 'loan', subject_id: uuid(), site_id: columns['site_id'] ?? await insertSite(db), created_at: new Date('2026-01-05T10:00:00Z'), data: '{}', content,
    sha256: createHash('sha256').update(content).digest('hex'), ...columns,
  });
}

/** A signature on paper; gives the id. */
export async function insertSignature(db: Connection, columns: Columns & { readonly document_id: string }): Promise<string> {
  const { rows } = await db.query<{ sha256: string }>('SELECT sha256 FROM document WHERE id = $1', [columns.document_id]);
  return insert(db, 'signature', { document_sha256: rows[0]?.sha256 ?? '', role: 'borrower', method: 'paper', signed_at: new Date('2026-01-05T10:05:00Z'), ...columns });
}
