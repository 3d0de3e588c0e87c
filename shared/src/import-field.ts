import { EQUIPMENT_COLUMNS, type EquipmentColumnKey } from './equipment-column.js';

/** What a file can hold. */
export const IMPORT_KINDS = ['equipment', 'agents', 'sites', 'rooms'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_KIND_LABEL: Readonly<Record<ImportKind, string>> = {
  equipment: 'Matériel',
  agents: 'Agents',
  sites: 'MDS',
  rooms: 'Pièces',
};

/** One thing that a column of a file can be about. */
export interface ImportField {
  readonly name: string;
  /** The heading as our own exports write it, and as the screen shows it. */
  readonly label: string;
  /** Whether a file without this column cannot be read. */
  readonly required?: boolean;
  /** Whether Calanque works this out by itself: such a column of an export is read over. */
  readonly derived?: boolean;
}

/** What a new piece cannot be without. */
const EQUIPMENT_REQUIRED: readonly EquipmentColumnKey[] = ['category', 'maker', 'model', 'site'];
/** Told by facts of their own. */
const EQUIPMENT_DERIVED: readonly EquipmentColumnKey[] = ['holder', 'heldSince', 'dueAt', 'warrantyEndsOn', 'createdAt'];

/** The fields of each kind, in the order of our exports; those of equipment are the columns of its list. */
export const IMPORT_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  equipment: EQUIPMENT_COLUMNS.map(({ key, heading }) => ({
    name: key, label: heading, ...(EQUIPMENT_REQUIRED.includes(key) && { required: true }), ...(EQUIPMENT_DERIVED.includes(key) && { derived: true }),
  })),
  agents: [
    { name: 'familyName', label: 'Nom', required: true },
    { name: 'givenName', label: 'Prénom', required: true },
    { name: 'service', label: 'Service' },
    { name: 'email', label: 'Adresse e-mail' },
    { name: 'site', label: 'MDS', required: true },
    { name: 'leftOn', label: 'Parti le' },
  ],
  sites: [
    { name: 'name', label: 'Nom', required: true },
    { name: 'status', label: 'Statut' },
    { name: 'address', label: 'Adresse' },
    { name: 'postalCode', label: 'Code postal' },
    { name: 'city', label: 'Commune', required: true },
    { name: 'communeCode', label: 'Code commune' },
    { name: 'networkKind', label: 'Raccordement' },
    { name: 'networkOperator', label: 'Opérateur' },
  ],
  rooms: [
    { name: 'site', label: 'MDS', required: true },
    { name: 'name', label: 'Pièce', required: true },
    { name: 'floor', label: 'Étage' },
  ],
};

/** The fields whose unknown values can be told once and for all: « MDS Toulon » is Marseille. */
export const IMPORT_VALUE_FIELDS: Readonly<Record<ImportKind, readonly string[]>> = {
  equipment: ['site', 'category', 'state'],
  agents: ['site'],
  sites: ['status', 'networkKind'],
  rooms: ['site'],
};
