import { BooleanField, TextField } from './field/field.js';

/** How worn a thing looks when it changes hands. */
export const WEARS = ['new', 'good', 'worn', 'damaged'] as const;
export type Wear = (typeof WEARS)[number];
export const WEAR_LABEL: Readonly<Record<Wear, string>> = { new: 'Neuf', good: 'Bon état', worn: 'Usé', damaged: 'Abîmé' };

/** What goes with a piece and is ticked out and in: charger, cover, stylus. */
export class AccessoryDraft {
  @TextField('Accessoire', { max: 60 })
  label!: string;
}

/** Something that went with a piece; `returned` is null while it is out. */
export class Accessory extends AccessoryDraft {
  @BooleanField('rendu', { optional: true })
  returned!: boolean | null;
}
