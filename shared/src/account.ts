import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, ChoiceListField, EmailField, IdField, IdListField, InstantField, IntegerField, ListField, ObjectField, SecretField, TextField } from './field/field.js';
import { PASSWORD_MAX } from './field/password.js';
import { CountField, CursorField, LimitField, Reference, type PageRequest } from './page.js';
import { ROLES, type Role } from './permission.js';
import { ACCOUNT_STATES, type AccountState } from './account-state.js';
import { ACCOUNT_COLUMN_KEYS, type AccountColumnKey } from './account-column.js';
import { ExportFormatField, type ExportFormat } from './export-format.js';

/** What can be said of an account when it is made and later. */
export class AccountChange {
  @EmailField('Adresse e-mail')
  email!: string;

  @TextField('Prénom', { max: 100 })
  givenName!: string;

  @TextField('Nom', { max: 100 })
  familyName!: string;

  @ChoiceField('Rôle', ROLES)
  role!: Role;

  /** The sites of its scope; at least one for a manager and a mediator, none needed for the others. */
  @IdListField('MDS')
  siteIds!: string[];

  /** Last day on which the account can sign in; required for a mediator. */
  @DayField('Dernier jour', { optional: true })
  endsOn?: string | null;
}

/** Body of `POST /api/users`: an account and the one-time link that opens it. */
export class AccountInvitation extends AccountChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  /** An agent who is known already; else one is made from the name. */
  @IdField('Agent', { optional: true })
  personId?: string | null;
}

export class AccountAnswer {
  @IdField('compte')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @IdField('personne')
  personId!: string;

  @EmailField('e-mail')
  email!: string;

  @TextField('prénom', { max: 100 })
  givenName!: string;

  @TextField('nom', { max: 100 })
  familyName!: string;

  @ChoiceField('rôle', ROLES)
  role!: Role;

  @ChoiceField('état', ACCOUNT_STATES)
  state!: AccountState;

  @ListField('MDS', () => Reference, 1000)
  sites!: Reference[];

  @DayField('dernier jour', { optional: true })
  endsOn!: string | null;

  @InstantField('dernière connexion', { optional: true })
  lastSignInAt!: string | null;

  @InstantField('créé le')
  createdAt!: string;
}

/** A link that works once; the administrator hands it over. */
export class OneTimeLink {
  @TextField('adresse', { max: 2000 })
  url!: string;

  @InstantField('fin de validité')
  expiresAt!: string;
}

/** Answer of `POST /api/users` and `POST /api/users/:id/link`. */
export class AccountWithLink {
  @ObjectField(() => AccountAnswer)
  account!: AccountAnswer;

  @ObjectField(() => OneTimeLink)
  link!: OneTimeLink;

  /** Whether the link can also be sent by mail. */
  @BooleanField('par e-mail')
  byMail!: boolean;
}

export const ACCOUNT_SORTS = ['name', '-name', 'createdAt', '-createdAt'] as const;

/** Which accounts, in which order. */
export class AccountFilter {
  @TextField('recherche', { max: 100, optional: true })
  q?: string | null;

  @ChoiceListField('rôle', ROLES, { optional: true })
  role?: Role[] | null;

  @ChoiceListField('état', ACCOUNT_STATES, { optional: true })
  state?: AccountState[] | null;

  @ChoiceField('tri', ACCOUNT_SORTS, { optional: true })
  sort?: (typeof ACCOUNT_SORTS)[number] | null;
}

/** Query of `GET /api/users`. */
export class AccountListRequest extends AccountFilter implements PageRequest {
  @LimitField() limit?: number | null;
  @CursorField() cursor?: string | null;
  @CountField() count?: boolean | null;
}

/** Query of `GET /api/users/export`: the whole list as a file. */
export class AccountExportRequest extends AccountFilter {
  @ExportFormatField()
  format!: ExportFormat;

  /** In the order in which they are written; every one that the caller may read, when absent. */
  @ChoiceListField('colonnes', ACCOUNT_COLUMN_KEYS, { optional: true })
  columns?: AccountColumnKey[] | null;
}

export const LINK_PURPOSES = ['invitation', 'reset', 'setup'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** Body of `POST /api/links/lookup`. */
export class LinkLookup {
  @TextField('lien', { max: 200 })
  token!: string;
}

/** What a link opens. `email` and `role` are null for `setup`. */
export class LinkAnswer {
  @ChoiceField('usage', LINK_PURPOSES)
  purpose!: LinkPurpose;

  @EmailField('e-mail', { optional: true })
  email!: string | null;

  @ChoiceField('rôle', ROLES, { optional: true })
  role!: Role | null;
}

/** Body of `POST /api/links/use`: chooses the password of the account that the link opens. */
export class LinkUse {
  @TextField('lien', { max: 200 })
  token!: string;

  @SecretField('Mot de passe', PASSWORD_MAX)
  password!: string;
}

/** Body of `POST /api/setup`: makes the first administrator. */
export class Setup extends LinkUse {
  @EmailField('Adresse e-mail')
  email!: string;

  @TextField('Prénom', { max: 100 })
  givenName!: string;

  @TextField('Nom', { max: 100 })
  familyName!: string;
}
