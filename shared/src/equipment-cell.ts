import type { Cell } from './column.js';
import type { EquipmentColumnKey } from './equipment-column.js';
import { CATEGORY_LABEL, EQUIPMENT_STATE_LABEL } from './equipment-state.js';
import type { EquipmentRow } from './equipment.js';

/** What each column of the equipment list holds of a piece. */
export const EQUIPMENT_CELLS: Readonly<Record<EquipmentColumnKey, (piece: EquipmentRow) => Cell | undefined>> = {
  number: ({ number }) => number,
  category: ({ category }) => CATEGORY_LABEL[category],
  maker: ({ maker }) => maker,
  model: ({ modelName }) => modelName,
  serial: ({ serial }) => serial,
  mac: ({ mac }) => mac,
  imei: ({ imei }) => imei,
  site: ({ site }) => site.name,
  room: ({ room }) => room?.name,
  state: ({ state }) => EQUIPMENT_STATE_LABEL[state],
  holder: ({ custody }) => custody?.person?.name ?? custody?.repairer,
  heldSince: ({ custody }) => custody?.since,
  dueAt: ({ custody }) => custody?.dueAt,
  purchasedOn: ({ purchasedOn }) => purchasedOn,
  price: ({ more }) => more?.priceCents,
  orderNumber: ({ more }) => more?.orderNumber,
  supplier: ({ more }) => more?.supplier,
  warrantyMonths: ({ more }) => more?.warrantyMonths,
  warrantyEndsOn: ({ warrantyEndsOn }) => warrantyEndsOn,
  notes: ({ more }) => more?.notes,
  ssid: ({ more }) => more?.ssid,
  bands: ({ more }) => more?.bands?.join(' | '),
  ipAddress: ({ more }) => more?.ipAddress,
  firmware: ({ more }) => more?.firmware,
  osName: ({ more }) => more?.osName,
  osVersion: ({ more }) => more?.osVersion,
  osSupportEndsOn: ({ more }) => more?.osSupportEndsOn,
  createdAt: ({ createdAt }) => createdAt,
};
