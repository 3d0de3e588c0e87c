import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, ChoiceListField, DecimalField, IdField, InstantField, IntegerField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, type Category } from './equipment-state.js';
import { CountField, CursorField, LimitField, type PageRequest } from './page.js';
import { WIFI_STANDARDS } from './wifi.js';
import { MODEL_COLUMN_KEYS, type ModelColumnKey } from './equipment-model-column.js';
import { ExportFormatField, type ExportFormat } from './export-format.js';

/** Which specification belongs to which category. */
export const SPECIFICATIONS_BY_CATEGORY: Readonly<Record<Category, readonly (keyof ModelSpecifications)[]>> = {
  'wifi-point': ['wifiStandard', 'poweredByEthernet'],
  laptop: ['processor', 'memoryGb', 'storageGb', 'screenInches'],
  tablet: ['memoryGb', 'storageGb', 'screenInches', 'cellular'],
  accessory: ['compatibleWith'],
};

export class ModelSpecifications {
  @TextField('Processeur', { max: 100, optional: true })
  processor?: string | null;

  /** GB. */
  @IntegerField('Mémoire (Go)', { min: 1, max: 4096, optional: true })
  memoryGb?: number | null;

  /** GB. */
  @IntegerField('Stockage (Go)', { min: 1, max: 100_000, optional: true })
  storageGb?: number | null;

  /** Diagonal in inches. */
  @DecimalField('Écran (pouces)', { min: 3, max: 100, optional: true })
  screenInches?: number | null;

  @BooleanField('Carte SIM', { optional: true })
  cellular?: boolean | null;

  @ChoiceField('Norme wifi', WIFI_STANDARDS, { optional: true })
  wifiStandard?: (typeof WIFI_STANDARDS)[number] | null;

  @BooleanField('Alimentation par le réseau (PoE)', { optional: true })
  poweredByEthernet?: boolean | null;

  @TextField('Compatible avec', { max: 200, optional: true })
  compatibleWith?: string | null;
}

/** Body of `PATCH /api/equipment-models/:id`. */
export class ModelChange {
  @ChoiceField('Catégorie', CATEGORIES)
  category!: Category;

  @TextField('Marque', { max: 100 })
  maker!: string;

  @TextField('Modèle', { max: 100 })
  name!: string;

  @TextField('Référence du fabricant', { max: 100, optional: true })
  modelNumber?: string | null;

  @ObjectField(() => ModelSpecifications)
  specifications!: ModelSpecifications;

  /** Usual warranty from the purchase, in months. */
  @IntegerField('Garantie (mois)', { min: 0, max: 240, optional: true })
  warrantyMonths?: number | null;

  /** Last day on which the maker supports the model. */
  @DayField('Fin de support', { optional: true })
  supportEndsOn?: string | null;
}

/** Body of `POST /api/equipment-models`. */
export class ModelDraft extends ModelChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;
}

export class ModelAnswer {
  @IdField('modèle')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @TextField('marque', { max: 100 })
  maker!: string;

  @TextField('modèle', { max: 100 })
  name!: string;

  @TextField('référence', { max: 100, optional: true })
  modelNumber!: string | null;

  @ObjectField(() => ModelSpecifications)
  specifications!: ModelSpecifications;

  @IntegerField('garantie', { min: 0, max: 240, optional: true })
  warrantyMonths!: number | null;

  @DayField('fin de support', { optional: true })
  supportEndsOn!: string | null;

  /** Pieces of this model in the caller's sites; null for those who may not read equipment. */
  @IntegerField('matériels', { min: 0, max: 10_000_000, optional: true })
  equipmentCount!: number | null;

  @InstantField('créé le')
  createdAt!: string;
}

export const MODEL_SORTS = ['name', '-name', 'supportEndsOn', '-supportEndsOn'] as const;

/** Which models, in which order. */
export class ModelFilter {
  /** Words of maker, name or reference, accents and case aside. */
  @TextField('recherche', { max: 100, optional: true })
  q?: string | null;

  @ChoiceListField('catégorie', CATEGORIES, { optional: true })
  category?: Category[] | null;

  @ChoiceField('tri', MODEL_SORTS, { optional: true })
  sort?: (typeof MODEL_SORTS)[number] | null;
}

/** Query of `GET /api/equipment-models`. */
export class ModelListRequest extends ModelFilter implements PageRequest {
  @LimitField() limit?: number | null;
  @CursorField() cursor?: string | null;
  @CountField() count?: boolean | null;
}

/** Query of `GET /api/equipment-models/export`: the whole list as a file. */
export class ModelExportRequest extends ModelFilter {
  @ExportFormatField()
  format!: ExportFormat;

  /** In the order in which they are written; every one that the caller may read, when absent. */
  @ChoiceListField('colonnes', MODEL_COLUMN_KEYS, { optional: true })
  columns?: ModelColumnKey[] | null;
}
