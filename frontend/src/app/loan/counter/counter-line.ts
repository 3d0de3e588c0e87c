import { Component, computed, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { WEARS, WEAR_LABEL, type LineProblem, type Wear } from '@calanque/shared';
import { Icon } from '../../ui/icon/icon';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import type { CounterLine } from './counter-model';

/** One piece on the counter: what goes along, how it looks, and why it cannot be lent yet. */
@Component({
  selector: 'cal-counter-line',
  imports: [Icon, IconTile, MatButton, MatIconButton],
  templateUrl: './counter-line.html',
  styleUrl: './counter-line.css',
})
export class CounterLineCard {
  readonly line = input.required<CounterLine>();
  /** What usually goes along with it. */
  readonly usual = input.required<readonly string[]>();
  /** Why the server refused it. */
  readonly refusal = input<LineProblem | null>(null);
  /** Whether its memory is known to hold somebody's data. */
  readonly toErase = input(false);
  readonly changed = output<CounterLine>();
  readonly removed = output();
  readonly erasing = output();

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly wears = WEARS;
  protected readonly wearLabel = WEAR_LABEL;
  protected readonly along = computed(() => this.line().accessories ?? this.usual());
  protected readonly labels = computed(() => [...new Set([...this.usual(), ...this.along()])]);

  protected toggle(label: string): void {
    const along = this.along();
    const accessories = along.includes(label) ? along.filter((one) => one !== label) : this.labels().filter((one) => one === label || along.includes(one));
    this.changed.emit({ ...this.line(), accessories });
  }

  protected setWear(event: Event): void {
    this.changed.emit({ ...this.line(), wear: (event.target as HTMLSelectElement).value as Wear });
  }

  protected setNote(event: Event): void {
    this.changed.emit({ ...this.line(), note: (event.target as HTMLInputElement).value });
  }
}
