import { FIELDS_BY_CATEGORY, EquipmentDraft, type Category, type EquipmentChange, type EquipmentDetail, type WifiBand } from '@calanque/shared';
import { apply, schema, validate, type Schema } from '@angular/forms/signals';
import { v7 } from 'uuid';
import { contractSchema } from '../../ui/form/contract-schema';
import { centsOfText, textOfCents } from './euros-text';

/** What the form of a piece holds. Empty text means nothing. */
export interface EquipmentFormModel {
  /** UUIDv7, made once: sending again is safe. */
  readonly id: string;
  readonly modelId: string | null;
  /** The model's; null while none is chosen. */
  readonly category: Category | null;
  readonly siteId: string;
  readonly roomId: string;
  /** Null for now. */
  readonly since: string | null;
  readonly serial: string;
  readonly mac: string;
  readonly imei: string;
  readonly purchasedOn: string;
  /** In euros, as typed. */
  readonly price: string;
  readonly orderNumber: string;
  readonly supplier: string;
  readonly warrantyMonths: number | null;
  readonly notes: string;
  readonly ssid: string;
  readonly bands: WifiBand[];
  readonly ipAddress: string;
  readonly firmware: string;
  readonly osName: string;
  readonly osVersion: string;
  readonly osSupportEndsOn: string;
}

export function emptyEquipment(siteId: string): EquipmentFormModel {
  return {
    id: v7(), modelId: null, category: null, siteId, roomId: '', since: null, serial: '', mac: '', imei: '', purchasedOn: '', price: '', orderNumber: '', supplier: '',
    warrantyMonths: null, notes: '', ssid: '', bands: [], ipAddress: '', firmware: '', osName: '', osVersion: '', osSupportEndsOn: '',
  };
}

/** Another piece of the same delivery: model, purchase, place and system stay, what is one piece's own does not. */
export const nextOf = (model: EquipmentFormModel): EquipmentFormModel =>
  ({ ...model, id: v7(), serial: '', mac: '', imei: '', notes: '', ipAddress: '' });

export function formOf(piece: EquipmentDetail): EquipmentFormModel {
  return {
    id: piece.id, modelId: piece.modelId, category: piece.category, siteId: piece.site.id, roomId: piece.room?.id ?? '', since: null,
    serial: piece.serial ?? '', mac: piece.mac ?? '', imei: piece.imei ?? '',
    purchasedOn: piece.purchasedOn ?? '', price: textOfCents(piece.priceCents), orderNumber: piece.orderNumber ?? '', supplier: piece.supplier ?? '',
    warrantyMonths: piece.warrantyMonths, notes: piece.notes ?? '',
    ssid: piece.ssid ?? '', bands: piece.bands ?? [], ipAddress: piece.ipAddress ?? '', firmware: piece.firmware ?? '',
    osName: piece.osName ?? '', osVersion: piece.osVersion ?? '', osSupportEndsOn: piece.osSupportEndsOn ?? '',
  };
}

/** What is sent: nothing of another category, though it may have been typed before the model was changed. */
export function changeOf(model: EquipmentFormModel): EquipmentChange {
  const { category } = model;
  const own = (field: keyof EquipmentChange): boolean => category !== null && FIELDS_BY_CATEGORY[category].includes(field);
  const text = (field: 'mac' | 'imei' | 'ssid' | 'ipAddress' | 'firmware' | 'osName' | 'osVersion' | 'osSupportEndsOn'): string | null =>
    own(field) ? model[field].trim() || null : null;
  return {
    modelId: model.modelId ?? '',
    serial: model.serial.trim() || null,
    mac: text('mac'),
    imei: text('imei'),
    purchasedOn: model.purchasedOn || null,
    priceCents: centsOfText(model.price) ?? null,
    orderNumber: model.orderNumber.trim() || null,
    supplier: model.supplier.trim() || null,
    warrantyMonths: model.warrantyMonths,
    notes: model.notes.trim() || null,
    ssid: text('ssid'),
    bands: own('bands') && model.bands.length > 0 ? model.bands : null,
    ipAddress: text('ipAddress'),
    firmware: text('firmware'),
    osName: text('osName'),
    osVersion: text('osVersion'),
    osSupportEndsOn: text('osSupportEndsOn'),
  };
}

export function draftOf(model: EquipmentFormModel): EquipmentDraft {
  return { ...changeOf(model), id: model.id, siteId: model.siteId, roomId: model.roomId || null, since: model.since };
}

/** More than that is a slip of the finger. In cents. */
const PRICE_MAX = 100_000_000;

/** A price as one types it. */
export const PRICE_RULES: Schema<string> = schema<string>((path) => {
  validate(path, ({ value }) => {
    const cents = centsOfText(value());
    if (cents === undefined) return { kind: 'price', message: '« Prix » : écrivez un montant en euros, comme 229,90.' };
    return cents !== null && cents > PRICE_MAX ? { kind: 'price', message: '« Prix » : un million d’euros au plus.' } : undefined;
  });
});

/** The rules of the contract about what is sent, and the price as one types it. */
export const EQUIPMENT_RULES: Schema<EquipmentFormModel> = schema<EquipmentFormModel>((path) => {
  apply(path, contractSchema<EquipmentFormModel>(EquipmentDraft, (model) => ({ ...draftOf(model), priceCents: null })));
  apply(path.price, PRICE_RULES);
});

/** Where the API's names of fields differ from the form's. */
export const EQUIPMENT_FIELDS: Readonly<Record<string, string>> = { priceCents: 'price' };

/** What the fields are called where somebody else has changed them meanwhile. */
export const EQUIPMENT_LABELS: Readonly<Record<string, string>> = {
  modelId: 'Modèle',
  serial: 'N° de série',
  mac: 'Adresse MAC',
  imei: 'IMEI',
  purchasedOn: 'Date d’achat',
  price: 'Prix',
  orderNumber: 'N° de commande',
  supplier: 'Fournisseur',
  warrantyMonths: 'Garantie en mois',
  notes: 'Observations',
  ssid: 'Nom du réseau',
  bands: 'Bandes',
  ipAddress: 'Adresse IP',
  firmware: 'Micrologiciel',
  osName: 'Système',
  osVersion: 'Version du système',
  osSupportEndsOn: 'Fin de support du système',
};
