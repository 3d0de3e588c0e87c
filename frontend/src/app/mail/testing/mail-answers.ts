import type { MailAnswer, MailSetup, Page } from '@calanque/shared';

export const MAIL_ID = '019abcde-0000-7000-8000-00000000e001';

export const mail = (more: Partial<MailAnswer> = {}): MailAnswer => ({
  id: MAIL_ID, kind: 'invitation', recipient: 'Inès Garrigue', state: 'sent', tries: 0, failure: null, retryable: false,
  createdAt: '2026-11-28T08:00:00Z', endedAt: '2026-11-28T08:00:01Z', ...more,
});

export const mailPage = (...items: MailAnswer[]): Page<MailAnswer> => ({ items, next: null, total: items.length });

export const SMTP: MailSetup = { way: 'smtp', host: 'relais.exemple.fr', port: 465, encrypted: true, user: 'calanque', from: 'Calanque <calanque@exemple.fr>' };
export const NO_MAIL: MailSetup = { way: 'none', host: null, port: null, encrypted: null, user: null, from: null };
