import { CATEGORY_LABEL, EQUIPMENT_STATE_LABEL, serialKey, WIFI_BAND_LABEL, type EquipmentState, type ImportDifference, type WifiBand } from '@calanque/shared';
import type { KnownPiece } from '../../equipment/index.js';
import type { FileReading } from '../reading/file-reading.js';
import { readText } from '../reading/cells.js';
import { plainName } from '../reading/words.js';
import { CARD_FIELDS, fieldOf, type EquipmentContent } from './equipment-content.js';

type CardField = (typeof CARD_FIELDS)[number];

/** What a piece's card says now, under the names of a file's fields. */
function knownCard(piece: KnownPiece): Readonly<Record<CardField, EquipmentContent[CardField]>> {
  return {
    serial: piece.serial, mac: piece.mac, imei: piece.imei, purchasedOn: piece.purchased_on, priceCents: piece.price_cents, orderNumber: piece.order_number,
    supplier: piece.supplier, warrantyMonths: piece.warranty_months, notes: piece.notes, ssid: piece.ssid, bands: piece.bands, ipAddress: piece.ip_address,
    firmware: piece.firmware, osName: piece.os_name, osVersion: piece.os_version, osSupportEndsOn: piece.os_support_ends_on,
  };
}

/** What the row's model and site are among what is known. */
export interface NamedThings {
  /** Null for a model that would have to be made. */
  readonly modelId: string | null;
  readonly siteId: string | null;
  readonly roomId: string | null;
}

/**
 * Where a row says something else of a piece than is known. A cell without content says nothing: it never empties what is there.
 */
export function differencesOf(reading: FileReading, piece: KnownPiece, content: EquipmentContent, named: NamedThings): ImportDifference[] {
  const differences: ImportDifference[] = [];
  const another = isAnotherThing(piece, content, named) ? `${piece.number} est un autre matériel (${piece.maker} ${piece.model}) : vérifiez le numéro de cette ligne.` : null;
  const differ = (field: string, before: string, after: string, obstacle: string | null = null) =>
    differences.push({ field, column: reading.heading(field), before, after, obstacle: another ?? obstacle });

  // Found by its serial under a number of its own.
  if (content.number !== null && numberKey(content.number) !== numberKey(piece.number)) {
    differ('number', piece.number, content.number, 'Un numéro d’inventaire ne change jamais : corrigez-le dans le fichier.');
  }
  if (content.category !== null && content.category !== piece.category) {
    differ('category', CATEGORY_LABEL[piece.category], CATEGORY_LABEL[content.category], 'La catégorie est celle du modèle : changez de modèle, ou corrigez le catalogue.');
  }
  if (content.maker !== null && content.model !== null && named.modelId !== piece.model_id) {
    differ('model', `${piece.maker} ${piece.model}`, `${content.maker} ${content.model}`);
  }
  const known = knownCard(piece);
  for (const field of CARD_FIELDS) {
    const [before, after] = [known[field], content[field]];
    if (after !== null && !same(field, before, after)) differ(fieldOf(field), shown(field, before), shown(field, after));
  }
  if (named.siteId !== null && named.siteId !== piece.site_id) {
    differ('site', piece.site, content.site ?? '', 'Un import ne fait pas changer un matériel de MDS : préparez un transfert (menu « Transferts »). Calanque garde celle qu’il connaît.');
  } else if (content.room !== null && named.roomId !== piece.room_id) {
    differ('room', piece.room ?? '', content.room);
  } else if (content.room !== null && named.roomId === null) {
    differ('room', piece.room ?? '', content.room);
  }
  if (content.state !== null && content.state !== piece.state) {
    differ('state', EQUIPMENT_STATE_LABEL[piece.state], EQUIPMENT_STATE_LABEL[content.state], obstacleToState(piece, content.state));
  }
  return differences;
}

/**
 * Whether the number of the row stands on another thing: another category, or another model with another serial. Nothing of such a
 * row is to be written on that thing.
 */
function isAnotherThing(piece: KnownPiece, content: EquipmentContent, named: NamedThings): boolean {
  if (content.category !== null && content.category !== piece.category) return true;
  const otherModel = content.maker !== null && content.model !== null && named.modelId !== piece.model_id;
  return otherModel && content.serial !== null && piece.serial !== null && serialKey(content.serial) !== serialKey(piece.serial);
}

/** Numbers that differ by case or leading zeros are one. */
function numberKey(number: string): string {
  return plainName(number).replace(/(\d+)$/, (digits) => digits.replace(/^0+(?=\d)/, ''));
}

/** The states that an import can bring about by itself; the others need a person, a transfer or a disposal. */
export const IMPORTABLE_STATES: readonly EquipmentState[] = ['in-stock', 'in-service', 'in-repair', 'broken', 'lost', 'stolen'];

/** Why an import cannot bring the piece into the state; null when it can. */
function obstacleToState(piece: KnownPiece, to: EquipmentState): string | null {
  if (!IMPORTABLE_STATES.includes(to)) return stateNotImportable(to);
  if (piece.custody_kind === 'assignment' || piece.custody_kind === 'loan') return 'Quelqu’un détient ce matériel : enregistrez d’abord son retour.';
  if (piece.custody_kind === 'transit') return 'Ce matériel est en transit : réceptionnez d’abord le transfert.';
  if (piece.state === 'stolen' && to === 'lost') return 'Un matériel volé ne devient pas perdu.';
  return null;
}

export function stateNotImportable(state: EquipmentState): string {
  const label = EQUIPMENT_STATE_LABEL[state];
  if (state === 'on-loan') return `« ${label} » ne s’importe pas : un prêt a un emprunteur et une date de retour. Importez-le « En stock », puis enregistrez le prêt.`;
  if (state === 'in-transit') return `« ${label} » ne s’importe pas : enregistrez le transfert dans Calanque.`;
  return `« ${label} » ne s’importe pas : une réforme a une décision et une preuve d’effacement. Enregistrez-la dans Calanque.`;
}

function same(field: CardField, before: EquipmentContent[CardField], after: EquipmentContent[CardField]): boolean {
  if (before === null) return false;
  if (field === 'serial') return serialKey(String(before)) === serialKey(String(after));
  if (field === 'notes') return readText(String(before)) === after;
  if (Array.isArray(before) && Array.isArray(after)) return [...before].sort().join() === [...after].sort().join();
  return before === after;
}

function shown(field: CardField, value: EquipmentContent[CardField]): string {
  if (value === null) return '';
  if (field === 'priceCents') return `${(Number(value) / 100).toFixed(2).replace('.', ',')} €`;
  if (field === 'purchasedOn' || field === 'osSupportEndsOn') return String(value).split('-').reverse().join('/');
  if (field === 'warrantyMonths') return `${Number(value)} mois`;
  if (Array.isArray(value)) return value.map((band: WifiBand) => WIFI_BAND_LABEL[band]).join(' | ');
  return String(value);
}
