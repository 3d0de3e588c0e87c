import { changeCondition, insertCustody, insertEquipment, insertSite } from '../testing/rows.js';
import { refusalOf, useScratchDatabase, valueOf } from '../testing/scratch-database.js';
import { insertSentTransfer, insertTransfer, insertTransferLine } from '../testing/transfer-rows.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const NOW = new Date();

describe('a transfer', () => {
  const db = useScratchDatabase();

  it('goes from a site that exists to another one', async () => {
    const site = await insertSite(db.pool);
    expect(await refusalOf(insertTransfer(db.pool, { from_site_id: site, to_site_id: site }))).toBe('transfer_sites_differ');
    expect(await refusalOf(insertTransfer(db.pool, { from_site_id: NOBODY }))).toBe('transfer_from_site_fk');
    expect(await refusalOf(insertTransfer(db.pool, { to_site_id: NOBODY }))).toBe('transfer_to_site_fk');
    expect(await refusalOf(insertTransfer(db.pool, { created_by: NOBODY }))).toBe('transfer_created_by_fk');
  });

  it('is closed after it was sent, and cancelled with a reason', async () => {
    expect(await refusalOf(insertTransfer(db.pool, { closed_at: NOW }))).toBe('transfer_closed_after_sent');
    expect(await refusalOf(insertTransfer(db.pool, { sent_at: NOW, closed_at: new Date(NOW.getTime() - 1) }))).toBe('transfer_closed_after_sent');
    expect(await refusalOf(insertTransfer(db.pool, { sent_at: NOW, closed_at: NOW, cancelled_at: NOW, cancelled_reason: 'erreur' }))).toBe('transfer_closed_after_sent');
    expect(await refusalOf(insertTransfer(db.pool, { cancelled_at: NOW }))).toBe('transfer_cancelled_with_reason');
    expect(await refusalOf(insertTransfer(db.pool, { cancelled_reason: 'erreur' }))).toBe('transfer_cancelled_with_reason');
    expect(await refusalOf(insertTransfer(db.pool, { sent_at: NOW, closed_at: NOW }))).toBeNull();
  });

  it('has a note of a length one reads', async () => {
    for (const note of ['', 'x'.repeat(501)]) expect(await refusalOf(insertTransfer(db.pool, { note }))).withContext(note).toBe('transfer_note_length');
  });

  it('is not rewritten once it is over, nor sent elsewhere once it has left', async () => {
    const id = await insertTransfer(db.pool, { sent_at: NOW });
    const elsewhere = await insertSite(db.pool);
    expect(await refusalOf(db.pool.query('UPDATE transfer SET to_site_id = $2 WHERE id = $1', [id, elsewhere]))).toBe('transfer_kept');
    expect(await refusalOf(db.pool.query('UPDATE transfer SET sent_at = NULL WHERE id = $1', [id]))).toBe('transfer_kept');
    await db.pool.query('UPDATE transfer SET closed_at = $2 WHERE id = $1', [id, NOW]);
    expect(await refusalOf(db.pool.query(`UPDATE transfer SET note = 'x' WHERE id = $1`, [id]))).toBe('transfer_kept');
  });

  it('is never deleted, nor are its lines once it has left', async () => {
    const { id: equipmentId, siteId } = await insertEquipment(db.pool);
    const { id } = await insertSentTransfer(db.pool, { from_site_id: siteId }, [equipmentId]);
    expect(await refusalOf(db.pool.query('DELETE FROM transfer WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('DELETE FROM transfer_line WHERE transfer_id = $1', [id]))).toBe('transfer_line_kept');
    expect(await refusalOf(db.pool.query('TRUNCATE transfer_line'))).toBe('never_deleted');
  });
});

describe('a line of a transfer', () => {
  const db = useScratchDatabase();
  let piece: string;
  let transfer: string;

  beforeEach(async () => {
    const { id, siteId } = await insertEquipment(db.pool);
    piece = id;
    transfer = await insertTransfer(db.pool, { from_site_id: siteId });
  });

  const line = (columns: Readonly<Record<string, unknown>>) =>
    refusalOf(insertTransferLine(db.pool, { transfer_id: transfer, equipment_id: piece, ...columns }));

  it('has a known outcome, with the instant at which it was seen', async () => {
    expect(await line({ outcome: 'eaten', decided_at: NOW })).toBe('transfer_line_outcome_known');
    expect(await line({ outcome: 'returned' })).toBe('transfer_line_decided');
    expect(await line({ decided_at: NOW })).toBe('transfer_line_decided');
  });

  it('names a piece, or what was read on something extra', async () => {
    expect(await line({ equipment_id: null })).toBe('transfer_line_named');
    expect(await line({ equipment_id: null, label: 'Tablette bleue' })).toBe('transfer_line_named');
    expect(await line({ equipment_id: null, outcome: 'extra', decided_at: NOW })).toBe('transfer_line_named');
    expect(await line({ equipment_id: null, outcome: 'extra', decided_at: NOW, label: 'Tablette bleue' })).toBeNull();
  });

  it('has texts of a length one reads', async () => {
    expect(await line({ note: 'x'.repeat(501) })).toBe('transfer_line_text_length');
    expect(await line({ label: '' })).toBe('transfer_line_text_length');
  });

  it('is of a transfer, a piece and a custody that exist', async () => {
    expect(await line({ transfer_id: NOBODY })).toBe('transfer_line_transfer_fk');
    expect(await line({ equipment_id: NOBODY })).toBe('transfer_line_equipment_fk');
    expect(await line({ custody_id: NOBODY })).toBe('transfer_line_custody_fk');
  });

  it('lists a piece once, in one transfer that is not over', async () => {
    expect(await line({ outcome: 'returned', decided_at: NOW })).toBeNull();
    expect(await line({})).toBe('transfer_line_once');
    const [one, another] = [await insertTransfer(db.pool), await insertTransfer(db.pool)];
    expect(await line({ transfer_id: one })).toBeNull();
    expect(await line({ transfer_id: another })).toBe('transfer_line_one_live');
  });

  it('is not said otherwise, but for one that was missing', async () => {
    await insertTransferLine(db.pool, { transfer_id: transfer, equipment_id: piece });
    const settle = (outcome: string) => refusalOf(db.pool.query('UPDATE transfer_line SET outcome = $2, decided_at = $3 WHERE equipment_id = $1', [piece, outcome, NOW]));
    expect(await settle('missing')).toBeNull();
    expect(await settle('returned')).toBeNull();
    expect(await settle('received')).toBe('transfer_line_kept');
    expect(await refusalOf(db.pool.query('UPDATE transfer_line SET outcome = NULL, decided_at = NULL WHERE equipment_id = $1', [piece]))).toBe('transfer_line_kept');
  });
});

describe('a piece in transit', () => {
  const db = useScratchDatabase();
  let piece: string;
  let sent: { id: string; lineIds: string[] };

  beforeEach(async () => {
    const { id, siteId } = await insertEquipment(db.pool);
    piece = id;
    sent = await insertSentTransfer(db.pool, { from_site_id: siteId }, [piece]);
  });

  const settle = (outcome: string) => db.pool.query('UPDATE transfer_line SET outcome = $2, decided_at = now() WHERE id = $1', [sent.lineIds[0], outcome]);
  const endTransit = () => db.pool.query('UPDATE custody SET period = tstzrange(lower(period), now()) WHERE equipment_id = $1', [piece]);

  it('is on the list of a transfer that has left', async () => {
    const { id: other, siteId } = await insertEquipment(db.pool);
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: other, kind: 'transit', start: '2025-06-01' }))).toBe('transit_is_transfer');
    const prepared = await insertTransfer(db.pool, { from_site_id: siteId });
    await insertTransferLine(db.pool, { transfer_id: prepared, equipment_id: other });
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: other, kind: 'transit', start: '2025-06-01' }))).toBe('transit_is_transfer');
    expect(await refusalOf(db.pool.query('UPDATE transfer SET sent_at = now() WHERE id = $1', [prepared]))).withContext('sent without a transit').toBe('transit_is_transfer');
  });

  it('does not vanish: neither the transit nor the line ends alone', async () => {
    expect(await refusalOf(endTransit())).toBe('transit_is_transfer');
    expect(await refusalOf(db.pool.query(`UPDATE custody SET cancelled_at = now(), cancelled_reason = 'erreur' WHERE equipment_id = $1`, [piece]))).toBe('transit_is_transfer');
    expect(await refusalOf(settle('received'))).toBe('transit_is_transfer');
    expect(await refusalOf(settle('missing'))).withContext('missing, it is still on its way').toBeNull();
    await db.transaction(async (client) => {
      await client.query('UPDATE custody SET period = tstzrange(lower(period), now()) WHERE equipment_id = $1', [piece]);
      await client.query(`UPDATE transfer_line SET outcome = 'received', decided_at = now() WHERE id = $1`, [sent.lineIds[0]]);
    });
    expect(await valueOf(db.pool, 'SELECT outcome FROM transfer_line WHERE id = $1', [sent.lineIds[0]])).toBe('received');
  });

  it('keeps its transfer from being over', async () => {
    for (const ending of ['closed_at = now()', `cancelled_at = now(), cancelled_reason = 'erreur'`]) {
      expect(await refusalOf(db.pool.query(`UPDATE transfer SET ${ending} WHERE id = $1`, [sent.id]))).withContext(ending).toBe('transfer_over_settled');
    }
  });

  it('leaves the list when it is reported lost by whatever way', async () => {
    await settle('missing');
    await db.transaction((client) => changeCondition(client, piece, { condition: 'stolen', reason: 'Camion fracturé', at: new Date() }));
    const { rows } = await db.pool.query('SELECT outcome, note FROM transfer_line WHERE id = $1', [sent.lineIds[0]]);
    expect(rows).toEqual([{ outcome: 'lost', note: 'Camion fracturé' }]);
    expect(await refusalOf(db.pool.query('UPDATE transfer SET closed_at = now() WHERE id = $1', [sent.id]))).toBeNull();
  });
});
