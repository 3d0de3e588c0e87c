import { MAIL_FAILURE_SENTENCE, type MailAnswer, type MailKind, type MailState, type MailWay } from '@calanque/shared';
import type { IconName } from '../ui/icon/icon-drawings';
import type { Tone } from '../ui/state/tone';

export const MAIL_KIND_ICON: Readonly<Record<MailKind, IconName>> = {
  trial: 'mail',
  invitation: 'person_add',
  'password-reset': 'link',
  'password-changed': 'info',
  'loan-reminder': 'schedule',
};

export const MAIL_STATE_LOOK: Readonly<Record<MailState, { readonly tone: Tone; readonly icon: IconName }>> = {
  waiting: { tone: 'ochre', icon: 'schedule' },
  sent: { tone: 'pine', icon: 'check_circle' },
  failed: { tone: 'coral', icon: 'error' },
};

/** « Envoyé » ; where mails are put into a folder, « Rangé ». */
export function mailStateLabel(state: MailState, way: MailWay | null): string {
  if (state === 'waiting') return 'En attente';
  if (state === 'failed') return 'Non envoyé';
  return way === 'folder' ? 'Rangé' : 'Envoyé';
}

/** What went wrong and what to do; nothing where all is well. */
export function mailTrouble({ state, failure, retryable }: Pick<MailAnswer, 'state' | 'failure' | 'retryable'>): string {
  if (failure === null) return '';
  const sentence = MAIL_FAILURE_SENTENCE[failure];
  if (failure === 'outdated') return sentence;
  if (state === 'waiting') return `${sentence} Calanque réessaie de lui-même.`;
  return retryable ? `${sentence} Renvoyez ensuite le message.` : `${sentence} Le contenu est effacé\u00a0: recommencez ce qui l’avait envoyé.`;
}
