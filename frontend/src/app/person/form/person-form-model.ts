import type { PersonAnswer, PersonChange, Reference } from '@calanque/shared';
import { longDay } from '../../ui/format/dates';

/** An agent as the form holds it: what is empty is ''. */
export interface PersonFormModel {
  readonly givenName: string;
  readonly familyName: string;
  readonly service: string;
  readonly email: string;
  readonly siteId: string;
  readonly leftOn: string;
}

export const newPerson = (siteId: string): PersonFormModel => ({ givenName: '', familyName: '', service: '', email: '', siteId, leftOn: '' });

export const formOf = (person: PersonAnswer): PersonFormModel => ({
  givenName: person.givenName,
  familyName: person.familyName,
  service: person.service ?? '',
  email: person.email ?? '',
  siteId: person.site?.id ?? '',
  leftOn: person.leftOn ?? '',
});

/** The body to send: an empty field is one without a value. */
export const changeOf = (model: PersonFormModel): PersonChange => ({
  ...model,
  service: model.service || null,
  email: model.email || null,
  siteId: model.siteId || null,
  leftOn: model.leftOn || null,
});

export const PERSON_FIELD_LABELS: Readonly<Record<keyof PersonFormModel, string>> = {
  givenName: 'Prénom', familyName: 'Nom', service: 'Service', email: 'Adresse e-mail', siteId: 'MDS', leftOn: 'Parti le',
};

/** A value in words where it is a code; null for what is told as it is. */
export function personValueInWords(sites: readonly Reference[]): (field: string, value: unknown) => string | null {
  return (field, value) => {
    if (field === 'siteId') return sites.find((site) => site.id === value)?.name ?? 'aucune';
    if (field === 'leftOn') return typeof value === 'string' && value !== '' ? longDay(value) : 'toujours là';
    return null;
  };
}
