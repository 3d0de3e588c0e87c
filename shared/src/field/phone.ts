/**
 * A phone number as it is kept: `+33612345678`, or the digits of one that is of no known shape. Null when it is none: fewer than
 * six digits, more than fifteen, or other signs than people write between them.
 */
export function normalizePhone(typed: string): string | null {
  const bare = typed.replace(/[\s.\-/()\u00a0\u202f]/g, '').replace(/^00/, '+');
  if (!/^\+?\d{6,15}$/.test(bare)) return null;
  return /^0[1-9]\d{8}$/.test(bare) ? `+33${bare.slice(1)}` : bare;
}
