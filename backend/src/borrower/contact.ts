import { normalizePhone, type BorrowerChange } from '@calanque/shared';
import { Refusal } from '../refusal/refusal.js';

/**
 * What is kept of a borrower: a name and one means of contact.
 * @param at the property of the body that holds the borrower, with its dot; empty where the body is the borrower
 * @throws Refusal `contact-required`, `phone-invalid`
 */
export function contactOf(change: BorrowerChange, at = ''): { givenName: string; familyName: string; email: string | null; phone: string | null } {
  const { givenName, familyName, email = null, phone = null } = change;
  if ((email === null) === (phone === null)) throw new Refusal('contact-required', {}, { field: `${at}${email === null ? 'email' : 'phone'}` });
  const kept = phone === null ? null : normalizePhone(phone);
  if (phone !== null && kept === null) throw new Refusal('phone-invalid', {}, { field: `${at}phone` });
  return { givenName, familyName, email, phone: kept };
}
