import { insertAccount, insertBorrower, insertEquipment, insertLoan, insertMail, insertPerson } from '../testing/rows.js';
import { refusalOf, useScratchDatabase } from '../testing/scratch-database.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

describe('a mail in the database', () => {
  const db = useScratchDatabase();
  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertMail(db.pool, columns));
  const over = { ended_at: new Date(), failure: 'refused', state: 'failed' };
  const content = (more: object) => JSON.stringify({ subject: 'Sujet', text: 'Texte', ...more });

  it('goes to an account or to a person, who exist', async () => {
    expect(await made({})).toBeNull();
    expect(await made({ person_id: await insertPerson(db.pool) })).toBeNull();
    expect(await made({ account_id: null })).toBe('mail_one_recipient');
    expect(await made({ account_id: await insertAccount(db.pool), person_id: await insertPerson(db.pool) })).toBe('mail_one_recipient');
    expect(await made({ account_id: UNKNOWN })).toBe('mail_account_fk');
    expect(await made({ person_id: UNKNOWN })).toBe('mail_person_fk');
  });

  it('is of a loan only where it reminds its borrower of it', async () => {
    const person = await insertBorrower(db.pool);
    const { id } = await insertLoan(db.pool, { equipment_id: (await insertEquipment(db.pool)).id, person_id: person });
    const reminder = { kind: 'loan-reminder', person_id: person, loan_id: id };
    expect(await made(reminder)).toBeNull();
    expect(await made({ ...reminder, kind: 'trial' })).toBe('mail_loan_fits_kind');
    expect(await made({ ...reminder, person_id: null, account_id: await insertAccount(db.pool) })).toBe('mail_loan_fits_kind');
    expect(await made({ ...reminder, person_id: await insertBorrower(db.pool) })).toBe('mail_loan_fk');
    expect(await made({ ...reminder, loan_id: UNKNOWN })).toBe('mail_loan_fk');
  });

  it('has a kind and a state', async () => {
    expect(await made({ kind: 'Mot de passe' })).toBe('mail_kind_shape');
    expect(await made({ ...over, state: 'lost' })).toBe('mail_state_known');
  });

  it('has an end when it is over, and says why it failed', async () => {
    expect(await made(over)).toBeNull();
    expect(await made({ ...over, ended_at: null })).toBe('mail_ended_at_end');
    expect(await made({ ended_at: new Date() })).toBe('mail_ended_at_end');
    expect(await made({ ...over, failure: null })).toBe('mail_failure_said');
    expect(await made({ ...over, content: null, state: 'sent' })).toBe('mail_failure_said');
    expect(await made({ failure: 'postponed' })).toBeNull();
  });

  it('has a subject of one line and a text', async () => {
    expect(await made({ content: '"x"' })).toBe('mail_content_whole');
    expect(await made({ content: '{"subject": "Sujet"}' })).toBe('mail_content_whole');
    expect(await made({ content: content({ subject: 'Sujet\r\nBcc: tous@essai.test' }) })).toBe('mail_subject_one_line');
    expect(await made({ content: content({ subject: 'Sujet\nsuite' }) })).toBe('mail_subject_one_line');
  });

  it('forgets what it said once it is sent, or given up where it is a secret', async () => {
    const sent = { state: 'sent', ended_at: new Date() };
    expect(await made({ ...sent, content: null })).toBeNull();
    expect(await made(sent)).toBe('mail_content_wiped');
    expect(await made({ content: null })).toBe('mail_content_wiped');
    expect(await made({ ...over, secret: true })).toBe('mail_content_wiped');
    expect(await made({ ...over, secret: true, content: null })).toBeNull();
    expect(await made({ ...over, content: null })).toBeNull();
  });
});
