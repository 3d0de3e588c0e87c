import { ChoiceField, IdField, InstantField, IntegerField, LineListField, TextField } from './field/field.js';

/** Bulk acts. `assign` needs a person, `install` a room, `repair` may name a repairer. */
export const BULK_ACTS = ['assign', 'install', 'take-back', 'change-room', 'repair', 'report-broken', 'report-working'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

export class BulkLine {
  @IdField('matériel')
  id!: string;

  /** The version that the screen showed. */
  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  /** UUIDv7 of the custody that the act opens, made by the client; of the one that the screen showed, which `take-back` ends. Null for the other acts. */
  @IdField('détention', { optional: true })
  custodyId?: string | null;
}

/** Body of `POST /api/equipment/bulk-acts`: one transaction, all lines or none. */
export class BulkActRequest {
  @ChoiceField('Geste', BULK_ACTS)
  act!: BulkAct;

  @LineListField('matériels', () => BulkLine, { max: 200, key: 'id' })
  lines!: BulkLine[];

  @IdField('Personne', { optional: true })
  personId?: string | null;

  @IdField('Pièce', { optional: true })
  roomId?: string | null;

  @TextField('Réparateur', { max: 100, optional: true })
  repairer?: string | null;

  @TextField('Motif', { max: 500, optional: true })
  reason?: string | null;

  /** When; now when absent. */
  @InstantField('Depuis', { optional: true })
  at?: string | null;

  @InstantField('Retour prévu le', { optional: true })
  dueAt?: string | null;

  /** Of `assign`: why it is done although somebody else has booked some of them; needs `custody:override`. */
  @TextField('Motif du passage outre', { min: 5, max: 300, optional: true })
  overrideReason?: string | null;
}

/** Answer of a bulk act that was done. */
export class BulkActAnswer {
  @IntegerField('faits', { min: 0, max: 200 })
  done!: number;
}
