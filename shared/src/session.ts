import { BooleanField, ChoiceField, ChoiceListField, EmailField, IdField, ListField, ObjectField, SecretField, TextField } from './field/field.js';
import { PASSWORD_MAX } from './field/password.js';
import { Reference } from './page.js';
import { PERMISSIONS, ROLES, type Permission, type Role } from './permission.js';

/** Body of `POST /api/session`. */
export class SignInRequest {
  @EmailField('Adresse e-mail')
  email!: string;

  @SecretField('Mot de passe', PASSWORD_MAX)
  password!: string;
}

/** Who is signed in. */
export class SessionUser {
  @IdField('compte')
  id!: string;

  @IdField('personne')
  personId!: string;

  @TextField('prénom', { max: 100 })
  givenName!: string;

  @TextField('nom', { max: 100 })
  familyName!: string;

  @EmailField('e-mail')
  email!: string;

  @ChoiceField('rôle', ROLES)
  role!: Role;
}

/** Answer of `GET /api/session` and `POST /api/session`. */
export class SessionAnswer {
  @ObjectField(() => SessionUser, { optional: true })
  user!: SessionUser | null;

  @ChoiceListField('droits', PERMISSIONS)
  permissions!: Permission[];

  /** The sites of the caller's scope, by name; all of them for the roles of all sites. */
  @ListField('MDS', () => Reference, 1000)
  sites!: Reference[];

  /** Whether the caller's scope is every site, also those to come. */
  @BooleanField('toutes les MDS')
  allSites!: boolean;

  /** Whether this server shows demonstration data. */
  @BooleanField('démonstration')
  demonstration!: boolean;
}

/** Body of `PUT /api/session/password`. */
export class PasswordChange {
  @SecretField('Mot de passe actuel', PASSWORD_MAX)
  currentPassword!: string;

  @SecretField('Nouveau mot de passe', PASSWORD_MAX)
  newPassword!: string;
}
