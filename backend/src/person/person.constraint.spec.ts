import { insertAccount, insertBorrower, insertCustody, insertEquipment, insertPerson, insertSite } from '../testing/rows.js';
import { refusalOf, useScratchDatabase } from '../testing/scratch-database.js';

describe('a person in the database', () => {
  const db = useScratchDatabase();

  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertPerson(db.pool, columns));

  it('is an agent, an intern or a borrower', async () => {
    for (const kind of ['agent', 'intern']) expect(await made({ kind })).toBeNull();
    expect(await made({ kind: 'borrower', phone: '+33612345678' })).toBeNull();
    expect(await made({ kind: 'ghost' })).toBe('person_kind_known');
  });

  it('has names, not too long', async () => {
    for (const wrong of ['', 'x'.repeat(101)]) {
      expect(await made({ given_name: wrong })).toBe('person_name_length');
      expect(await made({ family_name: wrong })).toBe('person_name_length');
    }
  });

  it('belongs to a site that exists, or to none', async () => {
    expect(await made({ site_id: '00000000-0000-7000-8000-000000000000' })).toBe('person_site_fk');
    expect(await made({ site_id: null })).toBeNull();
  });

  it('is never deleted', async () => {
    const id = await insertPerson(db.pool);
    expect(await refusalOf(db.pool.query('DELETE FROM person WHERE id = $1', [id]))).toBe('never_deleted');
    expect(await refusalOf(db.pool.query('TRUNCATE person CASCADE'))).toBe('never_deleted');
  });

  it('who borrows has one means of contact and nothing else', async () => {
    const borrower = (columns: Readonly<Record<string, unknown>>) => made({ kind: 'borrower', phone: '+33612345678', ...columns });
    expect(await borrower({ phone: null })).toBe('person_borrower_contact');
    expect(await borrower({ email: 'ines@exemple.test' })).toBe('person_borrower_contact');
    expect(await borrower({ phone: null, email: 'ines@exemple.test' })).toBeNull();
    for (const more of [{ service: 'Accueil' }, { site_id: await insertSite(db.pool) }, { left_on: '2025-01-01' }]) {
      expect(await borrower(more)).withContext(JSON.stringify(more)).toBe('person_borrower_plain');
    }
    for (const phone of ['', '1'.repeat(26)]) expect(await borrower({ phone })).toBe('person_phone_length');
    expect(await made({ phone: '+33612345678' })).toBe('person_phone_of_borrower');
  });

  it('who borrows is erased whole, and for good', async () => {
    const id = await insertBorrower(db.pool);
    const set = (change: string) => refusalOf(db.pool.query(`UPDATE person SET ${change} WHERE id = $1`, [id]));
    expect(await set('erased_at = now()')).toBe('person_erased_whole');
    expect(await set(`erased_at = now(), given_name = 'Données', family_name = 'effacées'`)).toBe('person_erased_whole');
    expect(await set(`erased_at = now(), given_name = 'Données', family_name = 'effacées', phone = NULL`)).toBeNull();
    expect(await set(`phone = '+33612345678', erased_at = NULL`)).toBe('person_erased_kept');
    expect(await made({ given_name: 'Données', family_name: 'effacées', erased_at: new Date() })).toBe('person_erased_whole');
  });

  it('who borrows becomes no agent, has no account, and is assigned nothing; an agent borrows nothing', async () => {
    const [borrower, agent] = [await insertBorrower(db.pool), await insertPerson(db.pool)];
    expect(await refusalOf(db.pool.query(`UPDATE person SET kind = 'agent', phone = NULL WHERE id = $1`, [borrower]))).toBe('person_borrower_kept');
    expect(await refusalOf(db.pool.query(`UPDATE person SET kind = 'borrower' WHERE id = $1`, [agent]))).toBe('person_borrower_kept');
    expect(await refusalOf(insertAccount(db.pool, { person_id: borrower }))).toBe('account_of_staff');
    const account = await insertAccount(db.pool);
    expect(await refusalOf(db.pool.query('UPDATE account SET person_id = $2 WHERE id = $1', [account, borrower]))).toBe('account_of_staff');
    const { id } = await insertEquipment(db.pool);
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: id, kind: 'assignment', person_id: borrower }))).toBe('custody_holder_of_kind');
    expect(await refusalOf(insertCustody(db.pool, { equipment_id: id, kind: 'loan', person_id: agent }))).toMatch(/^(loan_of_borrower|custody_holder_of_kind)$/);
  });
});
