import { column } from './column.js';

/** Holder and notes: for those who may read them. */
const PRIVATE = { needs: 'equipment:read-private' } as const;

/**
 * The columns of the equipment list, in the order of a whole export. An import recognises these headings; `heldSince`,
 * `warrantyEndsOn`, `holder`, `dueAt` and `createdAt` are derived or facts of their own and are not read back.
 */
export const EQUIPMENT_COLUMNS = [
  column('number', 'N° inventaire', 'text', { sort: 'number' }),
  column('category', 'Catégorie'),
  column('maker', 'Marque'),
  column('model', 'Modèle'),
  column('serial', 'N° de série'),
  column('mac', 'Adresse MAC'),
  column('imei', 'IMEI'),
  column('site', 'MDS'),
  column('room', 'Pièce'),
  column('state', 'État'),
  column('holder', 'Détenteur', 'text', PRIVATE),
  column('heldSince', 'Détenu depuis', 'instant', PRIVATE),
  column('dueAt', 'Retour prévu', 'instant', PRIVATE),
  column('purchasedOn', 'Date d’achat', 'day', { sort: 'purchasedOn' }),
  column('price', 'Prix TTC', 'money'),
  column('orderNumber', 'N° commande'),
  column('supplier', 'Fournisseur'),
  column('warrantyMonths', 'Garantie (mois)', 'integer'),
  column('warrantyEndsOn', 'Fin de garantie', 'day', { sort: 'warrantyEndsOn' }),
  column('notes', 'Observations', 'text', PRIVATE),
  column('ssid', 'Réseau (SSID)'),
  column('bands', 'Bandes wifi'),
  column('ipAddress', 'Adresse IP'),
  column('firmware', 'Micrologiciel'),
  column('osName', 'Système'),
  column('osVersion', 'Version du système'),
  column('osSupportEndsOn', 'Fin de support', 'day'),
  column('createdAt', 'Fiche créée le', 'instant', { sort: 'createdAt' }),
] as const;

export type EquipmentColumnKey = (typeof EQUIPMENT_COLUMNS)[number]['key'];
export const EQUIPMENT_COLUMN_KEYS = EQUIPMENT_COLUMNS.map(({ key }) => key);

/** Beyond what every row of the list tells anyway: they are read only where they are asked for. */
export const EQUIPMENT_COLUMNS_BEYOND_SUMMARY: readonly EquipmentColumnKey[] = [
  'price', 'orderNumber', 'supplier', 'warrantyMonths', 'notes', 'ssid', 'bands', 'ipAddress', 'firmware', 'osName', 'osVersion', 'osSupportEndsOn',
];
