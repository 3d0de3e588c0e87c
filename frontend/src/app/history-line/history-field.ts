import {
  CALL_OUTCOME_LABEL, CATEGORY_LABEL, CONDITION_LABEL, CUSTODY_KIND_LABEL, NETWORK_KIND_LABEL, PERSON_KIND_LABEL, ROLE_LABEL, SITE_STATUS_LABEL, WEEKDAY_LABEL,
  REPORT_KIND_LABEL, WIFI_BAND_LABEL, WIFI_STANDARD_LABEL,
} from '@calanque/shared';
import { longDay, moment } from '../ui/format/dates';
import { euros } from '../ui/format/numbers';

/** What the columns are called on the screen. A name before the dot counts in that table only. */
const LABELS: Readonly<Record<string, string>> = {
  accessories: 'Accessoires',
  address: 'Adresse',
  annulled_at: 'Fiche annulée le',
  answer: 'Réponse',
  annulled_reason: 'Motif de l’annulation',
  bands: 'Bandes',
  booking_approval: 'Réservations à approuver',
  call_outcome: 'Issue de l’appel',
  called_at: 'Appel le',
  cancelled_at: 'Annulée le',
  cancelled_reason: 'Motif de l’annulation',
  category: 'Catégorie',
  city: 'Commune',
  closed_at: 'Fermée le',
  commune_code: 'Code commune',
  condition: 'État',
  days: 'Durée du prêt',
  disabled_at: 'Désactivé le',
  dispute_closed_at: 'Litige clos le',
  dispute_reason: 'Motif du litige',
  disputed_at: 'Litige ouvert le',
  download_mbps: 'Débit descendant',
  due_at: 'Retour prévu',
  email: 'Adresse e-mail',
  ends_on: 'Dernier jour',
  equipment_id: 'Matériel',
  erased_at: 'Coordonnées effacées le',
  family_name: 'Nom',
  firmware: 'Micrologiciel',
  floor: 'Étage',
  from_site_id: 'Depuis',
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
  max_renewals: 'Prolongations au plus',
  model_id: 'Modèle',
  model_number: 'Référence du fabricant',
  name: 'Nom',
  network_kind: 'Raccordement',
  network_operator: 'Opérateur',
  note: 'Remarque',
  notes: 'Observations',
  number: 'Numéro',
  order_number: 'N° de commande',
  os_name: 'Système',
  os_support_ends_on: 'Fin de support du système',
  os_version: 'Version du système',
  period: 'Période',
  person_id: 'Personne',
  phone: 'Téléphone',
  postal_code: 'Code postal',
  price_cents: 'Prix',
  purchased_on: 'Date d’achat',
  reason: 'Motif',
  reminded_at: 'Rappel envoyé le',
  renewal_reason: 'Motif de la prolongation',
  renewals: 'Prolongations',
  repairer: 'Réparateur',
  replacement_cents: 'Valeur de remplacement',
  role: 'Rôle',
  room_id: 'Pièce',
  serial: 'N° de série',
  service: 'Service',
  site_id: 'MDS',
  ssid: 'Nom du réseau (SSID)',
  start_at: 'Début',
  status: 'Situation',
  supplier: 'Fournisseur',
  support_ends_on: 'Fin de support',
  text: 'Précisions',
  to_site_id: 'Vers',
  upload_mbps: 'Débit montant',
  warranty_months: 'Garantie',
  'specifications.processor': 'Processeur',
  'specifications.memoryGb': 'Mémoire (Go)',
  'specifications.storageGb': 'Stockage (Go)',
  'specifications.screenInches': 'Écran (pouces)',
  'specifications.cellular': 'Carte SIM',
  'specifications.wifiStandard': 'Norme wifi',
  'specifications.poweredByEthernet': 'Alimentation par le réseau (PoE)',
  'specifications.compatibleWith': 'Compatible avec',
  'equipment_model.name': 'Modèle',
  'equipment_report.closed_at': 'Signalement clos le',
  'equipment_report.kind': 'Problème',
  'site.name': 'Nom de la MDS',
  'room.name': 'Nom de la pièce',
};

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  call_outcome: CALL_OUTCOME_LABEL,
  category: CATEGORY_LABEL,
  condition: CONDITION_LABEL,
  network_kind: NETWORK_KIND_LABEL,
  role: ROLE_LABEL,
  status: SITE_STATUS_LABEL,
  'custody.kind': CUSTODY_KIND_LABEL,
  'equipment_report.kind': REPORT_KIND_LABEL,
  'person.kind': PERSON_KIND_LABEL,
};

/** The French name of a column. An unknown one keeps its own, so that nothing is hidden. */
export function fieldLabel(table: string, field: string): string {
  if (field.startsWith('opening_hours.')) return `Horaires, ${(WEEKDAY_LABEL as Record<string, string>)[field.slice(14)]?.toLowerCase() ?? ''}`;
  return LABELS[`${table}.${field}`] ?? LABELS[field] ?? field;
}

/** A value of the history as a person reads it: dates, money, states, yes and no. */
export function readableValue(table: string, field: string, text: string): string {
  const words = WORDS[`${table}.${field}`] ?? WORDS[field];
  if (words) return words[text] ?? text;
  if (field === 'price_cents' || field === 'replacement_cents') return euros(Number(text));
  if (field === 'days') return `${text} jours`;
  if (field.endsWith('_months')) return `${text} mois`;
  if (field.endsWith('_mbps')) return `${text} Mb/s`;
  // A version such as « 6.2 » is a name, not a number.
  if (['firmware', 'os_version', 'model_number', 'serial', 'order_number', 'name'].includes(field)) return text;
  if (field === 'period') return readablePeriod(text);
  if (field === 'bands') return text.split(', ').map((band) => (WIFI_BAND_LABEL as Record<string, string>)[band] ?? band).join(', ');
  if (field === 'specifications.wifiStandard') return (WIFI_STANDARD_LABEL as Record<string, string>)[text] ?? text;
  return readableScalar(text);
}

function readableScalar(text: string): string {
  if (text === 'true') return 'oui';
  if (text === 'false') return 'non';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return longDay(text);
  if (/^-?\d+\.\d+$/.test(text)) return Number(text).toLocaleString('fr-FR', { maximumFractionDigits: 6 });
  return INSTANT.test(text) ? moment(text) : text;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

/** The ends of an ISO 8601 interval (`2026-11-23T09:30:00Z/`). The end is null while it lasts. */
export function endsOfPeriod(text: string): { start: string | null; end: string | null } {
  const [start = '', end = ''] = text.split('/');
  return { start: start || null, end: end || null };
}

function readablePeriod(text: string): string {
  const { start, end } = endsOfPeriod(text);
  if (!start) return text;
  return end ? `du ${moment(start)} au ${moment(end)}` : `depuis le ${moment(start)}`;
}
