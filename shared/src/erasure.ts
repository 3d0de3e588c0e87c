import { ChoiceField, IdField, InstantField, ListField, ObjectField, TextField } from './field/field.js';
import { Reference } from './page.js';
import { CATEGORIES, type Category } from './equipment-state.js';

/** How the memory of a piece was made unreadable. `destroyed`: the medium itself. */
export const ERASURE_METHODS = ['factory-reset', 'secure-erase', 'reinstalled', 'destroyed'] as const;
export type ErasureMethod = (typeof ERASURE_METHODS)[number];
export const ERASURE_METHOD_LABEL: Readonly<Record<ErasureMethod, string>> = {
  'factory-reset': 'Réinitialisation d’usine',
  'secure-erase': 'Effacement sécurisé',
  reinstalled: 'Système réinstallé',
  destroyed: 'Support détruit',
};

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

/** A piece that came back from the public or from an intern, and whose memory was not erased since. */
export class ErasureAwaited {
  @IdField('matériel')
  equipmentId!: string;

  @TextField('numéro', { max: 25 })
  number!: string;

  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @TextField('marque', { max: 100 })
  maker!: string;

  @TextField('modèle', { max: 100 })
  modelName!: string;

  @ObjectField(() => Reference)
  site!: Reference;

  /** When it came back. */
  @InstantField('rendu le')
  since!: string;

  /** The loan with which it was out; null where an intern held it. */
  @IdField('prêt', { optional: true })
  loanId!: string | null;
}

/** Answer of `GET /api/erasures/awaited`, those first that wait the longest; two hundred at most. */
export class ErasureAwaitedList {
  @ListField('à effacer', () => ErasureAwaited, 200)
  items!: ErasureAwaited[];
}
