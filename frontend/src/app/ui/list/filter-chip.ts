import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-drawings';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly icon?: IconName;
}

/**
 * A filter as a chip: at rest its name, in force its values and a cross. Several values can be ticked
 * unless `single`. The values themselves live in the address (`ListQuery`).
 */
@Component({
  selector: 'cal-filter-chip',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <span class="cal-chip" [class.active]="active()">
      <button type="button" class="choose" [matMenuTriggerFor]="menu">
        @if (icon(); as icon) {
          <cal-icon [name]="icon" />
        }
        <span><span [class.cal-unseen]="active()">{{ label() }}{{ active() ? ' : ' : '' }}</span>{{ summary() }}</span>
        @if (!active()) {
          <cal-icon name="keyboard_arrow_down" />
        }
      </button>
      @if (active()) {
        <button type="button" class="clear" [attr.aria-label]="'Retirer le filtre ' + label()" (click)="valuesChange.emit([])"><cal-icon name="close" /></button>
      }
    </span>
    <mat-menu #menu [aria-label]="label()">
      @for (option of options(); track option.value) {
        @let ticked = values().includes(option.value);
        <button mat-menu-item type="button" [role]="single() ? 'menuitemradio' : 'menuitemcheckbox'" [attr.aria-checked]="ticked" (click)="toggle(option.value, $event)">
          <cal-icon matMenuItemIcon [class.unticked]="!ticked && !option.icon" [name]="ticked ? 'check' : (option.icon ?? 'check')" /> {{ option.label }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    .unticked {
      visibility: hidden;
    }
  `,
})
export class FilterChip {
  readonly label = input.required<string>();
  readonly icon = input<IconName>();
  readonly options = input.required<readonly FilterOption[]>();
  readonly values = input.required<readonly string[]>();
  readonly single = input(false, { transform: booleanAttribute });
  readonly valuesChange = output<readonly string[]>();

  protected readonly active = computed(() => this.values().length > 0);
  protected readonly summary = computed(() => {
    const labels = this.values().map((value) => this.options().find((option) => option.value === value)?.label ?? value);
    if (labels.length <= 2) return labels.join(', ');
    return `${labels[0]} et ${labels.length - 1} autres`;
  });

  protected toggle(value: string, event: Event): void {
    if (this.single()) {
      this.valuesChange.emit([value]);
      return;
    }
    // The menu stays open: one often ticks several.
    event.stopPropagation();
    const before = this.values();
    this.valuesChange.emit(before.includes(value) ? before.filter((other) => other !== value) : [...before, value]);
  }
}
