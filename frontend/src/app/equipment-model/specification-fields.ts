import { WIFI_STANDARD_LABEL, type ModelSpecifications } from '@calanque/shared';

type Named = readonly [field: keyof ModelSpecifications, label: string, unit?: string];

/** The specifications in the order in which they are shown. */
export const SPECIFICATIONS: readonly Named[] = [
  ['processor', 'Processeur'],
  ['memoryGb', 'Mémoire', 'Go'],
  ['storageGb', 'Stockage', 'Go'],
  ['screenInches', 'Écran', 'pouces'],
  ['cellular', 'Carte SIM'],
  ['wifiStandard', 'Norme wifi'],
  ['poweredByEthernet', 'Alimentation par le réseau (PoE)'],
  ['compatibleWith', 'Compatible avec'],
];

/** A specification as a person reads it: « 8 Go », « oui »; empty when unknown. */
export function specificationInWords(specifications: ModelSpecifications, [field, , unit]: Named): string {
  const value = specifications[field];
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (field === 'wifiStandard') return WIFI_STANDARD_LABEL[value as keyof typeof WIFI_STANDARD_LABEL];
  return `${typeof value === 'number' ? value.toLocaleString('fr-FR') : value}${unit ? ` ${unit}` : ''}`;
}
