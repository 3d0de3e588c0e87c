import { randomBytes, createHash } from 'node:crypto';
import type pg from 'pg';
import { agreementOf, piece } from '../document-samples.js';
import {
  changePlace, insertAccount, insertBooking, insertBookingFeed, insertBorrower, insertCustody, insertDocument, insertEquipment, insertImport, insertLoan, insertMail, insertModel,
  insertNotice, insertPerson, insertReport, insertRoom, insertSavedView, insertSite, next,
} from '../rows.js';
import { insertKit } from '../kit-rows.js';
import { insertSentTransfer, insertTransfer, insertTransferLine } from '../transfer-rows.js';

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
  readonly freeNumber: string;
  readonly accountId: string;
  readonly linkToken: string;
  /** A file that `accountId` gave. */
  readonly importId: string;
  /** A tablet that is booked twice. */
  readonly bookedId: string;
  /** Next week, of that tablet, allotted for a wish; `personId` is its agent. */
  readonly bookingId: string;
  /** The week after, waits for approval. */
  readonly askedBookingId: string;
  /** A calendar address of `accountId`. */
  readonly feedId: string;
  readonly feedToken: string;
  /** A view of the list of sites that `accountId` shares with the site. */
  readonly viewId: string;
  /** With one tablet that nobody holds. */
  readonly kitId: string;
  /** With one tablet that `personId` holds through it. */
  readonly outKit: { readonly id: string; readonly equipmentId: string; readonly custodyId: string };
  /** A site of nobody. */
  readonly elsewhereId: string;
  /** Prepared here, to go there. */
  readonly preparedTransferId: string;
  /** On its way here from there, with one piece. */
  readonly arriving: { readonly id: string; readonly lineId: string };
  /** Left here; nothing of it is on its way any more. */
  readonly settledTransferId: string;
  /** One to `accountId` that failed. */
  readonly mailId: string;
  /** A loan agreement that nobody has signed. */
  readonly documentId: string;
  /** Who borrowed the tablet `lentId`, late since long, not in dispute. */
  readonly borrowerId: string;
  readonly loanId: string;
  readonly lentId: string;
  readonly lentCustodyId: string;
  /** A loan of which all came back. */
  readonly returnedLoanId: string;
  /** A loan in dispute. */
  readonly disputedLoanId: string;
  /** On the free tablet, open, by the person of `accountId`. */
  readonly reportId: string;
  /** `accountId`'s. */
  readonly noticeId: string;
  /** Null where nobody is outside. */
  readonly moved: MovedPiece | null;
}

/** A tablet that was assigned, lent, booked and reported at a site, and is at that of who is outside since. */
export interface MovedPiece {
  readonly id: string;
  readonly siteId: string;
  readonly custodyId: string;
  readonly loanCustodyId: string;
  readonly bookingId: string;
  readonly reportId: string;
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

/** Makes the world; nothing in it was touched yet. @param outsideId the site of who is outside, for attempts about a piece that moved there */
export async function makeSiteWorld(db: pg.Pool, outsideId?: string): Promise<SiteWorld> {
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
  const owner = await insertPerson(db, { site_id: siteId, family_name: `${marks.person}-account` });
  const accountId = await insertAccount(db, { role: 'manager', email: `${marks.contact}.account@essai.test`, person_id: owner }, [siteId]);
  const reportId = await insertReport(db, { equipment_id: free.id, reporter_id: owner, text: marks.note });
  const noticeId = await insertNotice(db, { account_id: accountId, site_id: siteId, equipment_id: free.id, link: `/signalements/${reportId}` });
  const importId = await insertImport(db, { account_id: accountId, file_name: `${marks.site}.csv` }, [[marks.site, marks.person, marks.note]]);
  const linkToken = randomBytes(32).toString('base64url');
  await db.query(
    `INSERT INTO one_time_link (token_hash, purpose, account_id, created_at, expires_at) VALUES ($1, 'reset', $2, now(), $3)`,
    [createHash('sha256').update(linkToken).digest(), accountId, LINK_END]);
  const viewId = await insertSavedView(db, { owner_id: accountId, site_id: siteId, list: 'site', name: `${marks.site} ${marks.person}` });
  const packed = await insertEquipment(db, { model_id: modelId, serial: `${marks.site}K` }, { siteId });
  const kitId = await insertKit(db, { site_id: siteId, name: `${marks.site} kit`, note: marks.note }, [packed.id]);
  const out = await insertEquipment(db, { model_id: modelId, serial: `${marks.site}O` }, { siteId });
  const outKitId = await insertKit(db, { site_id: siteId, name: `${marks.site} out` }, [out.id]);
  const outCustodyId = await insertCustody(db, { equipment_id: out.id, kind: 'assignment', person_id: personId, kit_id: outKitId });
  const elsewhere = await siteOfNobody(db);
  const between = { created_by: personId, note: marks.note };
  const leaving = await insertEquipment(db, { model_id: modelId, serial: `${marks.site}L` }, { siteId });
  const preparedTransferId = await insertTransfer(db, { ...between, from_site_id: siteId, to_site_id: elsewhere });
  await insertTransferLine(db, { transfer_id: preparedTransferId, equipment_id: leaving.id });
  const coming = await insertEquipment(db, { model_id: modelId, serial: `${marks.site}C` }, { siteId: elsewhere });
  const { id: arrivingId, lineIds: [lineId = ''] } = await insertSentTransfer(db, { ...between, from_site_id: elsewhere, to_site_id: siteId }, [coming.id]);
  const settledTransferId = await insertTransfer(db, { ...between, from_site_id: siteId, to_site_id: elsewhere, sent_at: new Date(Date.now() - 60_000) });
  const mailId = await insertMail(db, { account_id: accountId, state: 'failed', failure: 'unreachable', ended_at: new Date() });
  const documentId = await insertDocument(db, { site_id: siteId, data: JSON.stringify(agreementOf([piece(n)], { borrower: { name: marks.person, contact: marks.contact } })), content: Buffer.from(`%PDF ${marks.person}`) });
  const borrowerId = await insertBorrower(db, { family_name: `${marks.person}-public`, email: `${marks.person}@essai.test` });
  const lent = await insertEquipment(db, { model_id: modelId, serial: `${marks.site}P` }, { siteId, roomId });
  const loan = await insertLoan(db, { equipment_id: lent.id, person_id: borrowerId, note: marks.note });
  await db.query(`INSERT INTO custody_check (custody_id, moment, wear, note, photo) VALUES ($1, 'out', 'good', $2, $3)`, [loan.custodyId, marks.note, Buffer.from('photo')]);
  const back = await insertEquipment(db, { model_id: modelId }, { siteId, roomId });
  const returned = await insertLoan(db, { equipment_id: back.id, person_id: borrowerId, end: new Date(Date.now() - 60_000) });
  const argued = await insertEquipment(db, { model_id: modelId }, { siteId, roomId });
  const dispute = await insertLoan(db, { equipment_id: argued.id, person_id: borrowerId });
  await db.query(`UPDATE loan SET disputed_at = now(), dispute_reason = $2 WHERE id = $1`, [dispute.id, marks.note]);
  const reserved = await insertEquipment(db, { model_id: modelId, serial: `${marks.site}R`, notes: marks.note }, { siteId, roomId });
  const booked = { equipment_id: reserved.id, owner_id: personId, wish_category: 'tablet', use: 'agent', person_id: personId, purpose: 'Atelier découverte' };
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const bookingId = await insertBooking(db, { ...booked, start: inDays(7), end: inDays(8) });
  const askedBookingId = await insertBooking(db, { ...booked, status: 'asked', start: inDays(14), end: inDays(15) });
  const feedToken = randomBytes(32).toString('base64url');
  const feedId = await insertBookingFeed(db, { owner_id: accountId, site_id: siteId, token_hash: createHash('sha256').update(feedToken).digest() });
  const moved = outsideId === undefined ? null : await moveAway(db, { marks, siteId, modelId, personId, borrowerId, reporterId: owner }, outsideId);
  return {
    moved,
    marks, siteId, roomId, otherRoomId, personId, modelId, unusedModelId, heldId: held.id, custodyId, freeId: free.id, accountId, linkToken, importId, viewId,
    mailId, freeNumber: free.number, reportId, noticeId,
    documentId, borrowerId, loanId: loan.id, lentId: lent.id, lentCustodyId: loan.custodyId, returnedLoanId: returned.id, disputedLoanId: dispute.id,
    bookedId: reserved.id, bookingId, askedBookingId, feedId, feedToken,
    kitId, outKit: { id: outKitId, equipmentId: out.id, custodyId: outCustodyId }, elsewhereId: elsewhere, preparedTransferId, arriving: { id: arrivingId, lineId }, settledTransferId,
  };
}

async function moveAway(
  db: pg.Pool, at: { marks: SiteMarks; siteId: string; modelId: string; personId: string; borrowerId: string; reporterId: string }, toId: string,
): Promise<MovedPiece> {
  const { marks, siteId, personId } = at;
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const { id } = await insertEquipment(db, { model_id: at.modelId }, { siteId });
  const custodyId = await insertCustody(db, { equipment_id: id, kind: 'assignment', person_id: personId, note: marks.note, start: daysAgo(20), end: daysAgo(18) });
  const loan = await insertLoan(db, { equipment_id: id, person_id: at.borrowerId, note: marks.note, start: daysAgo(17), end: daysAgo(15) });
  const bookingId = await insertBooking(db, { equipment_id: id, owner_id: personId, use: 'agent', person_id: personId, purpose: marks.site, start: daysAgo(12), end: daysAgo(11) });
  const reportId = await insertReport(db, { equipment_id: id, reporter_id: at.reporterId, text: marks.note, created_at: daysAgo(10) });
  const client = await db.connect();
  try {
    await client.query('BEGIN');
    await changePlace(client, id, { siteId: toId, at: daysAgo(1) });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  return { id, siteId: toId, custodyId, loanCustodyId: loan.custodyId, bookingId, reportId };
}

/** One for every world, so that lists of sites stay short. */
async function siteOfNobody(db: pg.Pool): Promise<string> {
  const { rows: [known] } = await db.query<{ id: string }>(`SELECT id FROM site WHERE name = 'Ailleurs'`);
  return known?.id ?? insertSite(db, { name: 'Ailleurs' });
}
