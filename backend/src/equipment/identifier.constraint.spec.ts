import { insertEquipment, insertModel } from '../testing/rows.js';
import { refusalOf, untilBlocked, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

describe('what identifies a piece', () => {
  const db = useScratchDatabase();

  const annul = (id: string) =>
    db.pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [id]);

  describe('a serial number', () => {
    const made = async (maker: string, serial: string) =>
      refusalOf(insertEquipment(db.pool, { model_id: await insertModel(db.pool, { maker }), serial }));

    it('is unique per maker, whatever the case, the accents and the spaces', async () => {
      expect(await made('Société Exemple', 'SN 4711 a')).toBeNull();
      for (const [maker, serial] of [
        ['Société Exemple', 'SN 4711 a'], ['société exemple', 'sn4711A'], ['SOCIETE EXEMPLE', ' S N 4 7 1 1 A '], ['Société Exemple', 'SN\t4711\u00a0a'],
      ] as const) {
        expect(await made(maker, serial)).withContext(`${maker}: ${serial}`).toBe('equipment_serial_once');
      }
      expect(await made('Autre Maison', 'SN 4711 a')).toBeNull();
      expect(await made('Société Exemple', 'SN 4711-a')).toBeNull();
    });

    it('is unique across the models of a maker that gets another name', async () => {
      const [one, other] = [await insertModel(db.pool, { maker: 'Un' }), await insertModel(db.pool, { maker: 'Deux' })];
      await insertEquipment(db.pool, { model_id: one, serial: 'S1' });
      const { id } = await insertEquipment(db.pool, { model_id: other, serial: 'S1' });
      expect(await refusalOf(db.pool.query(`UPDATE equipment_model SET maker = 'UN' WHERE id = $1`, [other]))).toBe('equipment_serial_once');
      expect(await refusalOf(db.pool.query('UPDATE equipment SET model_id = $2 WHERE id = $1', [id, one]))).toBe('equipment_serial_once');
    });

    it('is taken by one of two who save it at once', async () => {
      const model = await insertModel(db.pool);
      const [first, second] = [await db.connect(), await db.connect()];
      await first.query('BEGIN');
      await insertEquipment(first, { model_id: model, number: 'SER-1', serial: 'DOUBLE' });
      const late = refusalOf(insertEquipment(second, { model_id: model, number: 'TWO-1', serial: 'double' }));
      await untilBlocked(db.pool);
      await first.query('COMMIT');
      expect(await late).toBe('equipment_serial_once');
    });

    it('is free again once the entry is annulled', async () => {
      const model = await insertModel(db.pool);
      const { id } = await insertEquipment(db.pool, { model_id: model, serial: 'FREED' });
      await annul(id);
      await expectAsync(insertEquipment(db.pool, { model_id: model, serial: 'freed' })).toBeResolved();
    });
  });

  describe('a MAC address', () => {
    const having = (mac: string) => refusalOf(insertEquipment(db.pool, { mac }));

    it('is unique, however it is written', async () => {
      expect(await having('00:1A:2b:3c:4d:01')).toBeNull();
      for (const same of ['00:1a:2b:3c:4d:01', '00-1A-2B-3C-4D-01', '001a.2b3c.4d01', '001A2B3C4D01']) {
        expect(await having(same)).withContext(same).toBe('equipment_mac_once');
      }
      expect(await having('00:1a:2b:3c:4d:02')).toBeNull();
    });

    it('is free again once the entry is annulled', async () => {
      const { id } = await insertEquipment(db.pool, { mac: '00:1a:2b:3c:4d:03' });
      await annul(id);
      expect(await having('00:1a:2b:3c:4d:03')).toBeNull();
      expect(await having('00:1a:2b:3c:4d:03')).toBe('equipment_mac_once');
    });
  });

  describe('an IMEI', () => {
    let tablet: string;
    beforeAll(async () => {
      tablet = await insertModel(db.pool, { category: 'tablet' });
    });
    const having = (imei: string) => refusalOf(insertEquipment(db.pool, { model_id: tablet, imei }));

    it('is unique', async () => {
      expect(await having('490154203237518')).toBeNull();
      expect(await having('490154203237518')).toBe('equipment_imei_once');
    });

    it('has 15 digits of which the last is the Luhn check', async () => {
      for (const wrong of [
        '490154203237510', '490154203237519', '940154203237518', '49015420323751', '4901542032375180', '', 'abcdefghijklmno',
        '49-015420-323751-8', '49015420323751８',
      ]) {
        expect(await having(wrong)).withContext(wrong).toBe('equipment_imei_right');
      }
      for (const right of ['356938035643809', '352099001761481', '000000000000000']) {
        expect(await having(right)).withContext(right).toBeNull();
      }
    });

    it('accepts one check digit of ten for any fourteen digits', async () => {
      const right = await valueOf<number>(
        db.pool,
        `SELECT count(*)::integer FROM generate_series(0, 999) AS body, generate_series(0, 9) AS check_digit
          WHERE imei_is_right(lpad((body * 73819273641)::text, 14, '3') || check_digit)`,
      );
      expect(right).toBe(1000);
    });

    it('is free again once the entry is annulled', async () => {
      const { id } = await insertEquipment(db.pool, { model_id: tablet, imei: '356656423384345' });
      expect(await having('356656423384345')).toBe('equipment_imei_once');
      await annul(id);
      expect(await having('356656423384345')).toBeNull();
    });

    it('belongs to tablets and accessories', async () => {
      expect(await refusalOf(insertEquipment(db.pool, { imei: '359043377500085' }))).toBe('equipment_imei_only');
    });
  });
});
