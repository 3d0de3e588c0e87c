import { WEAR_LABEL, type Wear } from '@calanque/shared';
import type { DocumentHouse } from './document-data.js';

/** A site as it stands in the database. */
export interface AddressedSite {
  readonly name: string;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
}

/** « MDS Vitrolles »; a name that says so already stays. */
export function nameOfMds(name: string): string {
  return /^MDS\b/i.test(name) ? name : `MDS ${name}`;
}

/** How documents address a site: « 12 avenue des Salyens, 13127 Vitrolles ». */
export function houseOf({ name, address, postalCode, city }: AddressedSite): DocumentHouse {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return { site: nameOfMds(name), address: [address, town].filter(Boolean).join(', ') || null, phone: null };
}

/** « Usé : rayure au dos »; null where nobody looked. */
export function wearInWords(wear: Wear | null, note: string | null): string | null {
  return wear === null ? note : note === null ? WEAR_LABEL[wear] : `${WEAR_LABEL[wear]} : ${note}`;
}
