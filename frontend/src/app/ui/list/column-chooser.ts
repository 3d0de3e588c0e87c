import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ListColumn } from '@calanque/shared';
import { injectDialogData, injectDialogEnd } from '../dialog/dialog-contents';
import { DialogFrame } from '../dialog/dialog-frame';
import { Choices } from '../form/choices';
import { Icon } from '../icon/icon';
import { DENSITIES, type Density, type Layout } from './list-layout';

export interface ColumnChooserData {
  readonly available: readonly ListColumn[];
  readonly chosen: Layout;
  readonly usual: Layout;
  /** The column that cannot be taken away. */
  readonly fixed: string;
}

type Direction = 'up' | 'down';

/** Chooses the columns of a list, their order and how dense its rows are. Ends with the choice. */
@Component({
  selector: 'cal-column-chooser',
  imports: [Choices, DialogFrame, Icon, MatButton],
  templateUrl: './column-chooser.html',
  styleUrl: './column-chooser.css',
})
export class ColumnChooser {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly data = injectDialogData<ColumnChooserData>();
  protected readonly end = injectDialogEnd<Layout>();

  protected readonly density = signal<string>(this.data.chosen.density);
  protected readonly densities = DENSITIES.map((value) => ({ value, label: value === 'compacte' ? 'Compacte' : 'Confortable' }));
  protected readonly chosen = signal<readonly string[]>(this.data.chosen.columns);
  /** The chosen ones in their order, then the others in the order of the list. */
  protected readonly rows = computed(() => {
    const chosen = this.chosen();
    const byKey = new Map(this.data.available.map((column) => [column.key, column]));
    return [...chosen.flatMap((key) => byKey.get(key) ?? []), ...this.data.available.filter(({ key }) => !chosen.includes(key))];
  });
  /** What was moved where, for those who do not see it. */
  protected readonly said = signal('');

  protected placeOf(column: ListColumn): number {
    return this.chosen().indexOf(column.key);
  }

  protected toggle(column: ListColumn): void {
    this.chosen.update((before) => (before.includes(column.key) ? before.filter((key) => key !== column.key) : [...before, column.key]));
    this.keepFocus(`input[data-key="${column.key}"]`);
  }

  protected move(column: ListColumn, direction: Direction): void {
    const from = this.placeOf(column);
    const to = direction === 'up' ? from - 1 : from + 1;
    if (to < 0 || to >= this.chosen().length) return;
    this.chosen.update((before) => before.toSpliced(from, 1).toSpliced(to, 0, column.key));
    this.said.set(`${column.heading} : colonne ${to + 1} sur ${this.chosen().length}`);
    this.keepFocus(`button[data-key="${column.key}"][data-direction="${direction}"]`);
  }

  protected restore(): void {
    this.chosen.set(this.data.usual.columns);
    this.density.set(this.data.usual.density);
    this.said.set('Colonnes et densité habituelles');
  }

  protected apply(): void {
    this.end({ columns: this.chosen(), density: this.density() as Density });
  }

  /** A row that moves leaves the focus behind. */
  private keepFocus(selector: string): void {
    afterNextRender({ read: () => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus() }, { injector: this.injector });
  }
}
