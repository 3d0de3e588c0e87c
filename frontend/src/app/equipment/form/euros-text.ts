/** « 229,00 » out of cents, for a field; empty for no price. */
export const textOfCents = (cents: number | null): string => (cents === null ? '' : (cents / 100).toFixed(2).replace('.', ','));

/** Cents out of « 229 », « 229,9 », « 1 229,90 € »; null for nothing, undefined for what is no price. */
export function centsOfText(text: string): number | null | undefined {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  if (plain === '') return null;
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}
