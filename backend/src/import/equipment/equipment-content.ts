import type { Category, EquipmentState, WifiBand } from '@calanque/shared';

/** What a row says of a piece; null where it says nothing. */
export interface EquipmentContent {
  number: string | null;
  category: Category | null;
  maker: string | null;
  model: string | null;
  serial: string | null;
  mac: string | null;
  imei: string | null;
  /** By name, as the site calls itself. */
  site: string | null;
  room: string | null;
  state: EquipmentState | null;
  purchasedOn: string | null;
  priceCents: number | null;
  orderNumber: string | null;
  supplier: string | null;
  warrantyMonths: number | null;
  notes: string | null;
  ssid: string | null;
  bands: WifiBand[] | null;
  ipAddress: string | null;
  firmware: string | null;
  osName: string | null;
  osVersion: string | null;
  osSupportEndsOn: string | null;
}

/** The fields of the card that are taken as they are. */
export const CARD_FIELDS = [
  'serial', 'mac', 'imei', 'purchasedOn', 'priceCents', 'orderNumber', 'supplier', 'warrantyMonths', 'notes',
  'ssid', 'bands', 'ipAddress', 'firmware', 'osName', 'osVersion', 'osSupportEndsOn',
] as const satisfies readonly (keyof EquipmentContent)[];

/** The columns of a file call a price what the contract counts in cents. */
export const fieldOf = (property: string): string => (property === 'priceCents' ? 'price' : property);
