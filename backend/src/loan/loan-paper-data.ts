import { CATEGORIES_WITH_MEMORY, CATEGORY_LABEL, CONDITION_LABEL, type LoanAnswer, type LoanLine } from '@calanque/shared';
import { dayInParis, frenchDay } from '../clock/clock.js';
import { houseOf, wearInWords, type DocumentPiece, type LoanAgreementData, type ReturnedPiece, type ReturnSlipData } from '../document/index.js';
import type { LoanPaperFacts } from './loan-documents.queries.js';

/** Who hands over or takes back where nobody recorded it. */
const SOMEBODY = 'Un agent de la MDS';

/** A loan with all that its documents tell. */
export interface LoanOnPaper {
  readonly loan: LoanAnswer;
  readonly facts: LoanPaperFacts;
  /** « Aurélie Garrigue » */
  readonly borrower: string;
  readonly madeAt: Date;
}

/** What the borrower agrees to: the pieces that were lent, until when. */
export function agreementOf({ loan, facts, borrower, madeAt }: LoanOnPaper): LoanAgreementData {
  return {
    ...baseOf(loan, facts, madeAt), agent: facts.handed_over_by ?? SOMEBODY, borrower: { name: borrower, contact: contactOf(loan) }, startsAt: loan.start, dueAt: loan.dueAt,
    pieces: lentWith(loan).map(pieceOf), remark: null, privacyContact: null,
  };
}

/** What came back, on the day of the last return and before; null while nothing did. */
export function returnSlipOf({ loan, facts, borrower, madeAt }: LoanOnPaper): ReturnSlipData | null {
  const lines = lentWith(loan);
  const returnedAt = lines.filter(({ absence }) => absence === null).map((line) => line.returnedAt).filter((at) => at !== null).sort().at(-1);
  if (returnedAt === undefined) return null;
  return {
    ...baseOf(loan, facts, madeAt), agent: facts.taken_back_by ?? SOMEBODY, borrower: { name: borrower }, startedAt: loan.start, dueAt: loan.dueAt, returnedAt,
    pieces: lines.map((line) => returnedPieceOf(line, facts, dayInParis(new Date(returnedAt)))), remark: null,
  };
}

/** The pieces that were lent; those that were entered by mistake are none. */
export function lentWith({ lines }: LoanAnswer): LoanLine[] {
  return lines.filter(({ cancelled }) => !cancelled);
}

function baseOf(loan: LoanAnswer, { site }: LoanPaperFacts, madeAt: Date) {
  const lines = lentWith(loan);
  const more = lines.length - 1;
  const others = more <= 0 ? '' : more === 1 ? ' et un autre' : ` et ${more} autres`;
  return { reference: `Prêt ${lines[0]?.number ?? ''}${others} du ${frenchDay(new Date(loan.start))}`, madeAt: madeAt.toISOString(), house: houseOf(site) };
}

function contactOf({ borrower: { phone, email } }: LoanAnswer): string | null {
  return email ?? (phone === null ? null : inGroups(phone));
}

/** « 06 12 34 56 78 » of a number in France; as it is of others. */
function inGroups(phone: string): string {
  const national = /^\+33(\d{9})$/.exec(phone)?.[1];
  return national === undefined ? phone : `0${national}`.replace(/(\d\d)(?=\d)/g, '$1 ');
}

function pieceOf(line: LoanLine): DocumentPiece {
  const { number, category, maker, modelName, serial, accessories, wearOut, noteOut, replacementCents } = line;
  return {
    number, category: CATEGORY_LABEL[category], model: `${maker} ${modelName}`, serial, accessories: accessories.map(({ label }) => label.toLowerCase()),
    condition: wearInWords(wearOut, noteOut), valueCents: replacementCents,
  };
}

function returnedPieceOf(line: LoanLine, { erased }: LoanPaperFacts, day: string): ReturnedPiece {
  const { returnedAt, absence, category, wearIn, noteIn, accessories, custodyId } = line;
  const fate = absence !== null ? 'never' : returnedAt === null ? 'out' : dayInParis(new Date(returnedAt)) === day ? 'now' : 'before';
  const at = erased[custodyId];
  const erasedAt = at ? new Date(at).toISOString() : null;
  return {
    ...pieceOf(line), fate, endedAt: returnedAt, condition: absence !== null ? CONDITION_LABEL[absence] : wearInWords(wearIn, noteIn),
    missingAccessories: accessories.filter(({ returned }) => returned === false).map(({ label }) => label.toLowerCase()),
    erasure: !CATEGORIES_WITH_MEMORY.includes(category) ? 'needless' : erasedAt === null ? 'due' : 'done', erasedAt,
  };
}
