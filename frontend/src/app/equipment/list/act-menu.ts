import { Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { actsFor, type EquipmentAct, type EquipmentSummary } from '@calanque/shared';
import { Session } from '../../session/session';
import { Icon } from '../../ui/icon/icon';
import { ACT_ICON, actLabel } from '../act/act-look';

/** The acts that are possible on the piece of a row, behind three dots; nothing where none is. */
@Component({
  selector: 'cal-act-menu',
  imports: [Icon, MatIconButton, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger],
  template: `
    @if (acts().length > 0) {
      <button matIconButton class="open" type="button" [matMenuTriggerFor]="menu" [attr.aria-label]="'Actions sur ' + piece().number"><cal-icon name="more_vert" /></button>
      <mat-menu #menu xPosition="before">
        <ng-template matMenuContent>
          @for (act of acts(); track act) {
            <button mat-menu-item type="button" (click)="chosen.emit(act)"><cal-icon matMenuItemIcon [name]="iconOf[act]" /> {{ labelOf(act, piece().category) }}</button>
          }
        </ng-template>
      </mat-menu>
    }
  `,
  styles: `
    .open {
      position: relative;
      z-index: 1;
      --cal-icon-size: 1.375rem;
      --mat-icon-button-state-layer-size: 40px;
      width: 40px;
      height: 40px;
      padding: 0;
    }

    .open cal-icon {
      margin: 0;
    }
  `,
})
export class ActMenu {
  private readonly session = inject(Session);

  readonly piece = input.required<EquipmentSummary>();
  /** Acts that have a button of their own beside the menu. */
  readonly except = input<readonly EquipmentAct[]>([]);
  readonly chosen = output<EquipmentAct>();

  protected readonly iconOf = ACT_ICON;
  protected readonly labelOf = actLabel;
  protected readonly acts = computed(() => {
    const user = this.session.user();
    return user ? actsFor(user.role, this.piece()).filter((act) => !this.except().includes(act)) : [];
  });
}
