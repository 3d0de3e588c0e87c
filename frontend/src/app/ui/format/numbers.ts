const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const NUMBER = new Intl.NumberFormat('fr-FR');

/** Cents as « 229,00 € ». */
export const euros = (cents: number): string => EUROS.format(cents / 100);

/** « 1 204 » */
export const wholeNumber = (value: number): string => NUMBER.format(value);

/** « aucune pièce », « 1 pièce », « 29 pièces »: `none` carries the gender. */
export function counted(count: number, one: string, many: string, none: string): string {
  if (count === 0) return `${none} ${one}`;
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}
