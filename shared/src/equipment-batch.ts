import { EquipmentChange, NUMBER_MAX } from './equipment.js';
import { DayField } from './field/day.js';
import { ChoiceField, IdField, InstantField, IntegerField, LineListField, ListField, TextField } from './field/field.js';
import { ImeiField, MacField } from './field/identifier.js';

/** How many pieces can be logged at once. */
export const BATCH_MAX = 100;

/** What is each piece's own; a piece of a batch may have nothing of its own but its id. */
export class BatchPiece {
  /** UUIDv7 made by the client, the piece's own id. */
  @IdField('identifiant')
  id!: string;

  @TextField('N° de série', { max: 60, optional: true })
  serial?: string | null;

  @MacField({ optional: true })
  mac?: string | null;

  @ImeiField({ optional: true })
  imei?: string | null;
}

/** What the pieces of one delivery have in common. */
export class EquipmentBatchCommon {
  @IdField('Modèle')
  modelId!: string;

  @IdField('MDS')
  siteId!: string;

  @IdField('Pièce', { optional: true })
  roomId?: string | null;

  /** Since when they are there; now when absent. */
  @InstantField('Présents depuis', { optional: true })
  since?: string | null;

  @DayField('Date d’achat', { optional: true })
  purchasedOn?: string | null;

  /** Of one piece, including tax, in cents of a euro. */
  @IntegerField('Prix (centimes)', { min: 0, max: 100_000_000, optional: true })
  priceCents?: number | null;

  @TextField('N° de commande', { max: 60, optional: true })
  orderNumber?: string | null;

  @TextField('Fournisseur', { max: 100, optional: true })
  supplier?: string | null;

  /** From the purchase, in months; the model's usual one when absent. */
  @IntegerField('Garantie (mois)', { min: 0, max: 240, optional: true })
  warrantyMonths?: number | null;
}

/** Body of `POST /api/equipment/batches`: pieces of one delivery, all of them or none, numbered in this order. */
export class EquipmentBatchDraft extends EquipmentBatchCommon {
  @LineListField('matériels', () => BatchPiece, { max: BATCH_MAX, key: 'id' })
  pieces!: BatchPiece[];
}

/** Body of `POST /api/equipment/batches/check`: which of these pieces would be refused for their identifiers. */
export class EquipmentBatchCheck {
  @IdField('Modèle')
  modelId!: string;

  @LineListField('matériels', () => BatchPiece, { max: BATCH_MAX, key: 'id' })
  pieces!: BatchPiece[];
}

/** What an identifier of a piece is. */
export const IDENTIFIERS = ['serial', 'mac', 'imei'] as const satisfies readonly (keyof EquipmentChange)[];
export type Identifier = (typeof IDENTIFIERS)[number];

/** One identifier that would be refused. */
export class BatchFault {
  /** The piece's own id. */
  @IdField('matériel')
  id!: string;

  @ChoiceField('champ', IDENTIFIERS)
  field!: Identifier;

  /** Code of the refusal. */
  @TextField('code', { max: 60 })
  code!: string;

  /** The refusal's sentence. */
  @TextField('motif', { max: 500 })
  detail!: string;
}

export class EquipmentBatchFaults {
  @ListField('refus', () => BatchFault, BATCH_MAX * IDENTIFIERS.length)
  lines!: BatchFault[];
}

/** A piece that was logged, as one writes its label. */
export class NumberedPiece {
  @IdField('matériel')
  id!: string;

  @TextField('numéro', { max: NUMBER_MAX })
  number!: string;

  @TextField('série', { max: 60, optional: true })
  serial!: string | null;

  @TextField('MAC', { max: 17, optional: true })
  mac!: string | null;

  @TextField('IMEI', { max: 15, optional: true })
  imei!: string | null;
}

/** Answer of a batch that was logged, in the order in which it was sent. */
export class EquipmentBatchAnswer {
  @ListField('matériels', () => NumberedPiece, BATCH_MAX)
  pieces!: NumberedPiece[];
}
