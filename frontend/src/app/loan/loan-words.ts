import { LOAN_STATE_LABEL, mayAssignCategory, type Borrower, type BorrowerDraft, type LoanState, type LoanSummary, type Role } from '@calanque/shared';
import { parisDay, shortDay } from '../ui/format/dates';
import { counted } from '../ui/format/numbers';
import type { Look } from '../ui/state/equipment-look';

export const LOAN_LOOK: Readonly<Record<LoanState, Look>> = {
  open: { tone: 'primary', icon: 'handshake' },
  overdue: { tone: 'coral', icon: 'warning' },
  returned: { tone: 'pine', icon: 'check_circle' },
};

/** Whether the role may take back something of what is out with a loan. */
export const mayTakeBack = (role: Role | undefined, { categoriesOut }: Pick<LoanSummary, 'categoriesOut'>): boolean =>
  role !== undefined && categoriesOut.some((category) => mayAssignCategory(role, category));

/** Whether the role may renew a loan: all of what is out. */
export const mayRenew = (role: Role | undefined, { categoriesOut }: Pick<LoanSummary, 'categoriesOut'>): boolean =>
  role !== undefined && categoriesOut.length > 0 && categoriesOut.every((category) => mayAssignCategory(role, category));

const DAY_MS = 86_400_000;

/** How many days later `to` is than `from`, by the calendar of Paris. */
export function daysBetween(from: string | Date, to: string | Date): number {
  const noonOf = (time: string | Date): number => Date.parse(`${parisDay(new Date(time))}T12:00:00Z`);
  return Math.round((noonOf(to) - noonOf(from)) / DAY_MS);
}

/** « En retard de 3 jours », « Retour aujourd’hui », « Retour demain », « Retour le 5 déc. », « Rendu le 3 déc. » */
export function dueInWords(loan: Pick<LoanSummary, 'state' | 'dueAt' | 'returnedAt'>, now = new Date()): string {
  if (loan.state === 'returned') return loan.returnedAt ? `${LOAN_STATE_LABEL.returned} le ${shortDay(loan.returnedAt, now)}` : LOAN_STATE_LABEL.returned;
  const left = daysBetween(now, loan.dueAt);
  if (left < 0) return `En retard de ${counted(-left, 'jour', 'jours', 'aucun')}`;
  if (left === 0) return 'Retour aujourd’hui';
  return left === 1 ? 'Retour demain' : `Retour le ${shortDay(loan.dueAt, now)}`;
}

/** « Karim Oursin »; what stands there once the data were erased. */
export const borrowerName = ({ givenName, familyName }: Pick<Borrower, 'givenName' | 'familyName'>): string =>
  [givenName, familyName].filter(Boolean).join(' ') || 'Emprunteur effacé';

/** « 06 12 34 56 78 » for a French number, as it is for any other. */
export function phoneInGroups(phone: string): string {
  const digits = phone.replace(/^\+33/, '0').replace(/\D/g, '');
  return /^0\d{9}$/.test(digits) ? digits.replace(/(\d\d)(?=\d)/g, '$1\u00a0') : phone;
}

/** « MDS13-000012 Galaxy Tab A9 », « … et 2 autres matériels » */
export function piecesInWords({ firstPiece, pieces }: Pick<LoanSummary, 'firstPiece' | 'pieces'>): string {
  return pieces > 1 ? `${firstPiece} et ${counted(pieces - 1, 'autre matériel', 'autres matériels', 'aucun')}` : firstPiece;
}

/** What somebody typed as the one means of contact: an e-mail where it has an @, else a phone. */
export function contactOf(typed: string): Pick<BorrowerDraft, 'email' | 'phone'> {
  const contact = typed.trim();
  if (contact === '') return { email: null, phone: null };
  return contact.includes('@') ? { email: contact, phone: null } : { email: null, phone: contact };
}

/** « Karim Le Goff » as given and family name: the first word, and the rest. */
export function namesOf(typed: string): { readonly givenName: string; readonly familyName: string } {
  const [givenName = '', ...family] = typed.trim().split(/\s+/);
  return { givenName: capitalised(givenName), familyName: capitalised(family.join(' ')) };
}

/** Whoever types in small letters wants capitals all the same. */
const capitalised = (name: string): string => (name === name.toLowerCase() ? name.replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()) : name);
