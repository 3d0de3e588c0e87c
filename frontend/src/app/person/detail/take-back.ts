import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Holding, HoldingList } from '@calanque/shared';
import { ActMoment } from '../../custody/index';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Session } from '../../session/session';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';
import { refusalOf } from '../../ui/problem/refusal';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import { PersonApi } from '../person-api';
import { RETURNS, RETURN_LABEL, TakeBackLines } from './take-back-lines';

export interface TakeBackData {
  readonly personId: string;
  /** The person's name. */
  readonly name: string;
  readonly pieces: readonly Holding[];
}

export interface TakeBackEnd {
  /** How many pieces were taken back. */
  readonly taken: number;
  /** What was not there: pieces reported as lost, and accessories; in words. */
  readonly missing: readonly string[];
}

/** Takes back what a person holds: everything, or what is ticked; now, or on an earlier date; with what is missing. */
@Component({
  selector: 'cal-take-back',
  imports: [ActMoment, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, IconTile, MatButton, NgTemplateOutlet],
  templateUrl: './take-back.html',
  styleUrl: './take-back.css',
})
export class TakeBack {
  private readonly api = inject(PersonApi);
  private readonly end = injectDialogEnd<TakeBackEnd>();
  protected readonly data = injectDialogData<TakeBackData>();

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly pieces = signal(this.data.pieces);
  protected readonly lines = new TakeBackLines(this.pieces);
  protected readonly chosen = this.lines.chosen;
  /** To report something as lost is for those who keep the inventory. */
  protected readonly outcomes = RETURNS.filter((outcome) => outcome !== 'missing' || inject(Session).may('equipment:edit'));
  protected readonly outcomeLabel = RETURN_LABEL;
  protected readonly many = this.data.pieces.length > 1;
  protected readonly heading = computed(() => {
    const [only] = this.data.pieces;
    return this.many ? `Reprendre ce que détient ${this.data.name}` : `Reprendre ${only?.maker} ${only?.modelName}`;
  });
  protected readonly act = computed(() => {
    const lost = this.lines.missing().length;
    const count = this.chosen().length - lost;
    if (lost > 0 && count === 0) return lost > 1 ? `Signaler ${lost} matériels perdus` : 'Signaler comme perdu';
    if (lost > 0) return `Reprendre ${counted(count, 'matériel', 'matériels', 'aucun')}, signaler ${lost} perdu${lost > 1 ? 's' : ''}`;
    return !this.many ? 'Reprendre' : `Reprendre ${counted(count, 'matériel', 'matériels', 'aucun')}`;
  });

  private readonly model = signal<{ at: string | null; reason: string }>({ at: null, reason: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      validate(path, () => (this.chosen().length > 0 ? undefined : { kind: 'required', message: 'Cochez au moins un matériel.' }));
      required(path.reason, { when: () => this.lines.missing().length > 0, message: 'Dites pourquoi, en quelques mots.' });
    },
    { submission: { action: sending(() => this.send()) } },
  );

  private async send(): Promise<void> {
    const [lost, lacking] = [this.lines.missing().map(({ number }) => number), this.lines.lacking()];
    const taken = this.chosen().length - lost.length;
    try {
      await this.api.takeBack(this.data.personId, { lines: this.lines.toSend(this.model().reason.trim()), at: this.model().at });
    } catch (failure) {
      // The form shows the refusal; a stale list is read anew from it, so that one sees what is still held.
      const { code, current } = refusalOf(failure);
      if (code === 'stale' && current) this.showWhatIsHeld(current as HoldingList);
      throw failure;
    }
    this.end({ taken, missing: [...lost, ...lacking] });
  }

  private showWhatIsHeld({ items }: HoldingList): void {
    const asked = new Set(this.pieces().map((piece) => piece.equipmentId));
    this.pieces.set(items.filter((piece) => piece.mayTakeBack && asked.has(piece.equipmentId)));
  }
}
