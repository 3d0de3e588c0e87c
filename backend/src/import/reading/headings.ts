import { IMPORT_FIELDS, type ImportKind } from '@calanque/shared';
import { wordKey } from './words.js';

/** Under which headings offices keep each field, beside its own label. */
const HEADINGS: Readonly<Record<ImportKind, Readonly<Record<string, readonly string[]>>>> = {
  equipment: {
    number: [
      'N° d’inventaire', 'Numéro inventaire', 'Numéro d’inventaire', 'No inventaire', 'No d’inventaire', 'Num inventaire', 'Num. d’inventaire', 'Inventaire', 'Code inventaire', 'Réf inventaire',
      'Référence inventaire', 'Id inventaire', 'N° étiquette', 'Numéro d’étiquette', 'Étiquette', 'Code-barres', 'Numéro', 'N°', 'Asset Tag', 'N° MDS',
    ],
    category: ['Type', 'Type de matériel', 'Type matériel', 'Type d’équipement', 'Catégorie de matériel', 'Famille', 'Nature', 'Genre', 'Sorte', 'Matériel', 'Équipement', 'Category'],
    maker: ['Fabricant', 'Constructeur', 'Marque du matériel', 'Manufacturer', 'Maker', 'Brand'],
    model: ['Modèle du matériel', 'Nom du modèle', 'Désignation', 'Libellé', 'Model', 'Référence modèle'],
    serial: ['Numéro de série', 'No de série', 'Num série', 'Num. de série', 'N° série', 'Numéro série', 'No série', 'Série', 'S/N', 'SN', 'Serial', 'Serial Number', 'N° de série constructeur'],
    mac: ['MAC', 'Adresse MAC wifi', 'MAC wifi', 'Adr. MAC', 'Adresse physique', 'MAC Address', '@MAC'],
    imei: ['N° IMEI', 'Numéro IMEI', 'Code IMEI', 'IMEI 1'],
    site: [
      'Site', 'Nom de la MDS', 'Nom MDS', 'MDS de', 'Lieu', 'Établissement', 'Centre', 'Structure', 'Localisation', 'Implantation', 'Antenne', 'Maison', 'Maison départementale de la solidarité',
      'MDS d’affectation', 'Site d’affectation', 'Location',
    ],
    room: ['Salle', 'Bureau', 'Local', 'Emplacement', 'Pièce/salle', 'Pièce ou salle', 'Room', 'Nom de la pièce'],
    state: ['État du matériel', 'Statut', 'Situation', 'Condition', 'Status'],
    purchasedOn: ['Date achat', 'Achat', 'Acheté le', 'Date d’acquisition', 'Date acquisition', 'Acquis le', 'Acquisition', 'Date de facture', 'Purchase Date'],
    price: ['Prix', 'Prix (€)', 'Prix d’achat', 'Prix d’achat TTC', 'Prix TTC (€)', 'Prix unitaire TTC', 'Prix unitaire', 'Montant', 'Montant TTC', 'Coût', 'Coût TTC', 'Valeur', 'Valeur d’achat', 'Valeur TTC', 'Purchase Cost'],
    orderNumber: ['N° de commande', 'Numéro de commande', 'No commande', 'No de commande', 'Commande', 'Bon de commande', 'N° bon de commande', 'N° de bon de commande', 'BC', 'N° BC', 'Réf commande', 'Référence commande', 'Order Number'],
    supplier: ['Vendeur', 'Revendeur', 'Supplier', 'Nom du fournisseur'],
    warrantyMonths: ['Garantie', 'Garantie en mois', 'Durée de garantie', 'Durée garantie', 'Durée de la garantie', 'Durée de garantie (mois)', 'Durée garantie (mois)', 'Mois de garantie', 'Warranty Months'],
    notes: ['Observation', 'Remarque', 'Remarques', 'Commentaire', 'Commentaires', 'Note', 'Notes', 'Divers', 'Informations', 'Asset Notes'],
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

const BY_KIND = new Map(Object.entries(IMPORT_FIELDS).map(([kind, fields]) => [kind, new Map(
  fields.flatMap((field) => [field.label, ...(HEADINGS[kind as ImportKind][field.name] ?? [])].map((heading) => [wordKey(heading), field.name] as const)),
)]));

/** The field that a heading names; null when it names none. */
export function fieldNamed(kind: ImportKind, heading: string): string | null {
  return BY_KIND.get(kind)?.get(wordKey(heading)) ?? null;
}
