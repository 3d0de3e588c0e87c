import type { Condition, EquipmentState } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import { insertCustodies } from '../../custody/index.js';
import { nameSite } from '../../database/database.queries.js';
import { insertPieces, keysOf, type NewPiece } from '../../equipment/index.js';
import { visibleSites } from '../reading/site-names.js';
import { findWrittenBefore } from '../import-row.queries.js';
import { RowRefused } from '../row-refused.js';
import type { RowToWrite, Writing } from '../rules.js';
import { findModelsByKey, findOpenSites, findRoomsByName, keepModels, keepRooms } from './catalogue.queries.js';
import type { EquipmentContent } from './equipment-content.js';

const CONDITION_OF: Readonly<Partial<Record<EquipmentState, Condition>>> = { broken: 'broken', lost: 'lost', stolen: 'stolen' };
const CUSTODY_OF: Readonly<Partial<Record<EquipmentState, 'installed' | 'repair'>>> = { 'in-service': 'installed', 'in-repair': 'repair' };

export const contentOf = (row: RowToWrite): EquipmentContent => row.content as unknown as EquipmentContent;

/** Logs what the rows say, from now on: nothing is claimed about earlier days. */
export async function createPieces(writing: Writing, rows: readonly RowToWrite[]): Promise<void> {
  const { tx } = writing;
  await requireOpenSites(writing, rows);
  await requireNotMadeBefore(writing, rows);
  const models = await modelsOf(writing, rows);
  const rooms = await roomsOf(writing, rows);
  const bySite = Map.groupBy(rows, ({ links }) => links['siteId'] ?? '');
  for (const [siteId, ofSite] of bySite) {
    // The card stands before its place, so that only the transaction can tell the history where it is.
    await nameSite(tx, siteId);
    await insertPieces(tx, ofSite.map((row) => pieceOf(writing, row, models.get(row.row) ?? '', rooms.get(row.row) ?? null)), writing.now);
    const custodies = ofSite.flatMap((row) => {
      const kind = CUSTODY_OF[contentOf(row).state ?? 'in-stock'];
      return kind === undefined ? [] : [{ id: uuidv7(), equipmentId: row.targetId, kind }];
    });
    if (custodies.length > 0) await insertCustodies(tx, custodies, writing.now);
  }
}

function pieceOf({ fileName }: Writing, row: RowToWrite, modelId: string, roomId: string | null): NewPiece {
  const { serial, mac, imei, purchasedOn, priceCents, orderNumber, supplier, warrantyMonths, notes, number, state, ...content } = contentOf(row);
  const { ssid, bands, ipAddress, firmware, osName, osVersion, osSupportEndsOn } = content;
  const condition = CONDITION_OF[state ?? 'in-stock'] ?? 'working';
  return {
    id: row.targetId, number, modelId, siteId: row.links['siteId'] ?? '', roomId, condition,
    conditionReason: condition === 'working' ? null : importedReason(fileName),
    serial, mac, imei, purchasedOn, priceCents, orderNumber, supplier, warrantyMonths, notes, ssid, bands, ipAddress, firmware, osName, osVersion, osSupportEndsOn,
  };
}

/** Why a piece is noted as broken, lost or stolen that was so when it was imported. */
export const importedReason = (fileName: string): string => `Noté ainsi dans le fichier importé « ${fileName} »`.slice(0, 500);

async function requireOpenSites({ tx, caller, reading }: Writing, rows: readonly RowToWrite[]): Promise<void> {
  const open = new Set(visibleSites(await findOpenSites(tx, caller.scope)).map(({ id }) => id));
  const elsewhere = rows.find(({ links }) => !open.has(links['siteId'] ?? ''));
  if (!elsewhere) return;
  throw new RowRefused(reading.fault(elsewhere.cells, 'site', 'site-unknown', 'Cette MDS a fermé ou ne vous est plus accessible.'));
}

/** A row without any identifier may have been written meanwhile, from the same list given twice. */
async function requireNotMadeBefore({ tx, reading }: Writing, rows: readonly RowToWrite[]): Promise<void> {
  const nameless = rows.filter((row) => [contentOf(row).number, contentOf(row).serial, contentOf(row).mac, contentOf(row).imei].every((one) => one === null));
  const [before] = nameless.length === 0 ? [] : await findWrittenBefore(tx, reading.importId, nameless.map(({ row }) => row));
  const row = nameless.find((one) => one.row === before?.row);
  if (row) throw new RowRefused(reading.fault(row.cells, reading.firstField, 'already-made', 'Cette ligne a été importée entre-temps, du même fichier.'));
}

/** The model of each row; those that are missing are made. */
export async function modelsOf({ tx, reading }: Writing, rows: readonly RowToWrite[]): Promise<Map<number, string>> {
  const found = new Map(rows.flatMap(({ row, links }) => (links['modelId'] ? [[row, links['modelId']] as const] : [])));
  const lacking = rows.filter(({ row }) => !found.has(row));
  if (lacking.length === 0) return found;
  const nobody = { number: null, serial: null, mac: null, imei: null };
  const keys = await keysOf(tx, lacking.map((row) => ({ row: row.row, ...nobody, maker: contentOf(row).maker, model: contentOf(row).model })));
  const keyOf = new Map(keys.map(({ row, model }) => [row, model ?? '']));
  const fresh = new Map(lacking.map((row) => {
    const { category, maker, model } = contentOf(row);
    return [keyOf.get(row.row) ?? '', { id: uuidv7(), category: category ?? '', maker: maker ?? '', name: model ?? '' }] as const;
  }));
  // In one order for everybody, so that two imports never wait for one another.
  await keepModels(tx, [...fresh.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, model]) => model));
  const made = new Map((await findModelsByKey(tx, [...fresh.keys()])).map((model) => [model.key, model]));
  for (const row of lacking) {
    const model = made.get(keyOf.get(row.row) ?? '');
    if (model === undefined || model.category !== contentOf(row).category) {
      throw new RowRefused(reading.fault(row.cells, 'category', 'category-of-model', 'Ce modèle vient d’être ajouté au catalogue sous une autre catégorie. Corrigez la catégorie ou le modèle.'));
    }
    found.set(row.row, model.id);
  }
  return found;
}

/** The room of each row that names one; those that are missing are made. */
export async function roomsOf({ tx, caller, reading }: Writing, rows: readonly RowToWrite[]): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  const named = rows.flatMap((row) => {
    const { room } = contentOf(row);
    if (room === null) return [];
    return [{ row, siteId: row.links['siteId'] ?? '', room }];
  });
  if (named.length === 0) return found;
  const lacking = named.filter(({ row }) => !row.links['roomId']);
  const fresh = new Map(lacking.map(({ siteId, room }) => [`${siteId}${room}`, { id: uuidv7(), siteId, name: room }]));
  if (fresh.size > 0) await keepRooms(tx, caller.scope, [...fresh.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, room]) => room));
  const known = new Map((await findRoomsByName(tx, caller.scope, named)).map((room) => [`${room.site_id}${room.key}`, room]));
  for (const { row, siteId, room } of named) {
    const one = known.get(`${siteId}${room}`);
    if (one === undefined || one.closed) throw new RowRefused(reading.fault(row.cells, 'room', 'room-closed', `La pièce « ${room} » a fermé. Choisissez-en une autre, ou rouvrez-la.`));
    found.set(row.row, one.id);
  }
  return found;
}
