import { ModelDraft, SPECIFICATIONS_BY_CATEGORY, type Category, type ModelAnswer, type ModelChange } from '@calanque/shared';
import { schema, apply, required, type Schema } from '@angular/forms/signals';
import { v7 } from 'uuid';
import { contractSchema } from '../ui/form/contract-schema';

/** What the form of a model holds. Empty text means nothing; a choice of yes and no is text too. */
export interface ModelFormModel {
  /** UUIDv7, made once: sending again is safe. */
  readonly id: string;
  readonly category: Category | '';
  readonly maker: string;
  readonly name: string;
  readonly modelNumber: string;
  readonly warrantyMonths: number | null;
  readonly supportEndsOn: string;
  readonly specifications: {
    readonly processor: string;
    readonly memoryGb: number | null;
    readonly storageGb: number | null;
    readonly screenInches: number | null;
    readonly cellular: string;
    readonly wifiStandard: string;
    readonly poweredByEthernet: string;
    readonly compatibleWith: string;
  };
}

export const emptyModel = (): ModelFormModel => ({
  id: v7(), category: '', maker: '', name: '', modelNumber: '', warrantyMonths: null, supportEndsOn: '',
  specifications: {
    processor: '', memoryGb: null, storageGb: null, screenInches: null, cellular: '', wifiStandard: '', poweredByEthernet: '', compatibleWith: '',
  },
});

const textOf = (value: boolean | null | undefined): string => (value === null || value === undefined ? '' : String(value));

export function formOf(model: ModelAnswer): ModelFormModel {
  const { specifications } = model;
  return {
    id: model.id, category: model.category, maker: model.maker, name: model.name, modelNumber: model.modelNumber ?? '',
    warrantyMonths: model.warrantyMonths, supportEndsOn: model.supportEndsOn ?? '',
    specifications: {
      processor: specifications.processor ?? '',
      memoryGb: specifications.memoryGb ?? null,
      storageGb: specifications.storageGb ?? null,
      screenInches: specifications.screenInches ?? null,
      cellular: textOf(specifications.cellular),
      wifiStandard: specifications.wifiStandard ?? '',
      poweredByEthernet: textOf(specifications.poweredByEthernet),
      compatibleWith: specifications.compatibleWith ?? '',
    },
  };
}

/** What is sent: only the specifications of the category, and only those that say something. */
export function changeOf(form: ModelFormModel): ModelChange {
  const category = form.category || 'accessory';
  const given = SPECIFICATIONS_BY_CATEGORY[category]
    .map((field) => [field, valueOf(form.specifications[field])] as const)
    .filter(([, value]) => value !== null);
  return {
    category,
    maker: form.maker.trim(),
    name: form.name.trim(),
    modelNumber: form.modelNumber.trim() || null,
    specifications: Object.fromEntries(given),
    warrantyMonths: form.warrantyMonths,
    supportEndsOn: form.supportEndsOn || null,
  };
}

function valueOf(value: string | number | null): string | number | boolean | null {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'string' ? value.trim() || null : value;
}

export const draftOf = (form: ModelFormModel): ModelDraft => ({ ...changeOf(form), id: form.id });

/** The rules of the contract, about what is sent: an empty choice of yes and no is none. */
export const MODEL_RULES: Schema<ModelFormModel> = schema<ModelFormModel>((path) => {
  required(path.category, { message: 'Choisissez la catégorie.' });
  apply(path, contractSchema<ModelFormModel>(ModelDraft, draftOf));
});

/** What the fields are called where somebody else has changed them meanwhile. */
export const MODEL_LABELS: Readonly<Record<string, string>> = {
  category: 'Catégorie',
  maker: 'Marque',
  name: 'Modèle',
  modelNumber: 'Référence du fabricant',
  warrantyMonths: 'Garantie en mois',
  supportEndsOn: 'Fin de support',
  specifications: 'Caractéristiques',
};
