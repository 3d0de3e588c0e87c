import type { MailFailure } from '@calanque/shared';

/** Why a mail is not gone, and whether trying again is of no use. */
export interface FailedTry {
  readonly failure: MailFailure;
  readonly final: boolean;
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
  readonly message?: string;
}

const CERTIFICATE = /certificate|self-signed|altnames|\bTLS\b|\bSSL\b|STARTTLS/i;

/** What an error of the SMTP client means. Its text may hold the address: it goes no further. */
export function failureOf(error: unknown): FailedTry {
  const { code = '', responseCode = 0, command = '', message = '' } = error as SmtpError;
  if (code === 'EAUTH' || code === 'ENOAUTH') return { failure: 'credentials', final: false };
  if (responseCode >= 400 && responseCode < 500) return { failure: 'postponed', final: false };
  if (responseCode >= 500 && command.startsWith('RCPT')) return { failure: 'address-refused', final: true };
  // Before the mail is shown, a refusal is about the connection, which somebody may mend.
  if (responseCode >= 500 && /^(MAIL|DATA)/.test(command)) return { failure: 'refused', final: true };
  if (code === 'ETLS' || CERTIFICATE.test(message)) return { failure: 'not-trusted', final: false };
  return { failure: 'unreachable', final: false };
}
