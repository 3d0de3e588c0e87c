import type { Category, LoanAnswer, LoanLine, LoanReturn, Wear } from '@calanque/shared';

/** What is said of one piece that may come back. */
export interface SaidOfLine {
  readonly back: boolean;
  readonly wear: Wear;
  readonly broken: boolean;
  readonly note: string;
  /** The labels of the accessories that came back. */
  readonly accessories: readonly string[];
}

/** What is said of a return, by the ids of the custodies. */
export type SaidOfReturn = Readonly<Record<string, SaidOfLine>>;

export interface ReturnLine extends SaidOfLine {
  readonly line: LoanLine;
}

/** The pieces of a loan that are still out. */
export const piecesOut = (loan: LoanAnswer): readonly LoanLine[] =>
  loan.lines.filter(({ returnedAt, cancelled, absence }) => returnedAt === null && !cancelled && absence === null);

/**
 * The beginning of a return: everything complete and as it left, the piece of this id ticked, or all where none is named.
 * @param may Whether pieces of the category may be taken back; the others stay out.
 */
export function beginReturn(loan: LoanAnswer, equipmentId: string | null, may: (category: Category) => boolean): SaidOfReturn {
  const out = piecesOut(loan);
  const named = out.some((line) => line.equipmentId === equipmentId);
  return Object.fromEntries(out.filter(({ category }) => may(category))
    .map((line) => [line.custodyId, { ...asItLeft(line), back: !named || line.equipmentId === equipmentId }]));
}

/** What was said of a loan that was read again: it stays, for what is still out. */
export function goOnWithReturn(said: SaidOfReturn, loan: LoanAnswer): SaidOfReturn {
  return Object.fromEntries(linesOf(said, loan).map(({ line, ...one }) => [line.custodyId, one]));
}

/** Ticks the piece that was scanned beside what is ticked. */
export function tickScanned(said: SaidOfReturn, loan: LoanAnswer, equipmentId: string | null): SaidOfReturn {
  const scanned = linesOf(said, loan).filter(({ line }) => line.equipmentId === equipmentId);
  return { ...said, ...Object.fromEntries(scanned.map(({ line, ...one }) => [line.custodyId, { ...one, back: true }])) };
}

/** The pieces that are out and of which something is said. */
export const linesOf = (said: SaidOfReturn, loan: LoanAnswer): readonly ReturnLine[] => piecesOut(loan).flatMap((line) => {
  const one = said[line.custodyId];
  return one ? [{ ...one, line }] : [];
});

const asItLeft = ({ wearOut, accessories }: LoanLine): SaidOfLine => ({
  back: false, wear: wearOut === 'new' ? 'good' : wearOut, broken: false, note: '', accessories: accessories.map(({ label }) => label),
});

/** What is sent: the pieces that are ticked. */
export function returnOf(lines: readonly ReturnLine[]): LoanReturn {
  return {
    lines: lines.filter(({ back }) => back).map(({ line, wear, broken, note, accessories }) => ({
      custodyId: line.custodyId, version: line.custodyVersion, wear, condition: broken ? 'broken' : null, note: note.trim() || null,
      accessories: accessories.map((label) => ({ label })),
    })),
  };
}

/** The labels that are missing of what is ticked. */
export const missingOf = ({ line, accessories }: ReturnLine): readonly string[] =>
  line.accessories.map(({ label }) => label).filter((label) => !accessories.includes(label));
