import { randomBytes } from 'node:crypto';
import { insertAccount, insertBooking, insertBookingFeed, insertCustody, insertEquipment, insertModel, insertPerson, type Columns, type Dated } from '../testing/rows.js';
import { refusalOf, untilBlocked, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

const at = (hour: string) => `2098-03-03T${hour}:00Z`;

describe('a booking', () => {
  const db = useScratchDatabase();
  let piece: string;
  let person: string;

  beforeEach(async () => {
    ({ id: piece } = await insertEquipment(db.pool));
    person = await insertPerson(db.pool);
  });

  const booking = (columns: Columns & Dated) => insertBooking(db.pool, { equipment_id: piece, owner_id: person, ...columns });
  const refused = (columns: Columns & Dated) => refusalOf(booking(columns));
  const changed = (id: string, assignments: string, values: unknown[] = []) =>
    refusalOf(db.pool.query(`UPDATE booking SET ${assignments} WHERE id = $1`, [id, ...values]));

  it('is of one piece at a time, whether asked for or approved', async () => {
    await booking({ start: at('09:00'), end: at('12:00') });
    for (const [start, end] of [['10:00', '11:00'], ['08:00', '09:01'], ['11:59', '13:00'], ['08:00', '13:00'], ['09:00', '12:00']] as const) {
      expect(await refused({ start: at(start), end: at(end) })).withContext(`${start}-${end}`).toBe('booking_one_at_a_time');
      expect(await refused({ start: at(start), end: at(end), status: 'asked' })).withContext(`asked ${start}-${end}`).toBe('booking_one_at_a_time');
    }
    expect(await refused({ start: at('12:00'), end: at('13:00') })).withContext('right after').toBeNull();
    expect(await refused({ start: at('08:00'), end: at('09:00') })).withContext('right before').toBeNull();
    expect(await refused({ start: at('10:00'), end: at('11:00'), equipment_id: (await insertEquipment(db.pool)).id })).withContext('another piece').toBeNull();
  });

  it('stands in nobody’s way once it is over', async () => {
    const custody = await insertCustody(db.pool, { equipment_id: piece, kind: 'assignment', person_id: person });
    await booking({ status: 'cancelled', ended_at: at('01:00') });
    await booking({ status: 'refused', ended_at: at('01:00'), reason: 'Déjà pris' });
    await booking({ status: 'fulfilled', ended_at: at('01:00'), custody_id: custody });
    expect(await refused({})).toBeNull();
  });

  it('is one at a time also for two who ask at once', async () => {
    const first = await db.connect();
    await first.query('BEGIN');
    await insertBooking(first, { equipment_id: piece, owner_id: person });
    const second = refused({});
    await untilBlocked(db.pool);
    await first.query('COMMIT');
    expect(await second).toBe('booking_one_at_a_time');
  });

  it('is moved, lengthened and swapped through the same rule', async () => {
    await booking({ start: at('09:00'), end: at('12:00') });
    const later = await booking({ start: at('12:00'), end: at('13:00') });
    expect(await changed(later, `period = tstzrange($2, upper(period))`, [at('11:00')])).toBe('booking_one_at_a_time');
    expect(await changed(later, `period = tstzrange(lower(period), $2)`, [at('14:00')])).toBeNull();
    const elsewhere = await insertBooking(db.pool, { start: at('10:00'), end: at('11:00') });
    expect(await changed(elsewhere, 'equipment_id = $2', [piece])).toBe('booking_one_at_a_time');
    const free = (await insertEquipment(db.pool)).id;
    expect(await changed(elsewhere, 'equipment_id = $2', [free])).toBeNull();
  });

  it('has a start, an end, lasts, and at most a year', async () => {
    for (const wrong of ['empty', `[${at('09:00')},)`, `(,${at('09:00')})`, `(${at('09:00')},${at('10:00')})`, `[${at('09:00')},${at('10:00')}]`, `[${at('09:00')},infinity)`, `[-infinity,${at('09:00')})`]) {
      expect(await refused({ period: wrong })).withContext(wrong).toBe('booking_period_sane');
    }
    expect(await refused({ start: '2098-01-01T00:00:00Z', end: '2099-01-02T00:00:00.001Z' })).toBe('booking_period_short');
    expect(await refused({ start: '2098-01-01T00:00:00Z', end: '2099-01-02T00:00:00Z' })).toBeNull();
  });

  it('is kept to the millisecond', async () => {
    const id = await booking({ period: '["2098-03-03 09:00:00.123456+00","2098-03-03 10:00:00.999999+00")' });
    expect(await valueOf(db.pool, `SELECT extract(microseconds FROM lower(period))::integer % 1000 + extract(microseconds FROM upper(period))::integer % 1000 FROM booking WHERE id = $1`, [id])).toBe(0);
  });

  it('is of a known status and use, and of what exists', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await refused({ status: 'maybe', ended_at: at('01:00') })).toBe('booking_status_known');
    expect(await refused({ use: 'party' })).toBe('booking_use_known');
    expect(await refused({ equipment_id: nobody })).toBe('booking_equipment_fk');
    expect(await refused({ person_id: nobody })).toBe('booking_person_fk');
    expect(await refused({ owner_id: nobody })).toBe('booking_owner_fk');
    expect(await refused({ wish_model_id: nobody })).toBe('booking_wish_model_fk');
    expect(await refused({ decided_by: nobody, decided_at: at('01:00') })).toBe('booking_decided_by_fk');
    expect(await refused({ status: 'fulfilled', ended_at: at('01:00'), custody_id: nobody })).toBe('booking_custody_fk');
  });

  it('names an agent if it is for one, and nobody of the public', async () => {
    expect(await refused({ use: 'agent' })).toBe('booking_person_fits_use');
    expect(await refused({ use: 'public', person_id: person })).toBe('booking_person_fits_use');
    expect(await refused({ use: 'agent', person_id: person })).toBeNull();
    expect(await refused({ use: 'workshop', person_id: person, start: at('20:00'), end: at('21:00') })).toBeNull();
  });

  it('has one wish at most, of a known category, and a short purpose', async () => {
    const model = await insertModel(db.pool);
    expect(await refused({ wish_model_id: model, wish_category: 'laptop' })).toBe('booking_one_wish');
    expect(await refused({ kit_id: model, wish_category: 'laptop' })).toBe('booking_one_wish');
    expect(await refused({ wish_category: 'boat' })).toBe('booking_wish_known');
    expect(await refused({ purpose: 'x'.repeat(121) })).toBe('booking_purpose_length');
    expect(await refused({ purpose: '' })).toBe('booking_purpose_length');
  });

  it('says when it ended, why it was refused, who decided, and by which custody it came true', async () => {
    const custody = await insertCustody(db.pool, { equipment_id: piece, kind: 'assignment', person_id: person });
    expect(await refused({ status: 'cancelled' })).toBe('booking_ended_when_over');
    expect(await refused({ ended_at: at('01:00') })).toBe('booking_ended_when_over');
    expect(await refused({ status: 'refused', ended_at: at('01:00') })).toBe('booking_refused_with_reason');
    expect(await refused({ decided_at: at('01:00') })).toBe('booking_decided_by_somebody');
    expect(await refused({ status: 'fulfilled', ended_at: at('01:00') })).toBe('booking_fulfilled_by_custody');
    expect(await refused({ custody_id: custody })).toBe('booking_fulfilled_by_custody');
    expect(await refused({ overridden_at: at('01:00') })).toBe('booking_overridden_with_reason');
    const fulfilled = { status: 'fulfilled', ended_at: at('01:00'), custody_id: custody };
    await booking(fulfilled);
    expect(await refused(fulfilled)).toBe('booking_custody_once');
  });

  it('stays as it is once it is over', async () => {
    const id = await booking({});
    expect(await changed(id, `status = 'cancelled', ended_at = now()`)).toBeNull();
    for (const change of [`status = 'approved', ended_at = NULL`, `purpose = 'x'`, `reason = 'x'`]) {
      expect(await changed(id, change)).withContext(change).toBe('booking_over');
    }
  });

  it('holds its time again where the custody that fulfilled it was cancelled, and then only as it was', async () => {
    const custody = await insertCustody(db.pool, { equipment_id: piece, kind: 'assignment', person_id: person });
    const id = await booking({ status: 'fulfilled', ended_at: at('01:00'), custody_id: custody });
    const back = `status = 'approved', ended_at = NULL, custody_id = NULL`;
    expect(await changed(id, back)).withContext('the custody stands').toBe('booking_over');
    await db.pool.query(`UPDATE custody SET cancelled_at = now(), cancelled_reason = 'saisi par erreur' WHERE id = $1`, [custody]);
    for (const change of [
      `status = 'asked', ended_at = NULL, custody_id = NULL`, `status = 'cancelled', custody_id = NULL`, `${back}, purpose = 'x'`, `${back}, decided_by = owner_id, decided_at = now()`,
      `${back}, period = tstzrange(lower(period), upper(period) + interval '1 hour')`, `purpose = 'x'`,
    ]) {
      expect(await changed(id, change)).withContext(change).toBe('booking_over');
    }
    const other = await booking({});
    expect(await changed(id, back)).withContext('taken').toBe('booking_one_at_a_time');
    await db.pool.query(`UPDATE booking SET status = 'cancelled', ended_at = now() WHERE id = $1`, [other]);
    expect(await changed(id, back)).toBeNull();
    expect(await refused({})).toBe('booking_one_at_a_time');
  });

  it('is never deleted', async () => {
    await booking({});
    expect(await refusalOf(db.pool.query('DELETE FROM booking WHERE equipment_id = $1', [piece]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE booking'))).toBe('never_deleted');
  });

  it('is of no annulled entry, and keeps an entry from being annulled until its time is over', async () => {
    const annul = (id: string) => refusalOf(db.pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'saisi deux fois' WHERE id = $1`, [id]));
    const id = await booking({});
    expect(await annul(piece)).toBe('equipment_annulled_unbooked');
    await db.pool.query(`UPDATE booking SET status = 'cancelled', ended_at = now() WHERE id = $1`, [id]);
    await booking({ start: '2025-03-03T09:00:00Z', end: '2025-03-03T10:00:00Z' });
    expect(await annul(piece)).toBeNull();
    expect(await refused({})).toBe('equipment_not_annulled');
    const other = await insertBooking(db.pool, {});
    expect(await changed(other, 'equipment_id = $2', [piece])).toBe('equipment_not_annulled');
  });

  it('is told in the history of its piece, without its purpose', async () => {
    const id = await booking({ purpose: 'Atelier de Solène' });
    const line = await valueOf<{ purpose: unknown; status: string }>(db.pool, `SELECT after FROM history WHERE table_name = 'booking' AND row_id = $1 AND subject_id = $2`, [id, piece]);
    expect([line.purpose, line.status]).toEqual([{ changed: true }, 'approved']);
  });
});

describe('a calendar address', () => {
  const db = useScratchDatabase();

  it('is kept as a hash, once', async () => {
    const token_hash = randomBytes(32);
    expect(await refusalOf(insertBookingFeed(db.pool, { token_hash: randomBytes(16) }))).toBe('booking_feed_token_hashed');
    expect(await refusalOf(insertBookingFeed(db.pool, { token_hash }))).toBeNull();
    expect(await refusalOf(insertBookingFeed(db.pool, { token_hash }))).toBe('booking_feed_token_once');
  });

  it('is of an account and a site that exist', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await refusalOf(insertBookingFeed(db.pool, { owner_id: nobody }))).toBe('booking_feed_owner_fk');
    expect(await refusalOf(insertBookingFeed(db.pool, { owner_id: await insertAccount(db.pool), site_id: nobody }))).toBe('booking_feed_site_fk');
  });
});
