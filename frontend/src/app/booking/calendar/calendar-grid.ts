import { Component, ElementRef, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarPiece } from '@calanque/shared';
import { Icon } from '../../ui/icon/icon';
import { keepFocus } from '../../ui/page/keep-focus';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { BUSY_LOOK } from '../booking-words';
import { freeWords, type ModelRows, type PieceRow } from './calendar-rows';
import type { Slot } from './calendar-slots';

/** A cell that was pressed: the piece, and the hour or day. */
export interface PickedCell {
  readonly piece: CalendarPiece;
  readonly slot: Slot;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** The column of the pieces' names, before the first hour or day. */
const NAMES = -1;

/**
 * Pieces by hours or days. A grid of one tab stop: the arrow keys go from cell to cell, and left of the first to the name of the piece; Home and End
 * go to the first and the last hour or day, Page Up and Page Down to the former and the next stretch of time; Enter opens what one is on.
 */
@Component({
  selector: 'cal-calendar-grid',
  imports: [Icon, RouterLink],
  templateUrl: './calendar-grid.html',
  styleUrl: './calendar-grid.css',
})
export class CalendarGrid {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** « Réservations de Vitrolles, du 30 nov. au 6 décembre 2026 » */
  readonly label = input.required<string>();
  readonly slots = input.required<readonly Slot[]>();
  readonly models = input.required<readonly ModelRows[]>();
  readonly picked = output<PickedCell>();
  /** One asks for the next (1) or the former (-1) stretch. */
  readonly stepped = output<1 | -1>();

  protected readonly look = BUSY_LOOK;
  protected readonly icons = CATEGORY_ICON;
  protected readonly freeWords = freeWords;
  private readonly rows = computed(() => this.models().flatMap(({ pieces }) => pieces));
  /** What has the one tab stop, by its row and column among the pieces: the former place, as far as there is one. */
  private readonly stop = linkedSignal<readonly [number, number], Place>({
    source: () => [this.rows().length, this.slots().length],
    computation: ([rows, columns], former) => (former
      ? { row: Math.max(0, Math.min(former.value.row, rows - 1)), column: Math.min(former.value.column, columns - 1) }
      : { row: 0, column: this.firstColumn() }),
  });

  protected readonly names = NAMES;

  constructor() {
    // The cells go with their hours or days: what comes in the place of the one that had the focus takes it.
    keepFocus(() => this.slots(), () => this.at(this.stop()));
  }

  protected isStop(row: PieceRow, column: number): boolean {
    const { row: place, column: current } = this.stop();
    return this.rows()[place] === row && current === column;
  }

  protected move(event: KeyboardEvent, row: PieceRow, column: number): void {
    const place = this.rows().indexOf(row);
    const last = this.slots().length - 1;
    const target = ({
      ArrowRight: [place, column + 1], ArrowLeft: [place, column - 1], ArrowDown: [place + 1, column], ArrowUp: [place - 1, column],
      Home: [place, 0], End: [place, last],
    } as Readonly<Record<string, readonly [number, number]>>)[event.key];
    if (target) this.goTo(target[0], target[1]);
    else if (event.key === 'PageDown') this.stepped.emit(1);
    else if (event.key === 'PageUp') this.stepped.emit(-1);
    else if (column !== NAMES && (event.key === 'Enter' || event.key === ' ')) this.pick(row, column);
    else return;
    event.preventDefault();
  }

  protected pick(row: PieceRow, column: number): void {
    const slot = this.slots()[column];
    if (!slot) return;
    this.stop.set({ row: this.rows().indexOf(row), column });
    this.picked.emit({ piece: row.piece, slot });
  }

  private goTo(row: number, column: number): void {
    if (row < 0 || row >= this.rows().length || column < NAMES || column >= this.slots().length) return;
    this.stop.set({ row, column });
    this.at({ row, column })?.focus();
  }

  private at({ row, column }: Place): HTMLElement | undefined {
    const line = this.host.nativeElement.querySelectorAll('tr.row')[row];
    return line?.querySelectorAll<HTMLElement>('th a, td.cell')[column - NAMES];
  }

  private firstColumn(): number {
    return Math.max(0, this.slots().findIndex(({ current }) => current));
  }
}
