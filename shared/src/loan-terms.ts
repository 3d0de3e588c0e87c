import { AccessoryDraft } from './accessory.js';
import { ChoiceField, IntegerField, LineListField, ListField } from './field/field.js';
import { CATEGORIES, type Category } from './equipment-state.js';

/** Usual terms of a category. Body of `PUT /api/loan-terms/:category`; part of `GET /api/loan-terms`. */
export class LoanTermsChange {
  /** Usual length in days. */
  @IntegerField('Durée habituelle en jours', { min: 1, max: 730 })
  days!: number;

  /** How often a loan may be renewed. */
  @IntegerField('Prolongations', { min: 0, max: 50 })
  maxRenewals!: number;

  /** What a lost piece is worth, in cents; null when the agreement names no sum. */
  @IntegerField('Valeur de remplacement', { min: 0, max: 100_000_000, optional: true })
  replacementCents?: number | null;

  /** What usually goes with it, proposed at the hand-over. */
  @LineListField('Accessoires', () => AccessoryDraft, { max: 20, key: 'label', min: 0 })
  accessories!: AccessoryDraft[];
}

export class LoanTerms extends LoanTermsChange {
  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;
}

/** Answer of `GET /api/loan-terms`: one for each category. */
export class LoanTermsList {
  @ListField('conditions', () => LoanTerms, 10)
  items!: LoanTerms[];
}
