import { ChoiceField, IdField, InstantField, ListField, ObjectField } from './field/field.js';
import { Reference } from './page.js';
import type { Category } from './equipment-state.js';

/** How the memory of a piece was made unreadable. `destroyed`: the medium itself. */
export const ERASURE_METHODS = ['factory-reset', 'secure-erase', 'reinstalled', 'destroyed'] as const;
export type ErasureMethod = (typeof ERASURE_METHODS)[number];
export const ERASURE_METHOD_LABEL: Readonly<Record<ErasureMethod, string>> = {
  'factory-reset': 'Réinitialisation d’usine',
  'secure-erase': 'Effacement sécurisé',
  reinstalled: 'Système réinstallé',
  destroyed: 'Support détruit',
};

/** The categories with a memory of their own: they change hands only once it is erased. */
export const CATEGORIES_WITH_MEMORY: readonly Category[] = ['laptop', 'tablet'];

/** Body of `POST /api/erasures`: the operator is who sends it. */
export class ErasureDraft {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  @IdField('Matériel')
  equipmentId!: string;

  @ChoiceField('Méthode', ERASURE_METHODS)
  method!: ErasureMethod;

  /** When; now when absent. Not before the piece came back. */
  @InstantField('Effacé le', { optional: true })
  at?: string | null;
}

export class Erasure {
  @IdField('effacement')
  id!: string;

  @ChoiceField('méthode', ERASURE_METHODS)
  method!: ErasureMethod;

  @InstantField('effacé le')
  at!: string;

  @ObjectField(() => Reference)
  operator!: Reference;
}

/** Answer of `GET /api/equipment/:id/erasures`, newest first. */
export class ErasureList {
  @ListField('effacements', () => Erasure, 1000)
  items!: Erasure[];
}
