import { column } from './column.js';

/** The columns of the list of accounts, in the order of a whole export. */
export const ACCOUNT_COLUMNS = [
  column('familyName', 'Nom', 'text', { sort: 'name' }),
  column('givenName', 'Prénom'),
  column('email', 'Adresse e-mail'),
  column('role', 'Rôle'),
  column('state', 'État'),
  column('sites', 'MDS'),
  column('endsOn', 'Dernier jour', 'day'),
  column('lastSignInAt', 'Dernière connexion', 'instant'),
  column('createdAt', 'Compte créé le', 'instant', { sort: 'createdAt' }),
] as const;

export type AccountColumnKey = (typeof ACCOUNT_COLUMNS)[number]['key'];
export const ACCOUNT_COLUMN_KEYS = ACCOUNT_COLUMNS.map(({ key }) => key);
