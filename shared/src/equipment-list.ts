import { AsOfField } from './as-of.js';
import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, ChoiceListField, IdField, IdListField, TextField } from './field/field.js';
import { EQUIPMENT_COLUMN_KEYS, type EquipmentColumnKey } from './equipment-column.js';
import { CATEGORIES, EQUIPMENT_STATES, type Category, type EquipmentState } from './equipment-state.js';
import { ExportFormatField, type ExportFormat } from './export-format.js';
import { CountField, CursorField, LimitField, type PageRequest } from './page.js';

export const EQUIPMENT_SORTS = [
  'number', '-number', 'createdAt', '-createdAt', 'purchasedOn', '-purchasedOn', 'warrantyEndsOn', '-warrantyEndsOn',
] as const;

/** Which pieces, in which order. */
export class EquipmentFilter {
  /** Number, serial, MAC or IMEI by a part of it; or words of maker and model. */
  @TextField('recherche', { max: 100, optional: true })
  q?: string | null;

  @IdListField('MDS', { optional: true })
  siteId?: string[] | null;

  @IdListField('pièce', { optional: true })
  roomId?: string[] | null;

  @ChoiceListField('catégorie', CATEGORIES, { optional: true })
  category?: Category[] | null;

  @ChoiceListField('état', EQUIPMENT_STATES, { optional: true })
  state?: EquipmentState[] | null;

  @IdListField('modèle', { optional: true })
  modelId?: string[] | null;

  /** Held by this person: now, or on the day of `asOf`. */
  @IdField('détenteur', { optional: true })
  personId?: string | null;

  /** Warranty that ends on or before this day. */
  @DayField('garantie finie au', { optional: true })
  warrantyEndsBy?: string | null;

  /** Only annulled entries (`true`) or only valid ones (absent or `false`). */
  @BooleanField('annulés', { optional: true })
  annulled?: boolean | null;

  /** State, place, condition and holder at the end of this day; the card is today's. Not together with `annulled`. */
  @AsOfField()
  asOf?: string | null;

  @ChoiceField('tri', EQUIPMENT_SORTS, { optional: true })
  sort?: (typeof EQUIPMENT_SORTS)[number] | null;
}

/** Query of `GET /api/equipment`. */
export class EquipmentListRequest extends EquipmentFilter implements PageRequest {
  /** Which columns the screen shows: those beyond the summary come in `more` of each row. */
  @ChoiceListField('colonnes', EQUIPMENT_COLUMN_KEYS, { optional: true })
  columns?: EquipmentColumnKey[] | null;

  @LimitField() limit?: number | null;
  @CursorField() cursor?: string | null;
  @CountField() count?: boolean | null;
}

/** Query of `GET /api/equipment/export`: the whole list as a file. */
export class EquipmentExportRequest extends EquipmentFilter {
  @ExportFormatField()
  format!: ExportFormat;

  /** In the order in which they are written; every one that the caller may read, when absent. */
  @ChoiceListField('colonnes', EQUIPMENT_COLUMN_KEYS, { optional: true })
  columns?: EquipmentColumnKey[] | null;
}
