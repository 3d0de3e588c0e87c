import { insertAccount, insertEquipment, insertNotice, insertSite } from '../testing/rows.js';
import { refusalOf, useScratchDatabase } from '../testing/scratch-database.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

describe('a notice in the database', () => {
  const db = useScratchDatabase();
  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertNotice(db.pool, columns));

  it('is of a known kind, with few parameters', async () => {
    expect(await made({})).toBeNull();
    expect(await made({ kind: 'weather' })).toBe('notice_kind_known');
    expect(await made({ params: '[]' })).toBe('notice_params_small');
    expect(await made({ params: JSON.stringify({ reason: 'x'.repeat(4000) }) })).toBe('notice_params_small');
  });

  it('leads to a page of the application and nowhere else', async () => {
    for (const link of ['/reservations', '/materiel/0190-ab', '/reservations?asOf=2026-11-28&site=a,b']) expect(await made({ link })).withContext(link).toBeNull();
    for (const link of ['https://ailleurs.test/', '//ailleurs.test', 'javascript:alert(1)', '/a b', '/a\n/b', '', '/a#b', `/${'a'.repeat(300)}`]) {
      expect(await made({ link })).withContext(link).toBe('notice_link_inside');
    }
  });

  it('comes once to an account with one key', async () => {
    const account_id = await insertAccount(db.pool);
    expect(await made({ account_id, key: 'loan-overdue:1' })).toBeNull();
    expect(await made({ account_id, key: 'loan-overdue:1' })).toBe('notice_once');
    expect(await made({ account_id, key: 'loan-overdue:2' })).toBeNull();
    expect(await made({ key: 'loan-overdue:1' })).toBeNull();
    expect([await made({ account_id }), await made({ account_id })]).toEqual([null, null]);
    expect(await made({ key: '' })).toBe('notice_key_length');
    expect(await made({ key: 'x'.repeat(201) })).toBe('notice_key_length');
  });

  it('is of an account, a site and a piece that exist', async () => {
    expect(await made({ account_id: UNKNOWN })).toBe('notice_account_fk');
    expect(await made({ site_id: UNKNOWN })).toBe('notice_site_fk');
    expect(await made({ equipment_id: UNKNOWN })).toBe('notice_equipment_fk');
    expect(await made({ site_id: await insertSite(db.pool), equipment_id: (await insertEquipment(db.pool)).id })).toBeNull();
  });

  it('is announced with the account alone, when it is committed, read or the account signed out', async () => {
    const account = await insertAccount(db.pool);
    const listener = await db.connect();
    const heard: string[] = [];
    listener.on('notification', ({ payload = '' }) => heard.push(payload));
    await listener.query('LISTEN notice');
    const since = async (act: () => Promise<unknown>) => {
      heard.length = 0;
      await act();
      // The listening connection has received what was sent before it is answered.
      await listener.query('SELECT 1');
      return [...heard];
    };
    expect(await since(() => db.transaction(async (tx) => {
      for (let n = 0; n < 3; n++) await insertNotice(tx, { account_id: account });
      await listener.query('SELECT 1');
      expect(heard).toEqual([]);
    }))).toEqual([account]);
    expect(await since(() => db.pool.query('UPDATE notice SET read_at = now() WHERE account_id = $1', [account]))).toEqual([account]);
    await db.pool.query(`INSERT INTO session (id_hash, account_id, created_at, last_seen_at, expires_at) VALUES ('\\x01', $1, now(), now(), now())`, [account]);
    expect(await since(() => db.pool.query('DELETE FROM session WHERE account_id = $1', [account]))).toEqual([account]);
    expect(await since(() => db.pool.query('DELETE FROM notice WHERE account_id = $1', [account]))).toEqual([]);
  });
});
