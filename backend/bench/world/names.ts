import type { Category } from '@calanque/shared';

/** Invented people, common towns: what fills a measured inventory. */

export const SITE_NAMES = [
  'Salon-de-Provence', 'Vitrolles', 'Marignane', 'Marseille', 'Martigues', 'Istres', 'Arles', 'Aix-en-Provence', 'Aubagne', 'Gardanne', 'La Ciotat',
  'Port-Saint-Louis-du-Rhône',
] as const;

export const ROOM_NAMES = [
  'Accueil', 'Salle d’attente', 'Espace numérique', 'Salle polyvalente', 'Réserve', 'Bureau 11', 'Bureau 12', 'Bureau 14', 'Couloir nord', 'Salle de réunion',
] as const;

export const GIVEN_NAMES = [
  'Aline', 'Bastien', 'Carine', 'Driss', 'Estelle', 'Farid', 'Gaëlle', 'Hugo', 'Irène', 'Jérôme', 'Khadija', 'Lucas', 'Maëlle', 'Nordine', 'Odile', 'Pascal',
  'Rosa', 'Samir', 'Thérèse', 'Ulysse', 'Valérie', 'William', 'Yaël', 'Zoé',
] as const;

export const FAMILY_STEMS = ['Bel', 'Clair', 'Fort', 'Grand', 'Haut', 'Long', 'Mas', 'Mont', 'Neuf', 'Pont', 'Roc', 'Sault', 'Val', 'Vent', 'Vieil', 'Vigne'] as const;
export const FAMILY_ENDS = ['abeille', 'amont', 'arbre', 'azur', 'blanc', 'bois', 'brise', 'chêne', 'col', 'combe', 'font', 'île', 'lande', 'pré', 'rive', 'source'] as const;

const SERIES: readonly (readonly [category: Category, maker: string, series: string, kinds: readonly string[]])[] = [
  ['laptop', 'Dell', 'Latitude', ['3420', '3520', '5420', '5430', '5440', '7420', '7430']],
  ['tablet', 'Samsung', 'Galaxy Tab', ['A7', 'A8', 'A9', 'Active3', 'Active4', 'S6 Lite']],
  ['laptop', 'Lenovo', 'ThinkPad', ['E14', 'L13', 'L14 Gen 2', 'L15', 'T14', 'T14s']],
  ['laptop', 'HP', 'ProBook', ['430 G8', '440 G8', '440 G9', '450 G8', '450 G9', '640 G8']],
  ['tablet', 'Apple', 'iPad', ['8', '9', '10', 'Air 4', 'Air 5', 'mini 6']],
  ['tablet', 'Lenovo', 'Tab', ['M8', 'M9', 'M10', 'M10 Plus', 'P11', 'K10']],
  ['laptop', 'Fujitsu', 'Lifebook', ['E5411', 'E5412', 'U7411', 'U7412', 'A3511']],
  ['accessory', 'Logitech', 'Webcam', ['C270', 'C505', 'C920', 'C925e', 'Brio']],
  ['accessory', 'Epson', 'Scanner', ['ES-50', 'ES-60W', 'DS-310', 'DS-80W', 'WF-110']],
  ['wifi-point', 'Ubiquiti', 'UniFi', ['U6 Lite', 'U6 Pro', 'U6 Mesh', 'U7 Pro']],
  ['wifi-point', 'Aruba', 'AP', ['303', '505', '515', '635']],
];

/** Sixty models, those that stand first are bought most. */
export const CATALOGUE: readonly { readonly category: Category; readonly maker: string; readonly name: string }[] = SERIES.flatMap(
  ([category, maker, series, kinds]) => kinds.map((kind) => ({ category, maker, name: `${series} ${kind}` })),
);
