import { randomBytes, createHash } from 'node:crypto';
import type pg from 'pg';
import { agreementOf, piece } from '../document-samples.js';
import {
  insertAccount, insertBorrower, insertCustody, insertDocument, insertEquipment, insertImport, insertLoan, insertMail, insertModel, insertPerson, insertRoom,
  insertSavedView, insertSite, next,
} from '../rows.js';

/**
 * A site with one of everything, each thing carrying a mark that is looked for in answers: whose answer holds
 * a mark that the caller may not know has told too much.
 */
export interface SiteWorld {
  readonly marks: SiteMarks;
  readonly siteId: string;
  readonly roomId: string;
  readonly otherRoomId: string;
  readonly personId: string;
  readonly modelId: string;
  readonly unusedModelId: string;
  /** A tablet that `personId` holds. */
  readonly heldId: string;
  readonly custodyId: string;
  /** A tablet that nobody holds. */
  readonly freeId: string;
  readonly accountId: string;
  readonly linkToken: string;
  /** A file that `accountId` gave. */
  readonly importId: string;
  /** A view of the list of sites that `accountId` shares with the site. */
  readonly viewId: string;
  /** One to `accountId` that failed. */
  readonly mailId: string;
  /** A loan agreement that nobody has signed. */
  readonly documentId: string;
  /** Who borrowed the tablet `lentId`, late since long, not in dispute. */
  readonly borrowerId: string;
  readonly loanId: string;
  readonly lentId: string;
  readonly lentCustodyId: string;
  /** A loan in dispute. */
  readonly disputedLoanId: string;
}

export interface SiteMarks {
  /** In every name and number of the site. */
  readonly site: string;
  /** In the names of its people. */
  readonly person: string;
  /** In their e-mail and service. */
  readonly contact: string;
  /** In notes, reasons and repairers. */
  readonly note: string;
}

const LINK_END = '2199-01-01T00:00:00Z';

/** Makes the world; nothing in it was touched yet. */
export async function makeSiteWorld(db: pg.Pool): Promise<SiteWorld> {
  const n = next();
  const marks = { site: `Qsite${n}q`, person: `Qperson${n}q`, contact: `Qcontact${n}q`, note: `Qnote${n}q` };
  const siteId = await insertSite(db, { name: marks.site, city: marks.site });
  const roomId = await insertRoom(db, { site_id: siteId, name: `${marks.site} room` });
  const otherRoomId = await insertRoom(db, { site_id: siteId, name: `${marks.site} other` });
  const personId = await insertPerson(db, {
    site_id: siteId, given_name: 'Ada', family_name: marks.person, service: marks.contact, email: `${marks.contact}@essai.test`,
  });
  await db.query('UPDATE site SET manager_id = $2 WHERE id = $1', [siteId, personId]);
  const modelId = await insertModel(db, { category: 'tablet' });
  const unusedModelId = await insertModel(db, { category: 'tablet' });
  const held = await insertEquipment(db, { model_id: modelId, serial: `${marks.site}H`, notes: marks.note }, { siteId, roomId });
  const free = await insertEquipment(db, { model_id: modelId, serial: `${marks.site}F`, notes: marks.note }, { siteId, roomId });
  const custodyId = await insertCustody(db, { equipment_id: held.id, kind: 'assignment', person_id: personId, note: marks.note });
  const accountId = await insertAccount(db, { role: 'manager', email: `${marks.contact}.account@essai.test`, person_id: await insertPerson(db, { site_id: siteId, family_name: `${marks.person}-account` }) }, [siteId]);
  const importId = await insertImport(db, { account_id: accountId, file_name: `${marks.site}.csv` }, [[marks.site, marks.person, marks.note]]);
  const linkToken = randomBytes(32).toString('base64url');
  await db.query(
    `INSERT INTO one_time_link (token_hash, purpose, account_id, created_at, expires_at) VALUES ($1, 'reset', $2, now(), $3)`,
    [createHash('sha256').update(linkToken).digest(), accountId, LINK_END]);
  const viewId = await insertSavedView(db, { owner_id: accountId, site_id: siteId, list: 'site', name: `${marks.site} ${marks.person}` });
  const mailId = await insertMail(db, { account_id: accountId, state: 'failed', failure: 'unreachable', ended_at: new Date() });
  const documentId = await insertDocument(db, { site_id: siteId, data: JSON.stringify(agreementOf([piece(n)], { borrower: { name: marks.person, contact: marks.contact } })), content: Buffer.from(`%PDF ${marks.person}`) });
  const borrowerId = await insertBorrower(db, { family_name: `${marks.person}-public`, email: `${marks.person}@essai.test` });
  const lent = await insertEquipment(db, { model_id: modelId, serial: `${marks.site}L` }, { siteId, roomId });
  const loan = await insertLoan(db, { equipment_id: lent.id, person_id: borrowerId, note: marks.note });
  await db.query(`INSERT INTO custody_check (custody_id, moment, wear, note, photo) VALUES ($1, 'out', 'good', $2, $3)`, [loan.custodyId, marks.note, Buffer.from('photo')]);
  const argued = await insertEquipment(db, { model_id: modelId }, { siteId, roomId });
  const dispute = await insertLoan(db, { equipment_id: argued.id, person_id: borrowerId });
  await db.query(`UPDATE loan SET disputed_at = now(), dispute_reason = $2 WHERE id = $1`, [dispute.id, marks.note]);
  return {
    marks, siteId, roomId, otherRoomId, personId, modelId, unusedModelId, heldId: held.id, custodyId, freeId: free.id, accountId, linkToken, importId, viewId,
    mailId, documentId, borrowerId, loanId: loan.id, lentId: lent.id, lentCustodyId: loan.custodyId, disputedLoanId: dispute.id,
  };
}
