import {
  NETWORK_KIND_LABEL, SITE_STATUS_LABEL, WEEKDAYS, type NetworkKind, type SiteChange, type SiteDetail, type SiteStatus, type Weekday,
} from '@calanque/shared';
import { hoursInWords } from '../opening-hours';
import { USUAL_HOURS } from './day-hours';

/** A site as its form holds it: nothing is undefined, what is empty is '' or null. */
export interface SiteFormModel {
  readonly name: string;
  readonly status: SiteStatus;
  readonly address: string;
  readonly postalCode: string;
  readonly city: string;
  readonly communeCode: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly openingHours: Readonly<Record<Weekday, string>>;
  readonly networkKind: NetworkKind | '';
  readonly networkOperator: string;
  readonly downloadMbps: number | null;
  readonly uploadMbps: number | null;
  readonly managerId: string | null;
  readonly bookingApproval: boolean;
}

const weekOf = (hoursOn: (day: Weekday) => string): Record<Weekday, string> =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, hoursOn(day)])) as Record<Weekday, string>;

const WEEKEND: readonly Weekday[] = ['saturday', 'sunday'];

/** A new site, with the hours that most of them keep. */
export const newSite = (): SiteFormModel => ({
  name: '', status: 'open', address: '', postalCode: '', city: '', communeCode: '', latitude: null, longitude: null,
  openingHours: weekOf((day) => (WEEKEND.includes(day) ? '' : USUAL_HOURS)),
  networkKind: '', networkOperator: '', downloadMbps: null, uploadMbps: null, managerId: null, bookingApproval: false,
});

export const formOf = (site: SiteDetail): SiteFormModel => ({
  name: site.name,
  status: site.status,
  address: site.address ?? '',
  postalCode: site.postalCode ?? '',
  city: site.city,
  communeCode: site.communeCode ?? '',
  latitude: site.latitude,
  longitude: site.longitude,
  openingHours: weekOf((day) => site.openingHours[day] ?? ''),
  networkKind: site.networkKind ?? '',
  networkOperator: site.networkOperator ?? '',
  downloadMbps: site.downloadMbps,
  uploadMbps: site.uploadMbps,
  managerId: site.manager?.id ?? null,
  bookingApproval: site.bookingApproval,
});

/** The body to send: an empty field is one without a value. */
export function changeOf(model: SiteFormModel): SiteChange {
  return {
    ...model,
    address: model.address || null,
    postalCode: model.postalCode || null,
    communeCode: model.communeCode || null,
    networkKind: model.networkKind || null,
    networkOperator: model.networkOperator || null,
    openingHours: Object.fromEntries(WEEKDAYS.map((day) => [day, model.openingHours[day] || null])),
  };
}

/** The fields' names where a form tells what somebody else changed. */
export const SITE_FIELD_LABELS: Readonly<Record<keyof SiteFormModel, string>> = {
  name: 'Nom', status: 'Situation', address: 'Adresse', postalCode: 'Code postal', city: 'Commune', communeCode: 'Code commune',
  latitude: 'Latitude', longitude: 'Longitude', openingHours: 'Horaires', networkKind: 'Raccordement', networkOperator: 'Opérateur',
  downloadMbps: 'Débit descendant', uploadMbps: 'Débit montant', managerId: 'Responsable', bookingApproval: 'Approbation des réservations',
};

/** A value in words where it is a code; null for what is told as it is. */
export function siteValueInWords(field: string, value: unknown): string | null {
  if (field === 'status') return SITE_STATUS_LABEL[value as SiteStatus];
  if (field === 'networkKind') return value ? NETWORK_KIND_LABEL[value as NetworkKind] : 'vide';
  if (field === 'openingHours') return WEEKDAYS.map((day) => hoursInWords((value as SiteFormModel['openingHours'])[day])).join(' · ');
  if (field === 'bookingApproval') return value ? 'demandée' : 'pas demandée';
  if (field === 'managerId') return value ? 'une autre personne' : 'personne';
  return null;
}
