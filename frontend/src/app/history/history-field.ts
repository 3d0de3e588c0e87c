import {
  CATEGORY_LABEL, CONDITION_LABEL, CUSTODY_KIND_LABEL, NETWORK_KIND_LABEL, PERSON_KIND_LABEL, ROLE_LABEL, SITE_STATUS_LABEL, WEEKDAY_LABEL,
  WIFI_BAND_LABEL, WIFI_STANDARD_LABEL,
} from '@calanque/shared';
import { longDay, moment } from '../ui/format/dates';
import { euros } from '../ui/format/numbers';

/** What the columns are called on the screen. A name before the dot counts in that table only. */
const LABELS: Readonly<Record<string, string>> = {
  address: 'Adresse',
  annulled_at: 'Fiche annulée le',
  annulled_reason: 'Motif de l’annulation',
  bands: 'Bandes',
  cancelled_at: 'Annulée le',
  cancelled_reason: 'Motif de l’annulation',
  category: 'Catégorie',
  city: 'Commune',
  closed_at: 'Fermée le',
  commune_code: 'Code commune',
  condition: 'État',
  disabled_at: 'Désactivé le',
  download_mbps: 'Débit descendant',
  due_at: 'Retour prévu',
  email: 'Adresse e-mail',
  ends_on: 'Dernier jour',
  equipment_id: 'Matériel',
  family_name: 'Nom',
  firmware: 'Micrologiciel',
  floor: 'Étage',
  given_name: 'Prénom',
  imei: 'IMEI',
  ip_address: 'Adresse IP',
  kind: 'Sorte',
  latitude: 'Latitude',
  left_on: 'Parti le',
  longitude: 'Longitude',
  mac: 'Adresse MAC',
  maker: 'Marque',
  manager_id: 'Responsable',
  model_id: 'Modèle',
  model_number: 'Référence du fabricant',
  name: 'Nom',
  network_kind: 'Raccordement',
  network_operator: 'Opérateur',
  note: 'Remarque',
  notes: 'Observations',
  number: 'Numéro',
  opening_hours: 'Horaires',
  order_number: 'N° de commande',
  os_name: 'Système',
  os_support_ends_on: 'Fin de support du système',
  os_version: 'Version du système',
  period: 'Période',
  person_id: 'Personne',
  postal_code: 'Code postal',
  price_cents: 'Prix',
  purchased_on: 'Date d’achat',
  reason: 'Motif',
  repairer: 'Réparateur',
  role: 'Rôle',
  room_id: 'Pièce',
  serial: 'N° de série',
  service: 'Service',
  site_id: 'MDS',
  specifications: 'Caractéristiques',
  ssid: 'Nom du réseau (SSID)',
  status: 'Situation',
  supplier: 'Fournisseur',
  support_ends_on: 'Fin de support',
  upload_mbps: 'Débit montant',
  warranty_months: 'Garantie',
  'equipment_model.name': 'Modèle',
  'site.name': 'Nom de la MDS',
  'room.name': 'Nom de la pièce',
};

const SPECIFICATION_LABEL: Readonly<Record<string, string>> = {
  processor: 'processeur',
  memoryGb: 'mémoire (Go)',
  storageGb: 'stockage (Go)',
  screenInches: 'écran (pouces)',
  cellular: 'carte SIM',
  wifiStandard: 'norme wifi',
  poweredByEthernet: 'alimentation par le réseau',
  compatibleWith: 'compatible avec',
};

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  category: CATEGORY_LABEL,
  condition: CONDITION_LABEL,
  network_kind: NETWORK_KIND_LABEL,
  role: ROLE_LABEL,
  status: SITE_STATUS_LABEL,
  'custody.kind': CUSTODY_KIND_LABEL,
  'person.kind': PERSON_KIND_LABEL,
};

/** The French name of a column. An unknown one keeps its own, so that nothing is hidden. */
export function fieldLabel(table: string, field: string): string {
  return LABELS[`${table}.${field}`] ?? LABELS[field] ?? field;
}

/** A value of the history as a person reads it: dates, money, states, yes and no. */
export function readableValue(table: string, field: string, text: string): string {
  const words = WORDS[`${table}.${field}`] ?? WORDS[field];
  if (words) return words[text] ?? text;
  if (field === 'price_cents') return euros(Number(text));
  if (field.endsWith('_months')) return `${text} mois`;
  if (field.endsWith('_mbps')) return `${text} Mb/s`;
  if (field === 'period') return readablePeriod(text);
  if (field === 'bands') return listOf(text).map((band) => (WIFI_BAND_LABEL as Record<string, string>)[band] ?? band).join(', ');
  if (field === 'opening_hours') return readableObject(text, WEEKDAY_LABEL);
  if (field === 'specifications') return readableObject(text, SPECIFICATION_LABEL);
  return readableScalar(text);
}

function readableScalar(text: string): string {
  if (text === 'true') return 'oui';
  if (text === 'false') return 'non';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return longDay(text);
  const instant = instantOfText(text);
  return instant ? moment(instant) : text;
}

/** Ends of a PostgreSQL range of instants. An open end is null. */
export function endsOfPeriod(text: string): { start: Date | null; end: Date | null } {
  const [start = '', end = ''] = text.replace(/[[\]()"]/g, '').split(',');
  return { start: instantOfText(start), end: instantOfText(end) };
}

function readablePeriod(text: string): string {
  const { start, end } = endsOfPeriod(text);
  if (!start) return text;
  return end ? `du ${moment(start)} au ${moment(end)}` : `depuis le ${moment(start)}`;
}

/** `2026-11-23 09:30:00+00`, as PostgreSQL writes it, or ISO 8601; null for anything else. */
function instantOfText(text: string): Date | null {
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?(Z|[+-]\d{2}(?::?\d{2})?)$/.exec(text.trim());
  if (!parts) return null;
  const [, day = '', time = '', , zone = 'Z'] = parts;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  const date = new Date(`${day}T${time}${offset}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A list, written as JSON or as a PostgreSQL array. */
function listOf(text: string): readonly string[] {
  return text.replace(/[[\]{}" ]/g, '').split(',').filter(Boolean);
}

function readableObject(text: string, labels: Readonly<Record<string, string>>): string {
  const object = objectOf(text);
  if (!object) return text;
  const parts = Object.entries(object)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${labels[key] ?? key} : ${specificationValue(String(value))}`);
  return parts.length > 0 ? parts.join(' ; ') : 'aucun';
}

const specificationValue = (text: string): string => (WIFI_STANDARD_LABEL as Record<string, string>)[text] ?? readableScalar(text);

/** Null when the text is no JSON object: the history may keep a value in another form, which is then shown as it is. */
function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
