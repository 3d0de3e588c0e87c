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

/** The fields of each kind, in the order of our exports. */
export const IMPORT_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  equipment: [
    { name: 'number', label: 'N° inventaire' },
    { name: 'category', label: 'Catégorie', required: true },
    { name: 'maker', label: 'Marque', required: true },
    { name: 'model', label: 'Modèle', required: true },
    { name: 'serial', label: 'N° de série' },
    { name: 'mac', label: 'Adresse MAC' },
    { name: 'imei', label: 'IMEI' },
    { name: 'site', label: 'MDS', required: true },
    { name: 'room', label: 'Pièce' },
    { name: 'state', label: 'État' },
    { name: 'holder', label: 'Détenteur', derived: true },
    { name: 'heldSince', label: 'Détenu depuis', derived: true },
    { name: 'dueAt', label: 'Retour prévu', derived: true },
    { name: 'purchasedOn', label: 'Date d’achat' },
    { name: 'price', label: 'Prix TTC' },
    { name: 'orderNumber', label: 'N° commande' },
    { name: 'supplier', label: 'Fournisseur' },
    { name: 'warrantyMonths', label: 'Garantie (mois)' },
    { name: 'warrantyEndsOn', label: 'Fin de garantie', derived: true },
    { name: 'notes', label: 'Observations' },
    { name: 'ssid', label: 'Réseau (SSID)' },
    { name: 'bands', label: 'Bandes wifi' },
    { name: 'ipAddress', label: 'Adresse IP' },
    { name: 'firmware', label: 'Micrologiciel' },
    { name: 'osName', label: 'Système' },
    { name: 'osVersion', label: 'Version du système' },
    { name: 'osSupportEndsOn', label: 'Fin de support' },
    { name: 'createdAt', label: 'Fiche créée le', derived: true },
  ],
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
