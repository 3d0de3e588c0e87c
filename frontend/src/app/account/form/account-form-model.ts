import { apply, schema, validate, type Schema } from '@angular/forms/signals';
import { AccountChange, PROBLEMS, ROLE_LABEL, type AccountAnswer, type Reference, type Role } from '@calanque/shared';
import { longDay } from '../../ui/format/dates';
import { contractSchema } from '../../ui/form/contract-schema';
import { needsSites } from '../account-words';

/** An account as its form holds it: what is empty is '' or null. */
export interface AccountFormModel {
  /** An agent who is known already; for an invitation only. */
  readonly personId: string | null;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: Role | '';
  readonly siteIds: readonly string[];
  readonly endsOn: string;
}

export const newAccount = (role: Role | ''): AccountFormModel => ({
  personId: null, email: '', givenName: '', familyName: '', role, siteIds: [], endsOn: '',
});

export const formOf = (account: AccountAnswer): AccountFormModel => ({
  personId: null,
  email: account.email,
  givenName: account.givenName,
  familyName: account.familyName,
  role: account.role,
  siteIds: account.sites.map((site) => site.id),
  endsOn: account.endsOn ?? '',
});

/** The rules of the contract, and what each role asks for besides. */
export const ACCOUNT_RULES: Schema<AccountFormModel> = schema<AccountFormModel>((path) => {
  apply(path, contractSchema<AccountFormModel>(AccountChange));
  validate(path.siteIds, ({ value, valueOf }) =>
    needsSites(valueOf(path.role)) && valueOf(path.role) !== '' && value().length === 0
      ? { kind: 'required', message: PROBLEMS['sites-required'].sentence({}) }
      : undefined);
  validate(path.endsOn, ({ value, valueOf }) =>
    valueOf(path.role) === 'mediator' && value() === '' ? { kind: 'required', message: PROBLEMS['end-required'].sentence({}) } : undefined);
});

/** The body to send; only a form whose role was chosen gets that far. A role of all sites names none. */
export function changeOf(model: AccountFormModel): AccountChange {
  const { email, givenName, familyName, role, siteIds, endsOn } = model;
  if (role === '') throw new Error('The form refuses an account without a role.');
  return { email, givenName, familyName, role, siteIds: needsSites(role) ? [...siteIds] : [], endsOn: endsOn || null };
}

export const ACCOUNT_FIELD_LABELS: Readonly<Record<string, string>> = {
  email: 'Adresse e-mail', givenName: 'Prénom', familyName: 'Nom', role: 'Rôle', siteIds: 'MDS', endsOn: 'Dernier jour',
};

/** A value in words where it is a code; null for what is told as it is. */
export function accountValueInWords(sites: readonly Reference[]): (field: string, value: unknown) => string | null {
  return (field, value) => {
    if (field === 'role') return ROLE_LABEL[value as Role];
    if (field === 'endsOn') return typeof value === 'string' && value !== '' ? longDay(value) : 'sans limite';
    if (field === 'siteIds') return sites.filter((site) => (value as readonly string[]).includes(site.id)).map((site) => site.name).join(', ') || 'aucune';
    return null;
  };
}
