import { DayField } from './field/day.js';
import { ChoiceField, ChoiceListField, IdField, InstantField, IntegerField, ObjectField, TextField } from './field/field.js';
import { ImeiField, IpField, MacField } from './field/identifier.js';
import { CATEGORIES, CONDITIONS, CUSTODY_KINDS, EQUIPMENT_STATES, REPORTABLE_CONDITIONS, type Category, type Condition, type CustodyKind, type EquipmentState, type ReportableCondition } from './equipment-state.js';
import { Reference } from './page.js';
import { WIFI_BANDS, type WifiBand } from './wifi.js';

/** Longest inventory number: it is printed on the label. */
export const NUMBER_MAX = 25;

/** Body of `PATCH /api/equipment/:id`: what is written on the piece's card. Site and room are changed by an act. */
export class EquipmentChange {
  @IdField('Modèle')
  modelId!: string;

  @TextField('N° de série', { max: 60, optional: true })
  serial?: string | null;

  /** Six pairs of lower-case hexadecimal digits between colons; other spellings are normalised. */
  @MacField({ optional: true })
  mac?: string | null;

  /** 15 digits, the last one the Luhn check. */
  @ImeiField({ optional: true })
  imei?: string | null;

  @DayField('Date d’achat', { optional: true })
  purchasedOn?: string | null;

  /** Including tax, in cents of a euro. */
  @IntegerField('Prix (centimes)', { min: 0, max: 100_000_000, optional: true })
  priceCents?: number | null;

  @TextField('N° de commande', { max: 60, optional: true })
  orderNumber?: string | null;

  @TextField('Fournisseur', { max: 100, optional: true })
  supplier?: string | null;

  /** From the purchase, in months; left out of a creation, it is the model's usual one. */
  @IntegerField('Garantie (mois)', { min: 0, max: 240, optional: true })
  warrantyMonths?: number | null;

  @TextField('Observations', { max: 2000, optional: true })
  notes?: string | null;

  /** Wifi points only. */
  @TextField('Nom du réseau (SSID)', { max: 32, optional: true })
  ssid?: string | null;

  /** Wifi points only. */
  @ChoiceListField('Bandes', WIFI_BANDS, { optional: true })
  bands?: WifiBand[] | null;

  /** Wifi points only. */
  @IpField({ optional: true })
  ipAddress?: string | null;

  /** Wifi points only. */
  @TextField('Micrologiciel', { max: 60, optional: true })
  firmware?: string | null;

  /** Laptops and tablets only. */
  @TextField('Système', { max: 60, optional: true })
  osName?: string | null;

  /** Laptops and tablets only. */
  @TextField('Version du système', { max: 60, optional: true })
  osVersion?: string | null;

  /** Laptops and tablets only: last day on which the system gets security updates. */
  @DayField('Fin de support du système', { optional: true })
  osSupportEndsOn?: string | null;
}

/** The fields that only these categories have. */
export const FIELDS_BY_CATEGORY: Readonly<Record<Category, readonly (keyof EquipmentChange)[]>> = {
  'wifi-point': ['mac', 'ssid', 'bands', 'ipAddress', 'firmware'],
  laptop: ['mac', 'osName', 'osVersion', 'osSupportEndsOn'],
  tablet: ['mac', 'imei', 'osName', 'osVersion', 'osSupportEndsOn'],
  accessory: ['mac', 'imei'],
};

/** The fields of `FIELDS_BY_CATEGORY` that a piece of this category may not carry. */
export function fieldsForeignTo(category: Category): readonly (keyof EquipmentChange)[] {
  const own = FIELDS_BY_CATEGORY[category];
  const special = new Set(Object.values(FIELDS_BY_CATEGORY).flat());
  return [...special].filter((field) => !own.includes(field));
}

/** Body of `POST /api/equipment`. The inventory number is drawn when it is saved. */
export class EquipmentDraft extends EquipmentChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  @IdField('MDS')
  siteId!: string;

  @IdField('Pièce', { optional: true })
  roomId?: string | null;

  /** Since when it is there; now when absent. Acts can be dated back to this instant. */
  @InstantField('Présent depuis', { optional: true })
  since?: string | null;
}

/** Who or what holds a piece now. */
export class CurrentCustody {
  @IdField('détention')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ChoiceField('sorte', CUSTODY_KINDS)
  kind!: CustodyKind;

  /** Null when nobody in person, or for those who may not read it. */
  @ObjectField(() => Reference, { optional: true })
  person!: Reference | null;

  /** The repairer, for kind `repair`; null when unknown. */
  @TextField('réparateur', { max: 100, optional: true })
  repairer!: string | null;

  @InstantField('depuis')
  since!: string;

  @InstantField('retour prévu', { optional: true })
  dueAt!: string | null;
}

export class EquipmentSummary {
  @IdField('matériel')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @TextField('numéro', { max: NUMBER_MAX })
  number!: string;

  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @IdField('modèle')
  modelId!: string;

  @TextField('marque', { max: 100 })
  maker!: string;

  @TextField('modèle', { max: 100 })
  modelName!: string;

  @TextField('série', { max: 60, optional: true })
  serial!: string | null;

  @TextField('MAC', { max: 17, optional: true })
  mac!: string | null;

  @TextField('IMEI', { max: 15, optional: true })
  imei!: string | null;

  @ObjectField(() => Reference)
  site!: Reference;

  @ObjectField(() => Reference, { optional: true })
  room!: Reference | null;

  @ChoiceField('condition', CONDITIONS)
  condition!: Condition;

  @ChoiceField('état', EQUIPMENT_STATES)
  state!: EquipmentState;

  /** Null when nobody holds it, and for those who may not read holders. */
  @ObjectField(() => CurrentCustody, { optional: true })
  custody!: CurrentCustody | null;

  @DayField('date d’achat', { optional: true })
  purchasedOn!: string | null;

  /** The day on which the warranty ends; null when the purchase or the length is unknown. */
  @DayField('fin de garantie', { optional: true })
  warrantyEndsOn!: string | null;

  /** When the entry was annulled as wrong; null for a valid one. */
  @InstantField('annulé le', { optional: true })
  annulledAt!: string | null;

  @InstantField('créé le')
  createdAt!: string;
}

/** What a row of the list tells when one of these columns is asked for. */
export class EquipmentMore {
  @IntegerField('prix', { min: 0, max: 100_000_000, optional: true })
  priceCents!: number | null;

  @TextField('commande', { max: 60, optional: true })
  orderNumber!: string | null;

  @TextField('fournisseur', { max: 100, optional: true })
  supplier!: string | null;

  @IntegerField('garantie', { min: 0, max: 240, optional: true })
  warrantyMonths!: number | null;

  /** Null for those who may not read notes. */
  @TextField('observations', { max: 2000, optional: true })
  notes!: string | null;

  @TextField('SSID', { max: 32, optional: true })
  ssid!: string | null;

  @ChoiceListField('bandes', WIFI_BANDS, { optional: true })
  bands!: WifiBand[] | null;

  @TextField('adresse IP', { max: 39, optional: true })
  ipAddress!: string | null;

  @TextField('micrologiciel', { max: 60, optional: true })
  firmware!: string | null;

  @TextField('système', { max: 60, optional: true })
  osName!: string | null;

  @TextField('version', { max: 60, optional: true })
  osVersion!: string | null;

  @DayField('fin de support du système', { optional: true })
  osSupportEndsOn!: string | null;
}

/** An item of `GET /api/equipment`. */
export class EquipmentRow extends EquipmentSummary {
  /** Null unless `columns` names something beyond the summary. */
  @ObjectField(() => EquipmentMore, { optional: true })
  more!: EquipmentMore | null;
}

export class EquipmentDetail extends EquipmentSummary {
  @IntegerField('prix', { min: 0, max: 100_000_000, optional: true })
  priceCents!: number | null;

  @TextField('commande', { max: 60, optional: true })
  orderNumber!: string | null;

  @TextField('fournisseur', { max: 100, optional: true })
  supplier!: string | null;

  @IntegerField('garantie', { min: 0, max: 240, optional: true })
  warrantyMonths!: number | null;

  /** Null for those who may not read notes. */
  @TextField('observations', { max: 2000, optional: true })
  notes!: string | null;

  @TextField('SSID', { max: 32, optional: true })
  ssid!: string | null;

  @ChoiceListField('bandes', WIFI_BANDS, { optional: true })
  bands!: WifiBand[] | null;

  @TextField('adresse IP', { max: 39, optional: true })
  ipAddress!: string | null;

  @TextField('micrologiciel', { max: 60, optional: true })
  firmware!: string | null;

  @TextField('système', { max: 60, optional: true })
  osName!: string | null;

  @TextField('version', { max: 60, optional: true })
  osVersion!: string | null;

  @DayField('fin de support du système', { optional: true })
  osSupportEndsOn!: string | null;

  @DayField('fin de support du modèle', { optional: true })
  modelSupportEndsOn!: string | null;

  @InstantField('condition depuis')
  conditionSince!: string;

  /** Null when none was given, and for those who may not read notes. */
  @TextField('motif', { max: 500, optional: true })
  conditionReason!: string | null;

  @InstantField('à cette place depuis')
  placeSince!: string;

  @TextField('motif d’annulation', { max: 500, optional: true })
  annulledReason!: string | null;
}

/** Body of `POST /api/equipment/:id/condition`. */
export class ConditionReport {
  @ChoiceField('Constat', REPORTABLE_CONDITIONS)
  condition!: ReportableCondition;

  /** Required for lost and stolen. */
  @TextField('Motif', { max: 500, optional: true })
  reason?: string | null;

  /** When; now when absent. Not before the previous fact, never in the future. */
  @InstantField('Depuis', { optional: true })
  at?: string | null;
}

/** Body of `POST /api/equipment/:id/place`: another room of the same site, or no room in particular. */
export class PlaceChange {
  @IdField('Pièce', { optional: true })
  roomId!: string | null;

  /** When; now when absent. */
  @InstantField('Depuis', { optional: true })
  at?: string | null;
}

/** Body of `POST /api/equipment/:id/annul`: the entry was wrong; its number is burnt, its identifiers are freed. */
export class Annulment {
  @TextField('Motif', { min: 5, max: 500 })
  reason!: string;
}
