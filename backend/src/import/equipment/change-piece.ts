import { CONDITIONS_OF_ABSENCE, type Condition, type EquipmentChange, type EquipmentState } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import { closeCustody, openCustody, readCustody } from '../../custody/index.js';
import { changePlace, findKnownPieces, lockPiece, reportCondition, updateEquipment, type KnownPiece, type Piece } from '../../equipment/index.js';
import { Refusal } from '../../refusal/refusal.js';
import type { RowToWrite, Writing } from '../rules.js';
import { findRoomsByName } from './catalogue.queries.js';
import { contentOf, importedReason, modelsOf, roomsOf } from './create-pieces.js';
import { differencesOf } from './differences.js';
import { CARD_FIELDS, fieldOf } from './equipment-content.js';

/** What acts change beside the card, whose version does not tell. */
const FACTS: readonly string[] = ['state', 'room', 'site'];

/**
 * Takes the values of a row for the piece that it is about: its card, its room, its state. What an import cannot do
 * (another MDS, a holder) stays as it is.
 * @throws Refusal `stale` where the card has changed since it was shown, and what the acts refuse
 */
export async function changePiece(writing: Writing, row: RowToWrite): Promise<void> {
  const { tx, caller } = writing;
  const piece = await lockPiece(tx, caller, row.targetId);
  if (piece.version !== row.targetVersion) throw new Refusal('stale');
  const [known] = await findKnownPieces(tx, caller.scope, [row.targetId]);
  if (!known) throw new Refusal('not-found');
  await requireAsShown(writing, row, known);
  const taken = new Set(row.differences.filter(({ obstacle }) => obstacle === null).map(({ field }) => field));
  await changeCard(writing, row, known, taken);
  if (taken.has('room')) {
    const roomId = (await roomsOf(writing, [row])).get(row.row) ?? null;
    if (roomId !== piece.roomId) await changePlace(tx, caller, await lockPiece(tx, caller, row.targetId), { roomId }, writing.now);
  }
  const { state } = contentOf(row);
  if (taken.has('state') && state !== null) await bringInto(writing, row.targetId, state);
}

/**
 * What was ticked is what was shown: where the piece was handed over, moved or reported since, its row is looked at again first.
 * @throws Refusal `stale`
 */
async function requireAsShown({ tx, caller, reading }: Writing, row: RowToWrite, known: KnownPiece): Promise<void> {
  const { room } = contentOf(row);
  const [place] = room === null ? [] : await findRoomsByName(tx, caller.scope, [{ siteId: row.links['siteId'] ?? known.site_id, room }]);
  const modelId = row.links['modelId'] ?? (row.differences.some(({ field }) => field === 'model') ? null : known.model_id);
  const now = differencesOf(reading, known, contentOf(row), { modelId, siteId: row.links['siteId'] ?? null, roomId: place?.id ?? null });
  const facts = (differences: RowToWrite['differences']) => JSON.stringify(differences.filter(({ field }) => FACTS.includes(field))
    .map(({ field, before, after, obstacle }) => [field, before, after, obstacle]));
  if (facts(now) !== facts(row.differences)) throw new Refusal('stale');
}

async function changeCard(writing: Writing, row: RowToWrite, known: KnownPiece, taken: ReadonlySet<string>): Promise<void> {
  const content = contentOf(row);
  const fields = CARD_FIELDS.filter((field) => taken.has(fieldOf(field)));
  if (fields.length === 0 && !taken.has('model')) return;
  const modelId = taken.has('model') ? (await modelsOf(writing, [row])).get(row.row) ?? known.model_id : known.model_id;
  const card: EquipmentChange = { ...cardOf(known), modelId, ...Object.fromEntries(fields.map((field) => [field, content[field]])) };
  await updateEquipment(writing.tx, known.id, card);
}

function cardOf(known: KnownPiece): EquipmentChange {
  return {
    modelId: known.model_id, serial: known.serial, mac: known.mac, imei: known.imei, purchasedOn: known.purchased_on, priceCents: known.price_cents,
    orderNumber: known.order_number, supplier: known.supplier, warrantyMonths: known.warranty_months, notes: known.notes, ssid: known.ssid, bands: known.bands,
    ipAddress: known.ip_address, firmware: known.firmware, osName: known.os_name, osVersion: known.os_version, osSupportEndsOn: known.os_support_ends_on,
  };
}

/** Does the acts that bring the piece into the state, one after the other. */
async function bringInto(writing: Writing, id: string, state: EquipmentState): Promise<void> {
  switch (state) {
    case 'lost': case 'stolen': case 'broken':
      if (state === 'broken') await endRepair(writing, id);
      await note(writing, id, state);
      return;
    case 'in-repair':
      if (CONDITIONS_OF_ABSENCE.includes((await pieceOf(writing, id)).condition)) await note(writing, id, 'broken');
      await open(writing, id, 'repair');
      return;
    case 'in-service':
      await endRepair(writing, id);
      await note(writing, id, 'working');
      if ((await pieceOf(writing, id)).custody === null) await open(writing, id, 'installed');
      return;
    default:
      await endHolding(writing, id);
      await note(writing, id, 'working');
  }
}

const pieceOf = ({ tx, caller }: Writing, id: string): Promise<Piece> => lockPiece(tx, caller, id);

async function note(writing: Writing, id: string, condition: Condition): Promise<void> {
  const piece = await pieceOf(writing, id);
  if (piece.condition === condition || condition === 'written-off') return;
  const reason = condition === 'working' ? null : importedReason(writing.fileName);
  await reportCondition(writing.tx, writing.caller, piece, { condition, reason }, writing.now);
}

async function open(writing: Writing, id: string, kind: 'installed' | 'repair'): Promise<void> {
  await openCustody(writing.tx, writing.caller, await pieceOf(writing, id), { id: uuidv7(), equipmentId: id, kind }, writing.now);
}

async function endRepair(writing: Writing, id: string): Promise<void> {
  if ((await pieceOf(writing, id)).custody?.kind === 'repair') await endHolding(writing, id);
}

async function endHolding(writing: Writing, id: string): Promise<void> {
  const piece = await pieceOf(writing, id);
  const custody = piece.custody === null ? null : await readCustody(writing.tx, piece.custody.id);
  if (custody !== null) await closeCustody(writing.tx, writing.caller, piece, custody, {}, writing.now);
}
