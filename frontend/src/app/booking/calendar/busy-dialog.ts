import { Component, computed } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogClose } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Icon } from '../../ui/icon/icon';
import { Badge } from '../../ui/state/badge';
import { BUSY_LOOK, whenOf } from '../booking-words';
import type { PickedCell } from './calendar-grid';

export interface BusyDialogData extends PickedCell {
  /** Whether one's role may book this category. */
  readonly mayBook: boolean;
}

/** What fills a piece's time on the hour or day that was pressed. Ends with true when one wants to book beside it. */
@Component({
  selector: 'cal-busy-dialog',
  imports: [Badge, DialogFrame, Icon, MatButton, MatDialogClose, RouterLink],
  template: `
    <cal-dialog-frame [heading]="cell.piece.number" [consequence]="cell.piece.model.name + ', ' + cell.slot.name" cancel="Fermer">
      <ul>
        @for (one of filling(); track $index) {
          <li>
            <cal-badge [tone]="look[one.kind].tone" [icon]="look[one.kind].icon">{{ look[one.kind].word }}</cal-badge>
            <strong>{{ one.label }}</strong>
            <span class="when">{{ when(one.start, one.end) }}</span>
            @if (one.endangered) {
              <span class="endangered"><cal-icon name="warning" />Le matériel risque de ne pas être là à temps.</span>
            }
            @if (one.bookingId; as id) {
              <a mat-dialog-close [routerLink]="['/reservations', id]">Voir la réservation</a>
            }
          </li>
        }
      </ul>
      @if (bookable) {
        <button act matButton="filled" type="button" (click)="end(true)">Réserver ce matériel</button>
      }
    </cal-dialog-frame>
  `,
  styles: `
    ul {
      display: grid;
      gap: 1rem;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.375rem 0.625rem;
    }

    .when,
    .endangered {
      flex-basis: 100%;
    }

    .when {
      color: var(--cal-ink-2);
    }

    .endangered {
      --cal-icon-size: 1.125rem;
      display: flex;
      align-items: center;
      gap: 0.375rem;
      color: var(--cal-coral);
    }

    a {
      padding-block: 0.5rem;
    }
  `,
})
export class BusyDialog {
  protected readonly cell = injectDialogData<BusyDialogData>();
  protected readonly end = injectDialogEnd<boolean>();
  protected readonly look = BUSY_LOOK;
  protected readonly when = whenOf;
  protected readonly bookable = this.cell.mayBook && this.cell.slot.end > Date.now();
  protected readonly filling = computed(() =>
    this.cell.piece.busy.filter(({ start, end }) => Date.parse(start) < this.cell.slot.end && (end === null || Date.parse(end) > this.cell.slot.start)));
}
