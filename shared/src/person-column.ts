import { column } from './column.js';

/** The columns of the list of agents, in the order of a whole export. */
export const PERSON_COLUMNS = [
  column('familyName', 'Nom', 'text', { sort: 'name' }),
  column('givenName', 'Prénom'),
  column('service', 'Service', 'text', { needs: 'person:read-contact' }),
  column('email', 'Adresse e-mail', 'text', { needs: 'person:read-contact' }),
  column('site', 'MDS'),
  column('leftOn', 'Parti le', 'day'),
  column('heldCount', 'Matériels détenus', 'integer', { needs: 'equipment:read' }),
] as const;

export type PersonColumnKey = (typeof PERSON_COLUMNS)[number]['key'];
export const PERSON_COLUMN_KEYS = PERSON_COLUMNS.map(({ key }) => key);
