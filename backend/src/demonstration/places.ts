import type { NetworkKind } from '@calanque/shared';

interface DemonstrationSite {
  readonly name: string;
  readonly postalCode: string;
  readonly communeCode: string;
  /** The commune's centre, not an address. */
  readonly latitude: number;
  readonly longitude: number;
  readonly networkKind: NetworkKind;
  readonly downloadMbps: number;
  readonly manager: readonly [givenName: string, familyName: string];
}

/** The first four are named by the Département; the others are examples to be replaced. */
export const DEMONSTRATION_SITES: readonly DemonstrationSite[] = [
  { name: 'Salon-de-Provence', postalCode: '13300', communeCode: '13103', latitude: 43.6463, longitude: 5.0678, networkKind: 'fibre', downloadMbps: 500, manager: ['Sylvie', 'Romarin'] },
  { name: 'Vitrolles', postalCode: '13127', communeCode: '13117', latitude: 43.4498, longitude: 5.2634, networkKind: 'fibre', downloadMbps: 1000, manager: ['Nadia', 'Lavande'] },
  { name: 'Marignane', postalCode: '13700', communeCode: '13054', latitude: 43.4175, longitude: 5.2121, networkKind: 'fibre', downloadMbps: 500, manager: ['Marc', 'Tramontane'] },
  { name: 'Marseille', postalCode: '13001', communeCode: '13055', latitude: 43.2924, longitude: 5.4219, networkKind: 'fibre', downloadMbps: 1000, manager: ['Leïla', 'Farigoule'] },
  { name: 'Martigues', postalCode: '13500', communeCode: '13056', latitude: 43.3801, longitude: 5.0494, networkKind: 'fibre', downloadMbps: 500, manager: ['Paul', 'Tamaris'] },
  { name: 'Istres', postalCode: '13800', communeCode: '13047', latitude: 43.5504, longitude: 4.9508, networkKind: 'fibre', downloadMbps: 300, manager: ['Hélène', 'Garance'] },
  { name: 'Arles', postalCode: '13200', communeCode: '13004', latitude: 43.5469, longitude: 4.6618, networkKind: 'fibre', downloadMbps: 500, manager: ['Youssef', 'Roseau'] },
  { name: 'Aix-en-Provence', postalCode: '13100', communeCode: '13001', latitude: 43.5361, longitude: 5.3986, networkKind: 'fibre', downloadMbps: 1000, manager: ['Claire', 'Amandier'] },
  { name: 'Aubagne', postalCode: '13400', communeCode: '13005', latitude: 43.2936, longitude: 5.5632, networkKind: 'adsl', downloadMbps: 18, manager: ['Thomas', 'Santon'] },
  { name: 'Gardanne', postalCode: '13120', communeCode: '13041', latitude: 43.4529, longitude: 5.4801, networkKind: 'fibre', downloadMbps: 300, manager: ['Inès', 'Genêt'] },
  { name: 'La Ciotat', postalCode: '13600', communeCode: '13028', latitude: 43.1748, longitude: 5.6045, networkKind: '4g', downloadMbps: 60, manager: ['Olivier', 'Goéland'] },
  { name: 'Port-Saint-Louis-du-Rhône', postalCode: '13230', communeCode: '13078', latitude: 43.3881, longitude: 4.8048, networkKind: '5g', downloadMbps: 150, manager: ['Samia', 'Saladelle'] },
];

export const DEMONSTRATION_ROOMS: readonly (readonly [name: string, floor: string])[] = [
  ['Accueil', 'Rez-de-chaussée'],
  ['Salle d’attente', 'Rez-de-chaussée'],
  ['Espace numérique', 'Rez-de-chaussée'],
  ['Salle polyvalente', 'Rez-de-chaussée'],
  ['Couloir nord', '1er étage'],
  ['Bureau 12', '1er étage'],
  ['Réserve', 'Sous-sol'],
];

/** Invented, and named after what grows, blows and lives by the sea so that nobody takes them for somebody. */
const GIVEN_NAMES = ['Amel', 'Bruno', 'Camille', 'David', 'Élodie', 'Fatou', 'Gilles', 'Hakim', 'Isabelle', 'Jules', 'Karine', 'Loïc', 'Myriam', 'Noé', 'Ophélie', 'Quentin', 'Rachid', 'Sarah', 'Théo', 'Yasmine'];
const FAMILY_NAMES = ['Basilic', 'Bruyère', 'Calisson', 'Ciste', 'Coquelicot', 'Criquet', 'Figuier', 'Galet', 'Lentisque', 'Mimosa', 'Olivette', 'Oursin', 'Pinède', 'Sarriette', 'Thym', 'Tourterelle'];
export const AGENT_SERVICES = ['Accueil', 'Service social', 'PMI', 'Insertion', 'Autonomie'] as const;

/** The name of the n-th agent; all different for the first 320. */
export function agentName(place: number): { givenName: string; familyName: string } {
  const givenName = GIVEN_NAMES[place % GIVEN_NAMES.length] ?? 'Amel';
  const familyName = FAMILY_NAMES[(place + Math.floor(place / GIVEN_NAMES.length)) % FAMILY_NAMES.length] ?? 'Basilic';
  return { givenName, familyName };
}

const BORROWER_GIVEN_NAMES = ['Adèle', 'Bachir', 'Céline', 'Driss', 'Estelle', 'Félix', 'Ghislaine', 'Hugo', 'Imane', 'Jérôme'];
const BORROWER_FAMILY_NAMES = ['Arapède', 'Cigale', 'Girelle', 'Lavandin', 'Murène', 'Panisse', 'Rascasse', 'Sardine', 'Verveine'];

/** The invented name of the n-th member of the public; all different for the first 90. */
export function borrowerName(place: number): { givenName: string; familyName: string } {
  return {
    givenName: BORROWER_GIVEN_NAMES[place % BORROWER_GIVEN_NAMES.length] ?? 'Adèle',
    familyName: BORROWER_FAMILY_NAMES[place % BORROWER_FAMILY_NAMES.length] ?? 'Arapède',
  };
}

export const USUAL_HOURS = {
  monday: '08:30-12:00 13:30-17:00', tuesday: '08:30-12:00 13:30-17:00', wednesday: '08:30-12:00 13:30-17:00',
  thursday: '08:30-12:00 13:30-17:00', friday: '08:30-12:00 13:30-16:00',
} as const;
