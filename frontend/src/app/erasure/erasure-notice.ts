import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ErasureAwaitedList } from '@calanque/shared';
import { shortDay } from '../ui/format/dates';
import { Notice } from '../ui/state/notice';
import { Erasures } from './erasures';

/** Says of a piece whose memory must be erased before anybody else has it, and lets one record that it was; else nothing. */
@Component({
  selector: 'cal-erasure-notice',
  imports: [MatButton, Notice],
  template: `
    @if (since(); as since) {
      <cal-notice tone="coral" icon="ink_eraser" heading="Mémoire à effacer">
        Rendu le {{ since }} : effacez la mémoire avant de le remettre à quelqu’un d’autre.
        <button action matButton="outlined" type="button" (click)="record()">Enregistrer l’effacement</button>
      </cal-notice>
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class ErasureNotice {
  private readonly erasures = inject(Erasures);

  readonly equipmentId = input.required<string>();
  readonly number = input.required<string>();
  readonly recorded = output();

  private readonly awaited = httpResource<ErasureAwaitedList>(() => '/api/erasures/awaited');
  protected readonly since = computed(() => {
    const items = this.awaited.hasValue() ? this.awaited.value().items : [];
    const mine = items.find(({ equipmentId }) => equipmentId === this.equipmentId());
    return mine ? shortDay(mine.since) : null;
  });

  protected async record(): Promise<void> {
    if (!(await this.erasures.record({ id: this.equipmentId(), number: this.number() }))) return;
    this.awaited.reload();
    this.recorded.emit();
  }
}
