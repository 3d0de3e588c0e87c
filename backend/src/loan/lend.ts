import { Injectable } from '@nestjs/common';
import type { LineProblem, LoanAnswer, LoanDraft, LoanLineDraft } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { bookingsOfLoan } from '../booking/index.js';
import { keepBorrower } from '../borrower/index.js';
import { Clock } from '../clock/clock.js';
import { openCustody } from '../custody/index.js';
import { Database, type Transaction } from '../database/database.js';
import { withSavepoint } from '../database/savepoint.queries.js';
import { lockPieces, requireValid, type Piece } from '../equipment/index.js';
import { requireWholeKit } from '../kit/index.js';
import { Refusal } from '../refusal/refusal.js';
import { requireDueSoon } from './due-soon.js';
import { insertLoan, siteOfPiece } from './loan-writes.queries.js';
import { findTerms } from './loan-terms.queries.js';
import { ReadLoans } from './read-loans.js';
import { usualDueAt } from './usual-due-at.js';

/** Hands pieces to a member of the public: all of them or none. */
@Injectable()
export class Lend {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly loans: ReadLoans) {}

  /**
   * @throws Refusal `loan-refused` with one entry for each piece that refuses, `loan-one-site`, `borrower-required`, `borrower-unknown`,
   * `borrower-erased`, `contact-required`, `phone-invalid`, `due-before-start`, `due-too-far`, `id-reused`, `booking-over`, `booking-not-approved`,
   * `booking-pieces-differ`, `booking-needs-agent`
   */
  async lend(caller: Caller, draft: LoanDraft): Promise<LoanAnswer> {
    // The history of somebody new is kept where they borrow first.
    const siteId = await siteOfPiece(this.database, caller.scope, draft.lines[0]?.equipmentId ?? '');
    await this.database.create(caller, draft, (tx) => this.lendAll(tx, caller, draft), siteId);
    return this.loans.one(caller, draft.id);
  }

  private async lendAll(tx: Transaction, caller: Caller, draft: LoanDraft): Promise<void> {
    const now = this.clock.now();
    const ids = draft.lines.map((line) => line.equipmentId);
    const booked = draft.bookingId ? await bookingsOfLoan(tx, caller, draft.bookingId, ids, now) : null;
    const kitId = draft.kitId ?? booked?.kitId ?? null;
    const pieces = await lockPieces(tx, caller.scope, ids);
    if (kitId) await requireSameKit(tx, caller, kitId, draft);
    const borrowerId = await keepBorrower(tx, caller, draft);
    const found = [...pieces.values()];
    const start = draft.start ? new Date(draft.start) : now;
    const dueAt = draft.dueAt ? new Date(draft.dueAt) : usualDueAt(await findTerms(tx), found.map((piece) => piece.category), start);
    if (dueAt <= start) throw new Refusal('due-before-start', {}, { field: 'dueAt' });
    requireDueSoon(dueAt, now);
    const [siteId] = new Set(found.map((piece) => piece.siteId));
    if (siteId === undefined) throw refused(draft, draft.lines.map((line) => problemOf(line, undefined, new Refusal('not-found'))));
    if (found.some((piece) => piece.siteId !== siteId)) throw new Refusal('loan-one-site', {}, { field: 'lines' });
    await insertLoan(tx, { id: draft.id, siteId, personId: borrowerId, start, dueAt });
    const problems: LineProblem[] = [];
    for (const line of draft.lines) {
      const problem = await lendOne(tx, caller, { draft, line, borrowerId, dueAt, kitId, bookingId: booked?.ofPiece.get(line.equipmentId) ?? null, piece: pieces.get(line.equipmentId) }, now);
      if (problem) problems.push(problem);
    }
    if (problems.length > 0) throw refused(draft, problems);
  }
}

/** A kit is lent whole: its pieces and no other. @throws Refusal `kit-…`, `kit-lines-differ` */
async function requireSameKit(tx: Transaction, caller: Caller, kitId: string, draft: LoanDraft): Promise<void> {
  const { kit } = await requireWholeKit(tx, caller, kitId);
  const told = draft.lines.map((line) => line.equipmentId);
  const count = kit.pieces.filter((id) => !told.includes(id)).length + told.filter((id) => !kit.pieces.includes(id)).length;
  if (count > 0) throw new Refusal('kit-differs', { count }, { field: 'lines' });
}

interface OnePiece {
  readonly draft: LoanDraft;
  readonly line: LoanLineDraft;
  readonly borrowerId: string;
  readonly dueAt: Date;
  /** The kit that is lent; null where it is none. */
  readonly kitId: string | null;
  /** The booking of this piece that comes true. */
  readonly bookingId: string | null;
  readonly piece: Piece | undefined;
}

async function lendOne(tx: Transaction, caller: Caller, { draft, line, borrowerId, dueAt, kitId, bookingId, piece }: OnePiece, now: Date): Promise<LineProblem | null> {
  try {
    if (!piece) throw new Refusal('not-found');
    requireValid(piece);
    await withSavepoint(tx, () => openCustody(tx, caller, piece, {
      id: line.id, equipmentId: piece.id, kind: 'loan', loan: { id: draft.id, borrowerId }, start: draft.start ?? null, dueAt: dueAt.toISOString(),
      kitId, bookingId, overrideReason: draft.overrideReason ?? null,
      wear: line.wear, wearNote: line.note ?? null, accessories: line.accessories,
    }, now));
    return null;
  } catch (error) {
    // A refusal of one piece must not hide those of the others; anything else ends the whole loan.
    if (!(error instanceof Refusal)) throw error;
    return problemOf(line, piece, error);
  }
}

function problemOf(line: LoanLineDraft, piece: Piece | undefined, refusal: Refusal): LineProblem {
  const { code, sentence, details } = refusal;
  return { id: line.equipmentId, number: piece?.number ?? null, code, detail: sentence, ...(details.field !== undefined && { field: details.field }) };
}

function refused(draft: LoanDraft, lines: readonly LineProblem[]): Refusal {
  return new Refusal('loan-refused', { refused: lines.length, total: draft.lines.length }, { lines });
}
