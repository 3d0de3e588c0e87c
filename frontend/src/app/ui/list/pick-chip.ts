import { Component, inject, input, output } from '@angular/core';
import { Dialogs } from '../dialog/dialogs';
import type { Hit } from '../form/lookup';
import { Icon } from '../icon/icon';
import type { PickFilterData } from './pick-filter';

/** A filter chip whose one value is looked up in a dialog: at rest its name, in force its value and a cross. */
@Component({
  selector: 'cal-pick-chip',
  imports: [Icon],
  template: `
    <span class="cal-chip" [class.active]="value() !== null">
      <button type="button" class="choose" aria-haspopup="dialog" (click)="pick()">
        <span>
          @if (value() === null) {
            {{ label() }}
          } @else {
            <span class="cal-unseen">{{ label() }} : </span>{{ shown() ?? label() }}
          }
        </span>
        @if (value() === null) {
          <cal-icon name="keyboard_arrow_down" />
        }
      </button>
      @if (value() !== null) {
        <button type="button" class="clear" [attr.aria-label]="'Retirer le filtre ' + label()" (click)="valueChange.emit(null)"><cal-icon name="close" /></button>
      }
    </span>
  `,
})
export class PickChip {
  private readonly dialogs = inject(Dialogs);

  readonly label = input.required<string>();
  readonly search = input.required<(text: string) => Promise<readonly Hit[]>>();
  /** The id in force, or null. */
  readonly value = input.required<string | null>();
  /** What the value is called; null until known. */
  readonly shown = input<string | null>(null);
  readonly valueChange = output<string | null>();

  protected async pick(): Promise<void> {
    const id = await this.dialogs.open<string, PickFilterData>(
      () => import('./pick-filter').then((file) => file.PickFilter),
      { label: this.label(), search: this.search() },
    );
    if (id) this.valueChange.emit(id);
  }
}
