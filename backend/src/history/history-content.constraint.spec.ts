import { v7 as uuid } from 'uuid';
import {
  ARRIVAL, changeCondition, changePlace, insertAccount, insertCustody, insertEquipment, insertModel, insertPerson, insertRoom, insertSite, type Connection,
} from '../testing/rows.js';
import { insertKit } from '../testing/kit-rows.js';
import { useScratchDatabase } from '../testing/scratch-database.js';
import { insertSentTransfer } from '../testing/transfer-rows.js';

interface Line {
  readonly id: string;
  readonly action: string;
  readonly table_name: string;
  readonly row_id: string;
  readonly subject: string;
  readonly subject_id: string;
  readonly actor_id: string | null;
  readonly request_id: string | null;
  readonly site_id: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

const CHANGED = { changed: true };

describe('a line of history', () => {
  const db = useScratchDatabase();

  /** What the work leaves in the history, in its order. */
  async function linesOf(work: (tx: Connection) => Promise<unknown>): Promise<Line[]> {
    const last = await db.pool.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM history');
    await db.transaction(work);
    const { rows } = await db.pool.query<Line>('SELECT * FROM history WHERE id > $1 ORDER BY id', [last.rows[0]?.id]);
    return rows;
  }

  /** The only line that the statement leaves. */
  async function lineOf(statement: string, values: readonly unknown[]): Promise<Line> {
    const lines = await linesOf((tx) => tx.query(statement, [...values]));
    expect(lines.length).toBe(1);
    return lines[0] as Line;
  }

  it('tells a new row as it is', async () => {
    const id = uuid();
    const [line] = await linesOf((tx) => insertSite(tx, { id, name: 'MDS nouvelle', city: 'Istres' }));
    expect(line).toEqual(jasmine.objectContaining({ action: 'insert', table_name: 'site', row_id: id, subject: 'site', subject_id: id, site_id: id, before: null }));
    expect(line?.after).toEqual(jasmine.objectContaining({ id, name: 'MDS nouvelle', city: 'Istres', status: 'open', address: null }));
  });

  it('tells of a change the changed columns alone, before and after', async () => {
    const id = await insertSite(db.pool, { city: 'Istres' });
    const line = await lineOf(`UPDATE site SET city = 'Arles', status = 'works', address = NULL WHERE id = $1`, [id]);
    expect(line.action).toBe('update');
    expect(line.before).toEqual({ city: 'Istres', status: 'open' });
    expect(line.after).toEqual({ city: 'Arles', status: 'works' });
  });

  it('tells what became empty, and what was', async () => {
    const id = await insertSite(db.pool, { address: '1 rue de l’Exemple' });
    expect((await lineOf('UPDATE site SET address = NULL WHERE id = $1', [id])).after).toEqual({ address: null });
    expect((await lineOf(`UPDATE site SET address = 'x' WHERE id = $1`, [id])).before).toEqual({ address: null });
  });

  it('is not written when nothing changed', async () => {
    const id = await insertSite(db.pool);
    expect(await linesOf((tx) => tx.query('UPDATE site SET city = city WHERE id = $1', [id]))).toEqual([]);
  });

  it('tells a row that is gone as it was', async () => {
    const site = await insertSite(db.pool);
    const account = await insertAccount(db.pool, {}, [site]);
    const line = await lineOf('DELETE FROM account_site WHERE account_id = $1', [account]);
    expect(line).toEqual(jasmine.objectContaining({
      action: 'delete', subject: 'account', subject_id: account, row_id: account, site_id: site,
      before: { account_id: account, site_id: site }, after: null,
    }));
  });

  it('tells who did it, in which request, and at which site where the row does not tell', async () => {
    const [actor, site, other] = [uuid(), uuid(), await insertSite(db.pool)];
    const acting = (tx: Connection) => tx.query(
      `SELECT set_config('calanque.actor_id', $1, true), set_config('calanque.request_id', 'r-1', true), set_config('calanque.site_id', $2, true)`, [actor, site]);
    const [person] = await linesOf(async (tx) => {
      await acting(tx);
      await insertPerson(tx);
    });
    expect(person).toEqual(jasmine.objectContaining({ actor_id: actor, request_id: 'r-1', site_id: site }));
    const [local] = await linesOf(async (tx) => {
      await acting(tx);
      await insertPerson(tx, { site_id: other });
    });
    expect(local?.site_id).toBe(other);
    const [after] = await linesOf((tx) => insertPerson(tx));
    expect(after).withContext('the next transaction').toEqual(jasmine.objectContaining({ actor_id: null, request_id: null, site_id: null }));
  });

  it('says of a name and an address only that they changed', async () => {
    const id = uuid();
    const [made] = await linesOf((tx) => insertPerson(tx, { id, given_name: 'Solène', family_name: 'Secrète', email: 'solene@demo.test', service: 'Accueil' }));
    expect(made?.after).toEqual(jasmine.objectContaining({ given_name: CHANGED, family_name: CHANGED, email: CHANGED, service: 'Accueil' }));
    const line = await lineOf(`UPDATE person SET family_name = 'Discrète', email = NULL WHERE id = $1`, [id]);
    expect(line.before).toEqual({ family_name: CHANGED, email: CHANGED });
    expect(line.after).toEqual({ family_name: CHANGED, email: null });
    const { rows } = await db.pool.query(`SELECT 1 FROM history WHERE history::text ~* 'Sol[eè]ne|Secr[eè]te|Discr[eè]te'`);
    expect(rows).toEqual([]);
  });

  it('holds no password, no address of an account, and no sign-in', async () => {
    const id = uuid();
    const [made] = await linesOf((tx) => insertAccount(tx, { id, email: 'secret@demo.test', password_hash: '$argon2id$first' }))
      .then((lines) => lines.filter(({ subject }) => subject === 'account'));
    expect(made?.after?.['email']).toEqual(CHANGED);
    expect(Object.keys(made?.after ?? {})).not.toContain('password_hash');
    expect(await linesOf((tx) => tx.query(`UPDATE account SET password_hash = '$argon2id$second', last_sign_in_at = now() WHERE id = $1`, [id]))).toEqual([]);
    const { rows } = await db.pool.query(`SELECT 1 FROM history WHERE history::text ~ 'argon2id|secret@demo'`);
    expect(rows).toEqual([]);
  });

  it('leaves out versions and creation times', async () => {
    const { id } = await insertEquipment(db.pool);
    await db.pool.query(`UPDATE equipment SET notes = 'x' WHERE id = $1`, [id]);
    const { rows } = await db.pool.query(`SELECT 1 FROM history WHERE before ?| '{version,created_at}' OR after ?| '{version,created_at}'`);
    expect(rows).toEqual([]);
  });

  it('stands with the thing that it is about', async () => {
    const site = await insertSite(db.pool);
    const { id } = await insertEquipment(db.pool, {}, { siteId: site });
    const lines = await linesOf(async (tx) => {
      await insertRoom(tx, { site_id: site });
      await insertModel(tx);
      await insertCustody(tx, { equipment_id: id });
      await changeCondition(tx, id, { condition: 'broken', at: '2025-03-01' });
    });
    expect(lines.map(({ table_name, subject, subject_id }) => [table_name, subject, subject_id === site ? 'site' : subject_id === id ? 'piece' : 'other'])).toEqual([
      ['room', 'site', 'site'],
      ['equipment_model', 'equipment_model', 'other'],
      ['custody', 'equipment', 'piece'],
      ['equipment_condition', 'equipment', 'piece'],
      ['equipment_condition', 'equipment', 'piece'],
    ]);
  });

  it('of a piece belongs to the site where it was at home then', async () => {
    const [first, second] = [await insertSite(db.pool), await insertSite(db.pool)];
    const id = uuid();
    const arrival = await linesOf((tx) => insertEquipment(tx, { id }, { siteId: first }));
    expect(arrival.filter(({ subject }) => subject === 'equipment').map(({ table_name, site_id }) => [table_name, site_id]))
      .toEqual(jasmine.arrayWithExactContents([['equipment', first], ['equipment_place', first], ['equipment_condition', first]]));
    const held = await linesOf((tx) => insertCustody(tx, { equipment_id: id, end: '2025-02-01' }));
    const moved = await linesOf((tx) => changePlace(tx, id, { siteId: second, at: '2025-03-01' }));
    const heldAgain = await linesOf((tx) => insertCustody(tx, { equipment_id: id, start: '2025-04-01' }));
    const noted = await linesOf((tx) => tx.query(`UPDATE equipment SET notes = 'rayé' WHERE id = $1`, [id]));
    expect([held, moved, heldAgain, noted].map((lines) => lines.map(({ site_id }) => site_id))).toEqual([
      [first], [first, second], [second], [second],
    ]);
    expect(moved[0]?.after?.['period']).toMatch(/^\["2025-01-06 .*","2025-03-01 .*"\)$/);
  });

  it('tells who composed a kit, and what became of each piece of a transfer at which end', async () => {
    const [here, there] = [await insertSite(db.pool), await insertSite(db.pool)];
    const { id } = await insertEquipment(db.pool, {}, { siteId: here });
    const kitId = await insertKit(db.pool, { site_id: here }, []);
    const added = await linesOf((tx) => tx.query('INSERT INTO kit_item (kit_id, equipment_id) VALUES ($1, $2)', [kitId, id]));
    const removed = await linesOf((tx) => tx.query('UPDATE kit_item SET removed_at = now() WHERE kit_id = $1', [kitId]));
    expect([...added, ...removed].map(({ table_name, subject, subject_id, site_id, after }) => [table_name, subject, subject_id, site_id, Object.keys(after ?? {}).includes('removed_at')]))
      .toEqual([['kit_item', 'kit', kitId, here, true], ['kit_item', 'kit', kitId, here, true]]);
    const { id: transferId, lineIds: [lineId] } = await insertSentTransfer(db.pool, { from_site_id: here, to_site_id: there, created_by: await insertPerson(db.pool) }, [id]);
    const missing = await linesOf((tx) => tx.query(`UPDATE transfer_line SET outcome = 'missing', decided_at = now() WHERE id = $1`, [lineId]));
    expect(missing.map(({ subject, subject_id, site_id, after }) => [subject, subject_id, site_id, after])).toEqual([['transfer', transferId, there, { outcome: 'missing' }]]);
    const closed = await linesOf((tx) => tx.query(`UPDATE transfer SET note = 'Deux cartons' WHERE id = $1`, [transferId]));
    expect(closed.map(({ subject_id, site_id }) => [subject_id, site_id])).toEqual([[transferId, here]]);
  });

  it('tells the custody that a loss ended', async () => {
    const { id } = await insertEquipment(db.pool);
    await insertCustody(db.pool, { equipment_id: id, start: ARRIVAL });
    const lines = await linesOf((tx) => changeCondition(tx, id, { condition: 'lost', reason: 'introuvable', at: '2025-03-01' }));
    expect(lines.filter(({ table_name }) => table_name === 'custody').map(({ action, after }) => [action, Object.keys(after ?? {})])).toEqual([['update', ['period']]]);
  });

  it('is left by every table that people fill, and by no other', async () => {
    const { rows } = await db.pool.query<{ name: string }>(
      `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE proname = 'write_history' ORDER BY 1`);
    expect(rows.map(({ name }) => name)).toEqual([
      'account', 'account_site', 'booking', 'booking_feed', 'custody', 'equipment', 'equipment_condition', 'equipment_model', 'equipment_place', 'equipment_report', 'erasure',
      'kit', 'kit_item', 'loan', 'loan_terms', 'one_time_link', 'person', 'room', 'site', 'transfer', 'transfer_line',
    ]);
  });
});
