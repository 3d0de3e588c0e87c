import { apply, schema, validate, type Schema } from '@angular/forms/signals';
import {
  BATCH_MAX, EquipmentBatchCommon, FIELDS_BY_CATEGORY, IDENTIFIERS, type BatchPiece, type Category, type EquipmentBatchDraft, type Identifier,
} from '@calanque/shared';
import { v7 } from 'uuid';
import { contractSchema } from '../../ui/form/contract-schema';
import { PRICE_RULES } from '../form/equipment-form-model';
import { centsOfText } from '../form/euros-text';

/** One piece as it was scanned; an identifier that was not is empty. */
export interface BatchLine {
  /** UUIDv7, made once: sending again is safe. */
  readonly id: string;
  readonly serial: string;
  readonly mac: string;
  readonly imei: string;
}

/** What the form of a batch holds. Empty text means nothing. */
export interface BatchFormModel {
  readonly modelId: string | null;
  /** The model's; null while none is chosen. */
  readonly category: Category | null;
  readonly siteId: string;
  readonly roomId: string;
  /** Null for now. */
  readonly since: string | null;
  readonly purchasedOn: string;
  /** In euros, as typed. */
  readonly price: string;
  readonly orderNumber: string;
  readonly supplier: string;
  readonly warrantyMonths: number | null;
  /** How many there should be; null when nobody said so. */
  readonly wished: number | null;
  /** What is scanned of each piece, one after another. */
  readonly scanned: Identifier[];
  readonly lines: BatchLine[];
  /** The ids of the pieces that carry no number of their own. */
  readonly bare: string[];
}

export const IDENTIFIER_LABEL: Readonly<Record<Identifier, string>> = { serial: 'N° de série', mac: 'Adresse MAC', imei: 'IMEI' };

export function emptyBatch(siteId: string): BatchFormModel {
  return {
    modelId: null, category: null, siteId, roomId: '', since: null, purchasedOn: '', price: '', orderNumber: '', supplier: '', warrantyMonths: null,
    wished: null, scanned: ['serial'], lines: [], bare: [],
  };
}

/** Another batch of the same delivery. */
export const nextBatch = (model: BatchFormModel): BatchFormModel => ({ ...model, wished: null, lines: [], bare: [] });

export const newLine = (values: Partial<Record<Identifier, string>>): BatchLine => ({ id: v7(), serial: '', mac: '', imei: '', ...values });

/** The identifiers that a piece of the category can carry; until the model is known, the serial. */
export function identifiersOf(category: Category | null): readonly Identifier[] {
  return IDENTIFIERS.filter((kind) => kind === 'serial' || (category !== null && FIELDS_BY_CATEGORY[category].includes(kind)));
}

/** What is asked of each piece now: what was ticked, as far as the category has it. */
export function scannedOf(model: Pick<BatchFormModel, 'scanned' | 'category'>): readonly Identifier[] {
  const asked = identifiersOf(model.category).filter((kind) => model.scanned.includes(kind));
  return asked.length > 0 ? asked : ['serial'];
}

export const countOf = (model: Pick<BatchFormModel, 'lines' | 'bare'>): number => model.lines.length + model.bare.length;

/** The line as it is sent: nothing that the category has not, though it may have been scanned before the model was changed. */
export function pieceOf(line: BatchLine, category: Category | null): BatchPiece {
  const own = identifiersOf(category);
  const text = (kind: Identifier): string | null => (own.includes(kind) ? line[kind].trim() || null : null);
  return { id: line.id, serial: text('serial'), mac: text('mac'), imei: text('imei') };
}

/** What is sent; those without a number come last. */
export function batchOf(model: BatchFormModel): EquipmentBatchDraft {
  return {
    modelId: model.modelId ?? '',
    siteId: model.siteId,
    roomId: model.roomId || null,
    since: model.since,
    purchasedOn: model.purchasedOn || null,
    priceCents: centsOfText(model.price) ?? null,
    orderNumber: model.orderNumber.trim() || null,
    supplier: model.supplier.trim() || null,
    warrantyMonths: model.warrantyMonths,
    pieces: [...model.lines.map((line) => pieceOf(line, model.category)), ...model.bare.map((id) => ({ id }))],
  };
}

/** The rules of the contract about what the pieces have in common; those of each line are said at the line. */
export const BATCH_RULES: Schema<BatchFormModel> = schema<BatchFormModel>((path) => {
  apply(path, contractSchema<BatchFormModel>(EquipmentBatchCommon, (model) => {
    const { pieces: _pieces, ...common } = batchOf({ ...model, lines: [], bare: [] });
    return { ...common, priceCents: null };
  }));
  apply(path.price, PRICE_RULES);
  validate(path.wished, ({ value }) => {
    const wished = value();
    const fine = wished === null || (Number.isInteger(wished) && wished >= 1 && wished <= BATCH_MAX);
    return fine ? undefined : { kind: 'wished', message: `Écrivez un nombre de 1 à ${BATCH_MAX}, ou rien.` };
  });
});
