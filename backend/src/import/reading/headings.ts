import { IMPORT_FIELDS, type ImportKind } from '@calanque/shared';
import { wordKey } from './words.js';

/** Above the last column of a file of refused rows, which an import reads over. */
export const REASON_HEADING = 'Motif du refus';

/** Under which headings offices keep each field, beside its own label. */
const HEADINGS: Readonly<Record<ImportKind, Readonly<Record<string, readonly string[]>>>> = {
  equipment: {
    number: [
      'N° d’inventaire', 'Numéro inventaire', 'Numéro d’inventaire', 'No inventaire', 'No d’inventaire', 'Num inventaire', 'Num. d’inventaire', 'Inventaire', 'Code inventaire', 'Réf inventaire',
      'Référence inventaire', 'Id inventaire', 'N° étiquette', 'Numéro d’étiquette', 'Étiquette', 'Code-barres', 'Numéro', 'N°', 'Asset Tag', 'N° inv', 'N° inv.', 'Inv.', 'Code inv.', 'Num inv',
    ],
    category: ['Type', 'Type de matériel', 'Type matériel', 'Type d’équipement', 'Catégorie de matériel', 'Famille', 'Nature', 'Genre', 'Sorte', 'Matériel', 'Équipement', 'Category'],
    maker: ['Fabricant', 'Constructeur', 'Marque du matériel', 'Manufacturer', 'Maker', 'Brand'],
    model: ['Modèle du matériel', 'Nom du modèle', 'Désignation', 'Libellé', 'Model', 'Référence modèle'],
    serial: ['Numéro de série', 'No de série', 'Num série', 'Num. de série', 'N° série', 'Numéro série', 'No série', 'Série', 'S/N', 'SN', 'Serial', 'Serial Number', 'Serial No', 'N° de série constructeur', 'N° série constructeur'],
    mac: ['MAC', 'Adresse MAC wifi', 'MAC wifi', 'Adr. MAC', 'Adresse physique', 'MAC Address', '@MAC'],
    imei: ['N° IMEI', 'Numéro IMEI', 'Code IMEI', 'IMEI 1'],
    site: [
      'Site', 'Nom de la MDS', 'Nom MDS', 'MDS de', 'Lieu', 'Établissement', 'Centre', 'Structure', 'Localisation', 'Implantation', 'Antenne', 'Maison', 'Maison départementale de la solidarité',
      'MDS d’affectation', 'Site d’affectation', 'Site MDS', 'MDS concernée', 'Location',
    ],
    room: ['Salle', 'Bureau', 'Local', 'Emplacement', 'Pièce/salle', 'Pièce ou salle', 'Room', 'Nom de la pièce'],
    state: ['État du matériel', 'État actuel', 'Statut', 'Situation', 'Condition', 'Status'],
    purchasedOn: ['Date achat', 'Achat', 'Acheté le', 'Date d’acquisition', 'Date acquisition', 'Acquis le', 'Acquisition', 'Date de facture', 'Purchase Date'],
    price: ['Prix', 'Prix (€)', 'Prix d’achat', 'Prix d’achat TTC', 'Prix TTC (€)', 'Prix TTC en €', 'Prix en €', 'Prix TTC euros', 'Prix unitaire TTC', 'Prix unitaire', 'Montant', 'Montant TTC', 'Coût', 'Coût TTC', 'Valeur', 'Valeur d’achat', 'Valeur TTC', 'Purchase Cost'],
    orderNumber: ['N° de commande', 'Numéro de commande', 'No commande', 'No de commande', 'Commande', 'Bon de commande', 'N° bon de commande', 'N° de bon de commande', 'BC', 'N° BC', 'BDC', 'N° BDC', 'Cde', 'N° Cde', 'Réf commande', 'Référence commande', 'Order Number'],
    supplier: ['Vendeur', 'Revendeur', 'Supplier', 'Nom du fournisseur'],
    warrantyMonths: ['Garantie', 'Garantie en mois', 'Durée de garantie', 'Durée garantie', 'Durée de la garantie', 'Durée de garantie (mois)', 'Durée garantie (mois)', 'Mois de garantie', 'Warranty Months'],
    notes: ['Observation', 'Obs', 'Obs.', 'Remarque', 'Remarques', 'Commentaire', 'Commentaires', 'Note', 'Notes', 'Divers', 'Informations', 'Asset Notes'],
    ssid: ['SSID', 'Nom du réseau', 'Nom du réseau (SSID)', 'Réseau wifi'],
    bands: ['Bandes', 'Fréquences'],
    ipAddress: ['IP', 'Adresse IP fixe'],
    firmware: ['Firmware', 'Version du micrologiciel'],
    osName: ['OS', 'Système d’exploitation'],
    osVersion: ['Version', 'Version OS', 'Version système'],
    osSupportEndsOn: ['Fin de support du système', 'Fin du support'],
  },
  agents: {
    familyName: ['Nom de famille', 'Nom d’usage'],
    givenName: ['Prénoms'],
    service: ['Pôle', 'Direction', 'Unité', 'Fonction'],
    email: ['E-mail', 'Mail', 'Email', 'Courriel', 'Adresse mail', 'Adresse email', 'Adresse électronique', 'Messagerie'],
    site: ['Site', 'Nom de la MDS', 'Nom MDS', 'Lieu', 'Établissement', 'Structure', 'Affectation', 'Lieu d’affectation', 'Implantation'],
    leftOn: ['Partie le', 'Date de départ', 'Départ', 'Sortie', 'Date de sortie', 'Fin de contrat'],
  },
  sites: {
    name: ['MDS', 'Nom de la MDS', 'Nom MDS', 'Site', 'Nom du site', 'Établissement'],
    status: ['État', 'Situation', 'Ouverture', 'Ouverte ou fermée'],
    address: ['Adresse postale', 'Rue', 'Voie', 'Adresse 1'],
    postalCode: ['CP', 'Code postale'],
    city: ['Ville', 'Localité', 'Commune d’implantation'],
    communeCode: ['Code INSEE', 'INSEE', 'Code de la commune'],
    networkKind: ['Réseau', 'Type de raccordement', 'Connexion', 'Accès internet', 'Lien'],
    networkOperator: ['FAI', 'Fournisseur d’accès', 'Opérateur réseau'],
  },
  rooms: {
    site: ['Site', 'Nom de la MDS', 'Nom MDS', 'Lieu', 'Établissement', 'Structure'],
    name: ['Nom de la pièce', 'Salle', 'Bureau', 'Local', 'Nom'],
    floor: ['Niveau', 'Étages'],
  },
};

/** Headings that are about something else where a better one stands beside them: a running number, a group, a description. */
const WEAK: readonly string[] = ['N°', 'Numéro', 'Matériel', 'Équipement', 'Nature', 'Genre', 'Sorte', 'Désignation', 'Libellé', 'Situation', 'Condition', 'Valeur', 'Note', 'Notes', 'Divers', 'Version', 'Direction', 'Fonction', 'Nom', 'État']
  .map(wordKey);

/** How surely a heading names a field: by the label of our exports, by another usual one, by one that may mean something else. */
export type HeadingRank = 1 | 2 | 3;

export interface NamedField {
  readonly field: string;
  readonly rank: HeadingRank;
}

const BY_KIND = new Map(Object.entries(IMPORT_FIELDS).map(([kind, fields]) => [kind, new Map<string, NamedField>(
  // A label comes last, so that nothing else takes its key.
  fields.flatMap(({ name, label }) => [
    ...(HEADINGS[kind as ImportKind][name] ?? []).map((heading) => [wordKey(heading), { field: name, rank: WEAK.includes(wordKey(heading)) ? 3 : 2 }] as const),
    [wordKey(label), { field: name, rank: 1 }] as const,
  ]).sort(([, one], [, other]) => other.rank - one.rank),
)]));

/**
 * The field that a heading names; null when it names none. What stands in brackets is no part of it, and of « Pièce / Bureau »
 * either half will do.
 */
export function fieldNamed(kind: ImportKind, heading: string): NamedField | null {
  const known = BY_KIND.get(kind);
  const bare = heading.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  for (const written of [heading, bare, ...bare.split('/')]) {
    const named = known?.get(wordKey(written));
    if (named && wordKey(written) !== '') return named;
  }
  return null;
}
