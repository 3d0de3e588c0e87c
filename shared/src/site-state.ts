export const SITE_STATUSES = ['open', 'works', 'closed'] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];
export const SITE_STATUS_LABEL: Readonly<Record<SiteStatus, string>> = {
  open: 'Ouverte',
  works: 'Fermée pour travaux',
  closed: 'Fermée',
};

/** Raccordement. */
export const NETWORK_KINDS = ['fibre', 'adsl', 'cable', '4g', '5g', 'satellite', 'none'] as const;
export type NetworkKind = (typeof NETWORK_KINDS)[number];
export const NETWORK_KIND_LABEL: Readonly<Record<NetworkKind, string>> = {
  fibre: 'Fibre',
  adsl: 'ADSL ou VDSL',
  cable: 'Câble',
  '4g': '4G',
  '5g': '5G',
  satellite: 'Satellite',
  none: 'Aucun',
};

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const WEEKDAY_LABEL: Readonly<Record<Weekday, string>> = {
  monday: 'Lundi', tuesday: 'Mardi', wednesday: 'Mercredi', thursday: 'Jeudi', friday: 'Vendredi', saturday: 'Samedi', sunday: 'Dimanche',
};
