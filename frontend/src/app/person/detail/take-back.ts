import { Component, computed, inject, signal } from '@angular/core';
import { FormRoot, form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Holding, HoldingList } from '@calanque/shared';
import { ActMoment } from '../../custody/index';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { ErrorSummary } from '../../ui/form/error-summary';
import { sending } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';
import { refusalOf } from '../../ui/problem/refusal';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import { PersonApi } from '../person-api';

export interface TakeBackData {
  readonly personId: string;
  /** The person's name. */
  readonly name: string;
  readonly pieces: readonly Holding[];
}

export interface TakeBackEnd {
  /** How many pieces were taken back. */
  readonly taken: number;
}

/** Takes back what a person holds: everything, or what is ticked; now, or on an earlier date. */
@Component({
  selector: 'cal-take-back',
  imports: [ActMoment, DialogFrame, ErrorSummary, FormRoot, IconTile, MatButton],
  templateUrl: './take-back.html',
  styleUrl: './take-back.css',
})
export class TakeBack {
  private readonly api = inject(PersonApi);
  private readonly end = injectDialogEnd<TakeBackEnd>();
  protected readonly data = injectDialogData<TakeBackData>();

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly pieces = signal(this.data.pieces);
  private readonly ticked = signal<ReadonlySet<string>>(new Set(this.data.pieces.map((piece) => piece.custodyId)));
  protected readonly chosen = computed(() => this.pieces().filter((piece) => this.ticked().has(piece.custodyId)));
  protected readonly many = this.data.pieces.length > 1;
  protected readonly heading = computed(() => {
    const [only] = this.data.pieces;
    return this.many ? `Reprendre ce que détient ${this.data.name}` : `Reprendre ${only?.maker} ${only?.modelName}`;
  });
  protected readonly act = computed(() => {
    const count = this.chosen().length;
    return !this.many ? 'Reprendre' : `Reprendre ${counted(count, 'matériel', 'matériels', 'aucun')}`;
  });

  private readonly model = signal<{ at: string | null }>({ at: null });
  protected readonly form = form(
    this.model,
    (path) => validate(path, () => (this.chosen().length > 0 ? undefined : { kind: 'required', message: 'Cochez au moins un matériel.' })),
    { submission: { action: sending(() => this.send()) } },
  );

  protected isTicked(piece: Holding): boolean {
    return this.ticked().has(piece.custodyId);
  }

  protected toggle(piece: Holding): void {
    this.ticked.update((before) => {
      const after = new Set(before);
      if (!after.delete(piece.custodyId)) after.add(piece.custodyId);
      return after;
    });
  }

  private async send(): Promise<void> {
    const chosen = this.chosen();
    const lines = chosen.map((piece) => ({ custodyId: piece.custodyId, version: piece.custodyVersion }));
    try {
      await this.api.takeBack(this.data.personId, { lines, at: this.model().at });
    } catch (failure) {
      // The form shows the refusal; a stale list is read anew from it, so that one sees what is still held.
      const { code, current } = refusalOf(failure);
      if (code === 'stale' && current) this.showWhatIsHeld(current as HoldingList);
      throw failure;
    }
    this.end({ taken: chosen.length });
  }

  private showWhatIsHeld({ items }: HoldingList): void {
    const asked = new Set(this.pieces().map((piece) => piece.equipmentId));
    this.pieces.set(items.filter((piece) => piece.mayTakeBack && asked.has(piece.equipmentId)));
    this.ticked.set(new Set(this.pieces().map((piece) => piece.custodyId)));
  }
}
