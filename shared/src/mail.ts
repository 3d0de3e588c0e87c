import { BooleanField, ChoiceField, EmailField, IdField, InstantField, IntegerField, TextField } from './field/field.js';

/** What mails are about. */
export const MAIL_KINDS = ['trial', 'invitation', 'password-reset', 'password-changed', 'loan-reminder'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export const MAIL_KIND_LABEL: Readonly<Record<MailKind, string>> = {
  trial: 'Message d’essai',
  invitation: 'Invitation',
  'password-reset': 'Lien de nouveau mot de passe',
  'password-changed': 'Avis de mot de passe changé',
  'loan-reminder': 'Rappel de prêt',
};

export const MAIL_STATES = ['waiting', 'sent', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** Why a mail could not be sent. */
export const MAIL_FAILURES = [
  'no-address', 'address-refused', 'refused', 'postponed', 'unreachable', 'not-trusted', 'credentials', 'not-set-up', 'folder', 'outdated',
] as const;
export type MailFailure = (typeof MAIL_FAILURES)[number];

/** What happened and what to do, for the administrator. */
export const MAIL_FAILURE_SENTENCE: Readonly<Record<MailFailure, string>> = {
  'no-address': 'Cette personne n’a pas d’adresse e-mail. Ajoutez-la à sa fiche.',
  'address-refused': 'Le serveur de messagerie refuse cette adresse. Vérifiez-la sur la fiche de la personne.',
  refused: 'Le serveur de messagerie refuse ce message. Vérifiez l’adresse d’expéditeur avec qui s’occupe du serveur.',
  postponed: 'Le serveur de messagerie demande d’attendre. Rien à faire s’il accepte ensuite.',
  unreachable: 'Le serveur de messagerie ne répond pas. Vérifiez qu’il fonctionne, et son adresse dans la configuration.',
  'not-trusted': 'La liaison chiffrée avec le serveur de messagerie ne s’établit pas. Vérifiez son certificat.',
  credentials: 'Le serveur de messagerie refuse l’identifiant ou le mot de passe de Calanque. Vérifiez-les dans la configuration.',
  'not-set-up': 'L’envoi d’e-mails n’est plus en place. Remettez la configuration, puis redémarrez Calanque.',
  folder: 'Le fichier du message n’a pas pu être écrit dans le dossier des données. Vérifiez la place et les droits.',
  outdated: 'Ce que disait ce message n’était plus vrai : il n’a pas été envoyé. Rien à faire.',
};

/** Where mails go: out by SMTP, into a folder in demonstration, or nowhere as nothing is set up. */
export const MAIL_WAYS = ['smtp', 'folder', 'none'] as const;
export type MailWay = (typeof MAIL_WAYS)[number];

/** Answer of `GET /api/mails/setup`. All but the way is null where it is not `smtp`; `from` is there in the folder too. */
export class MailSetup {
  @ChoiceField('envoi', MAIL_WAYS)
  way!: MailWay;

  @TextField('serveur', { max: 300, optional: true })
  host!: string | null;

  @IntegerField('port', { min: 1, max: 65_535, optional: true })
  port!: number | null;

  /** Whether the connection is encrypted from its beginning (`smtps`). */
  @BooleanField('chiffré', { optional: true })
  encrypted!: boolean | null;

  /** Who Calanque is to the server; null without signing in. */
  @TextField('identifiant', { max: 300, optional: true })
  user!: string | null;

  @TextField('expéditeur', { max: 400, optional: true })
  from!: string | null;
}

/** A mail and what became of it; what it says is not told. */
export class MailAnswer {
  @IdField('e-mail')
  id!: string;

  @ChoiceField('sujet', MAIL_KINDS)
  kind!: MailKind;

  /** The name of an agent; null for members of the public. */
  @TextField('destinataire', { max: 201, optional: true })
  recipient!: string | null;

  @ChoiceField('état', MAIL_STATES)
  state!: MailState;

  /** How often sending it has failed. */
  @IntegerField('essais', { min: 0, max: 1000 })
  tries!: number;

  /** Why the last try failed. */
  @ChoiceField('échec', MAIL_FAILURES, { optional: true })
  failure!: MailFailure | null;

  /** Whether it failed and can be sent again: what it said is still kept. */
  @BooleanField('renvoyable')
  retryable!: boolean;

  @InstantField('demandé le')
  createdAt!: string;

  /** When it was sent or given up. */
  @InstantField('fini le', { optional: true })
  endedAt!: string | null;
}

/** Body of `POST /api/mails/trial`: a mail to one's own address. */
export class MailTrial {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;
}

/** Answer of `GET /api/links/forgotten`. */
export class ForgottenPasswordHelp {
  /** Whether a link for a new password can be had by mail. */
  @BooleanField('par e-mail')
  byMail!: boolean;
}

/** Body of `POST /api/links/forgotten`. */
export class ForgottenPassword {
  @EmailField('Adresse e-mail')
  email!: string;
}
