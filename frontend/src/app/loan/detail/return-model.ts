import type { Category, LoanAnswer, LoanLine, LoanReturn, Wear } from '@calanque/shared';

/** One piece that may come back. */
export interface ReturnLine {
  readonly line: LoanLine;
  readonly back: boolean;
  readonly wear: Wear;
  readonly broken: boolean;
  readonly note: string;
  /** The labels of the accessories that came back. */
  readonly accessories: readonly string[];
}

/** The pieces of a loan that are still out. */
export const piecesOut = (loan: LoanAnswer): readonly LoanLine[] =>
  loan.lines.filter(({ returnedAt, cancelled, absence }) => returnedAt === null && !cancelled && absence === null);

/**
 * The beginning of a return: everything complete and as it left, the piece of this id ticked, or all where none is named.
 * @param may Whether pieces of the category may be taken back; the others stay out.
 */
export function beginReturn(loan: LoanAnswer, equipmentId: string | null, may: (category: Category) => boolean): readonly ReturnLine[] {
  const out = piecesOut(loan);
  const named = out.some((line) => line.equipmentId === equipmentId);
  return out.filter(({ category }) => may(category)).map((line) => ({
    line, back: !named || line.equipmentId === equipmentId, wear: line.wearOut === 'new' ? 'good' : line.wearOut, broken: false, note: '',
    accessories: line.accessories.map(({ label }) => label),
  }));
}

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
