import { BooleanField, ChoiceField, ChoiceListField, DecimalField, IdField, InstantField, IntegerField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, EQUIPMENT_STATES, type Category, type EquipmentState } from './equipment-state.js';
import { CountField, CursorField, LimitField, Reference, type PageRequest } from './page.js';
import { NETWORK_KINDS, SITE_STATUSES, type NetworkKind, type SiteStatus } from './site-state.js';
import { SITE_COLUMN_KEYS, type SiteColumnKey } from './site-column.js';
import { ExportFormatField, type ExportFormat } from './export-format.js';

const HOURS = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d( ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)?$/;
const hours = (label: string) =>
  TextField(label, { max: 23, optional: true, pattern: HOURS, patternSentence: `« ${label} » : écrivez une ou deux plages, comme 08:30-12:00 13:30-17:00, ou laissez vide si la MDS est fermée.` });

/** One or two spans a day, `08:30-12:00 13:30-17:00`; null when closed. */
export class OpeningHours {
  @hours('Lundi') monday?: string | null;
  @hours('Mardi') tuesday?: string | null;
  @hours('Mercredi') wednesday?: string | null;
  @hours('Jeudi') thursday?: string | null;
  @hours('Vendredi') friday?: string | null;
  @hours('Samedi') saturday?: string | null;
  @hours('Dimanche') sunday?: string | null;
}

/** Body of `PATCH /api/sites/:id`. */
export class SiteChange {
  @TextField('Nom', { max: 100 })
  name!: string;

  @ChoiceField('Situation', SITE_STATUSES)
  status!: SiteStatus;

  @TextField('Adresse', { max: 200, optional: true })
  address?: string | null;

  @TextField('Code postal', { max: 5, optional: true, pattern: /^\d{5}$/, patternSentence: '« Code postal » : cinq chiffres.' })
  postalCode?: string | null;

  @TextField('Commune', { max: 100 })
  city!: string;

  @TextField('Code commune', { max: 5, optional: true, pattern: /^\d[\dAB]\d{3}$/, patternSentence: '« Code commune » : le code de l’Insee, cinq caractères, comme 13117.' })
  communeCode?: string | null;

  @DecimalField('Latitude', { min: -90, max: 90, optional: true })
  latitude?: number | null;

  @DecimalField('Longitude', { min: -180, max: 180, optional: true })
  longitude?: number | null;

  @ObjectField(() => OpeningHours)
  openingHours!: OpeningHours;

  @ChoiceField('Raccordement', NETWORK_KINDS, { optional: true })
  networkKind?: NetworkKind | null;

  @TextField('Opérateur', { max: 100, optional: true })
  networkOperator?: string | null;

  /** Mb/s. */
  @IntegerField('Débit descendant (Mb/s)', { min: 0, max: 100_000, optional: true })
  downloadMbps?: number | null;

  /** Mb/s. */
  @IntegerField('Débit montant (Mb/s)', { min: 0, max: 100_000, optional: true })
  uploadMbps?: number | null;

  /** An agent. */
  @IdField('Responsable', { optional: true })
  managerId?: string | null;

  /** Whether bookings of those who may not approve wait for approval; stays as it is when absent. */
  @BooleanField('Les réservations demandent une approbation', { optional: true })
  bookingApproval?: boolean | null;
}

/** Body of `POST /api/sites`. */
export class SiteDraft extends SiteChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;
}

export class SiteSummary {
  @IdField('MDS')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @TextField('nom', { max: 100 })
  name!: string;

  @ChoiceField('situation', SITE_STATUSES)
  status!: SiteStatus;

  @TextField('commune', { max: 100 })
  city!: string;

  @TextField('adresse', { max: 200, optional: true })
  address!: string | null;

  /** Null for those who may not read persons. */
  @ObjectField(() => Reference, { optional: true })
  manager!: Reference | null;

  @ChoiceField('raccordement', NETWORK_KINDS, { optional: true })
  networkKind!: NetworkKind | null;

  @IntegerField('débit', { min: 0, max: 100_000, optional: true })
  downloadMbps!: number | null;

  @IntegerField('pièces', { min: 0, max: 10_000 })
  roomCount!: number;

  /** Pieces of equipment at home here; null for those who may not read equipment. */
  @IntegerField('matériels', { min: 0, max: 10_000_000, optional: true })
  equipmentCount!: number | null;
}

/** How many pieces of one category are in one state. */
export class EquipmentCount {
  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @ChoiceField('état', EQUIPMENT_STATES)
  state!: EquipmentState;

  @IntegerField('nombre', { min: 0, max: 10_000_000 })
  count!: number;
}

export class SiteDetail extends SiteSummary {
  @TextField('code postal', { max: 5, optional: true })
  postalCode!: string | null;

  @TextField('code commune', { max: 5, optional: true })
  communeCode!: string | null;

  @DecimalField('latitude', { min: -90, max: 90, optional: true })
  latitude!: number | null;

  @DecimalField('longitude', { min: -180, max: 180, optional: true })
  longitude!: number | null;

  @ObjectField(() => OpeningHours)
  openingHours!: OpeningHours;

  @TextField('opérateur', { max: 100, optional: true })
  networkOperator!: string | null;

  @IntegerField('débit montant', { min: 0, max: 100_000, optional: true })
  uploadMbps!: number | null;

  @BooleanField('réservations à approuver')
  bookingApproval!: boolean;

  /** Empty for those who may not read equipment. */
  @ListField('matériel', () => EquipmentCount, 1000)
  counts!: EquipmentCount[];
}

export const SITE_SORTS = ['name', '-name'] as const;

/** Which sites, in which order. */
export class SiteFilter {
  @TextField('recherche', { max: 100, optional: true })
  q?: string | null;

  @ChoiceListField('situation', SITE_STATUSES, { optional: true })
  status?: SiteStatus[] | null;

  @ChoiceField('tri', SITE_SORTS, { optional: true })
  sort?: (typeof SITE_SORTS)[number] | null;
}

/** Query of `GET /api/sites`. */
export class SiteListRequest extends SiteFilter implements PageRequest {
  @LimitField() limit?: number | null;
  @CursorField() cursor?: string | null;
  @CountField() count?: boolean | null;
}

/** Query of `GET /api/sites/export`: the whole list as a file. */
export class SiteExportRequest extends SiteFilter {
  @ExportFormatField()
  format!: ExportFormat;

  /** In the order in which they are written; every one that the caller may read, when absent. */
  @ChoiceListField('colonnes', SITE_COLUMN_KEYS, { optional: true })
  columns?: SiteColumnKey[] | null;
}

/** Body of `PATCH /api/rooms/:id`. */
export class RoomChange {
  @TextField('Nom de la pièce', { max: 100 })
  name!: string;

  @TextField('Étage', { max: 50, optional: true })
  floor?: string | null;

  /** A closed room keeps its past and takes nothing new; only an empty room can be closed. */
  @BooleanField('Fermée')
  closed!: boolean;
}

/** Body of `POST /api/sites/:id/rooms`. */
export class RoomDraft extends RoomChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;
}

export class RoomAnswer {
  @IdField('pièce')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @IdField('MDS')
  siteId!: string;

  @TextField('nom', { max: 100 })
  name!: string;

  @TextField('étage', { max: 50, optional: true })
  floor!: string | null;

  @BooleanField('fermée')
  closed!: boolean;

  /** Null for those who may not read equipment. */
  @IntegerField('matériels', { min: 0, max: 10_000_000, optional: true })
  equipmentCount!: number | null;

  @InstantField('créée le')
  createdAt!: string;
}

/** Answer of `GET /api/sites/:id/rooms`. */
export class RoomList {
  @ListField('pièces', () => RoomAnswer, 10_000)
  items!: RoomAnswer[];
}
