import { computed, inject, signal } from '@angular/core';
import { EQUIPMENT_STATE_LABEL, PROBLEMS, bulkActsFor, type BulkAct, type BulkActRequest, type EquipmentSummary, type LineProblem } from '@calanque/shared';
import { v7 } from 'uuid';
import { Session } from '../../session/session';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { refusalOf } from '../../ui/problem/refusal';
import { CustodyApi } from '../custody-api';

/** What an act's dialog is opened with: one piece or many, and which act where a dialog serves several. */
export interface ActData<Act extends string = string> {
  readonly act: Act;
  readonly pieces: readonly EquipmentSummary[];
}

/** How an act's dialog ends: on which pieces it was done, or that what the screen shows is out of date. */
export type ActEnd = { readonly done: readonly EquipmentSummary[] } | 'outdated';

/**
 * The pieces on which a dialog acts, and the sending of the act: one piece by its own address, so that a
 * refusal lands at its field, many by one bulk act. The ids of the custodies that open are made once, so
 * that sending again is safe.
 */
export class ActSubject<Act extends string = string> {
  private readonly api = inject(CustodyApi);
  private readonly session = inject(Session);
  private readonly data = injectDialogData<ActData<Act>>();
  private readonly end = injectDialogEnd<ActEnd | undefined>();
  private readonly custodyIds = new Map(this.data.pieces.map((piece) => [piece.id, v7()]));

  private readonly chosen = signal(this.data.pieces);
  private readonly refusals = signal<readonly LineProblem[]>([]);

  readonly act = this.data.act;
  readonly pieces = this.chosen.asReadonly();
  readonly many = computed(() => this.chosen().length > 1);
  /** The pieces that refuse, and why; empty until a bulk act was refused. */
  readonly refused = this.refusals.asReadonly();
  /** What the API says the thing is now, when it has changed under the dialog; null otherwise. */
  readonly current = signal<unknown>(null);

  /** The one piece, or the first of many. */
  get first(): EquipmentSummary {
    const [first] = this.chosen();
    if (!first) throw new Error('An act needs at least one piece.');
    return first;
  }

  /** Why the act is not for this piece too, as a sentence; null when it is. */
  whyNot(piece: EquipmentSummary): string | null {
    if (this.chosen().some(({ id }) => id === piece.id)) return `${piece.number} est déjà dans la liste.`;
    const user = this.session.user();
    const may = user !== null && bulkActsFor(user.role, [this.first, piece]).some((act) => act === this.act);
    return may ? null : `${piece.number} ne peut pas être ajouté : son état ne permet pas cette action (${EQUIPMENT_STATE_LABEL[piece.state].toLowerCase()}).`;
  }

  /** The act is for this piece too. */
  add(piece: EquipmentSummary): void {
    this.custodyIds.set(piece.id, v7());
    this.chosen.update((pieces) => [...pieces, piece]);
  }

  custodyIdOf(piece: EquipmentSummary): string {
    return this.custodyIds.get(piece.id) ?? '';
  }

  /**
   * Sends the act and ends the dialog when it was done. A refusal of the one piece is thrown, for the form to show;
   * refusals of many stand in `refused` afterwards.
   *
   * @param many The bulk act; left out where a dialog is only ever opened for one piece.
   */
  async send(one: (piece: EquipmentSummary) => Promise<unknown>, many?: Omit<BulkActRequest, 'lines'>): Promise<void> {
    this.refusals.set([]);
    this.current.set(null);
    try {
      if (many && this.many()) await this.api.actOnMany({ ...many, lines: this.chosen().map((piece) => this.lineOf(piece, many.act)) });
      else await one(this.first);
    } catch (failure) {
      const refusal = refusalOf(failure);
      if (refusal.code === 'stale') this.current.set(refusal.current ?? {});
      // The lines are listed one by one below: the form itself has nothing to correct.
      if (refusal.code !== 'bulk-refused') throw failure;
      this.refusals.set(refusal.lines);
      return;
    }
    this.end({ done: this.chosen() });
  }

  /** « Retirer ces matériels de la sélection »; nothing is left to do when all of them refused. */
  withdrawRefused(): void {
    const refused = new Set(this.refusals().map((line) => line.id));
    const left = this.chosen().filter((piece) => !refused.has(piece.id));
    this.refusals.set([]);
    if (left.length === 0) this.end('outdated');
    else this.chosen.set(left);
  }

  /** Ends the dialog and lets the screen read again what it shows. */
  giveUpOutdated(): void {
    this.end('outdated');
  }

  /** The sentence for refusals whose piece could not even be found. */
  readonly refusalSentence = computed(() =>
    PROBLEMS['bulk-refused'].sentence({ refused: this.refusals().length, total: this.chosen().length }));

  /** Taking back names the custody that is shown, so that nobody else's is ended instead. */
  private lineOf(piece: EquipmentSummary, act: BulkAct) {
    return { id: piece.id, version: piece.version, custodyId: act === 'take-back' ? piece.custody?.id ?? null : this.custodyIdOf(piece) };
  }
}

/** The subject of the dialog that is being made. */
export const injectActSubject = <Act extends string = string>(): ActSubject<Act> => new ActSubject<Act>();
