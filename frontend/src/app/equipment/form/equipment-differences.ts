import { WIFI_BAND_LABEL, type EquipmentDetail } from '@calanque/shared';
import { longDay } from '../../ui/format/dates';
import { euros } from '../../ui/format/numbers';

/** One value that somebody else changed. */
export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Told = Partial<Record<keyof EquipmentDetail, readonly [label: string, told: (piece: EquipmentDetail) => string | null | undefined]>>;

const day = (text: string | null): string | null => text && longDay(text);
const TOLD: Told = {
  modelId: ['Modèle', (piece) => `${piece.maker} ${piece.modelName}`],
  serial: ['N° de série', (piece) => piece.serial],
  mac: ['Adresse MAC', (piece) => piece.mac],
  imei: ['IMEI', (piece) => piece.imei],
  purchasedOn: ['Date d’achat', (piece) => day(piece.purchasedOn)],
  priceCents: ['Prix', (piece) => (piece.priceCents === null ? null : euros(piece.priceCents))],
  orderNumber: ['N° de commande', (piece) => piece.orderNumber],
  supplier: ['Fournisseur', (piece) => piece.supplier],
  warrantyMonths: ['Garantie', (piece) => (piece.warrantyMonths === null ? null : `${piece.warrantyMonths} mois`)],
  notes: ['Observations', (piece) => piece.notes],
  ssid: ['Nom du réseau', (piece) => piece.ssid],
  bands: ['Bandes', (piece) => piece.bands?.map((band) => WIFI_BAND_LABEL[band]).join(', ')],
  ipAddress: ['Adresse IP', (piece) => piece.ipAddress],
  firmware: ['Micrologiciel', (piece) => piece.firmware],
  osName: ['Système', (piece) => piece.osName],
  osVersion: ['Version du système', (piece) => piece.osVersion],
  osSupportEndsOn: ['Fin de support du système', (piece) => day(piece.osSupportEndsOn)],
  site: ['MDS', (piece) => piece.site.name],
  room: ['Pièce', (piece) => piece.room?.name],
  custody: ['Détenteur', (piece) => piece.custody?.person?.name ?? (piece.custody ? 'détenu' : 'personne')],
  annulledAt: ['Fiche', (piece) => (piece.annulledAt ? 'annulée' : 'valide')],
};

/** What differs between the piece as it was read and as it is now, in words. */
export function differencesBetween(before: EquipmentDetail, after: EquipmentDetail): readonly Difference[] {
  return Object.values(TOLD)
    .map(([label, told]) => ({ label, before: told(before) || 'vide', after: told(after) || 'vide' }))
    .filter((difference) => difference.before !== difference.after);
}
