import { ROLES } from '@calanque/shared';
import { insertAccount, insertPerson, insertSite } from '../testing/rows.js';
import { refusalOf, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

describe('an account in the database', () => {
  const db = useScratchDatabase();

  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertAccount(db.pool, columns));

  it('has its own address, whatever its case', async () => {
    expect(await made({ email: 'Une.Personne@demo.test' })).toBeNull();
    expect(await made({ email: 'une.personne@DEMO.test' })).toBe('account_email_once');
  });

  it('has a known role', async () => {
    for (const role of ROLES) expect(await made({ role })).withContext(role).toBeNull();
    expect(await made({ role: 'king' })).toBe('account_role_known');
  });

  it('ends one day if it is a mediator’s', async () => {
    expect(await made({ role: 'mediator', ends_on: null })).toBe('account_mediator_ends');
    const id = await insertAccount(db.pool, { role: 'manager' });
    expect(await refusalOf(db.pool.query(`UPDATE account SET role = 'mediator' WHERE id = $1`, [id]))).toBe('account_mediator_ends');
    await db.pool.query(`UPDATE account SET role = 'mediator', ends_on = '2026-06-30' WHERE id = $1`, [id]);
    expect(await refusalOf(db.pool.query('UPDATE account SET ends_on = NULL WHERE id = $1', [id]))).toBe('account_mediator_ends');
  });

  it('is the only one of its person, who exists', async () => {
    const person = await insertPerson(db.pool);
    expect(await made({ person_id: person })).toBeNull();
    expect(await made({ person_id: person })).toBe('account_person_once');
    expect(await made({ person_id: UNKNOWN })).toBe('account_person_fk');
  });

  it('has sites that exist, each once', async () => {
    const site = await insertSite(db.pool);
    expect(await refusalOf(insertAccount(db.pool, {}, [UNKNOWN]))).toBe('account_site_site_fk');
    expect(await refusalOf(insertAccount(db.pool, {}, [site, site]))).toBe('account_site_pk');
    expect(await refusalOf(db.pool.query('INSERT INTO account_site VALUES ($1, $2)', [UNKNOWN, site]))).toBe('account_site_account_fk');
  });

  it('is never deleted', async () => {
    const id = await insertAccount(db.pool);
    expect(await refusalOf(db.pool.query('DELETE FROM account WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE account CASCADE'))).toBe('never_deleted');
  });

  it('keeps its version at a sign-in and a new password, and at nothing else', async () => {
    const id = await insertAccount(db.pool);
    const after = async (change: string) => {
      await db.pool.query(`UPDATE account SET ${change} WHERE id = $1`, [id]);
      return valueOf<number>(db.pool, 'SELECT version FROM account WHERE id = $1', [id]);
    };
    expect(await after('last_sign_in_at = now()')).toBe(1);
    expect(await after(`password_hash = '$argon2id$'`)).toBe(1);
    expect(await after('disabled_at = now()')).toBe(2);
    expect(await after(`role = 'manager'`)).toBe(3);
  });
});

describe('what goes with an account', () => {
  const db = useScratchDatabase();
  let account: string;

  beforeAll(async () => {
    account = await insertAccount(db.pool);
  });

  const link = (purpose: string, accountId: string | null) => refusalOf(db.pool.query(
    `INSERT INTO one_time_link (token_hash, purpose, account_id, created_at, expires_at)
     VALUES (decode(md5(random()::text), 'hex'), $1, $2, now(), now() + interval '1 day')`, [purpose, accountId]));

  it('is a link that opens an account, or makes the first one', async () => {
    expect(await link('invitation', account)).toBeNull();
    expect(await link('reset', account)).toBeNull();
    expect(await link('setup', null)).toBeNull();
    expect(await link('invitation', null)).toBe('one_time_link_opens_account');
    expect(await link('setup', account)).toBe('one_time_link_opens_account');
    expect(await link('party', account)).toBe('one_time_link_purpose_known');
    expect(await link('reset', UNKNOWN)).toBe('one_time_link_account_fk');
  });

  it('is a session of an account that exists', async () => {
    const session = (accountId: string) => refusalOf(db.pool.query(
      `INSERT INTO session VALUES (decode(md5($1), 'hex'), $1::uuid, now(), now(), now())`, [accountId]));
    expect(await session(account)).toBeNull();
    expect(await session(account)).toBe('session_pk');
    expect(await session(UNKNOWN)).toBe('session_account_fk');
  });

  it('is one receipt for each creation', async () => {
    const receipt = (accountId: string) => refusalOf(db.pool.query(
      `INSERT INTO creation_receipt (id, digest, account_id) VALUES ($1, '\\x00', $2)`, [account, accountId]));
    expect(await receipt(UNKNOWN)).toBe('creation_receipt_account_fk');
    expect(await receipt(account)).toBeNull();
    expect(await receipt(account)).toBe('creation_receipt_pk');
  });
});
