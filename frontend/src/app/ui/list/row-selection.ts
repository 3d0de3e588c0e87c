import { computed, signal } from '@angular/core';

/** The rows that somebody has ticked. It outlives « Afficher la suite », not another filter. */
export class RowSelection<Row extends { readonly id: string }> {
  private readonly chosen = signal<ReadonlyMap<string, Row>>(new Map());

  readonly rows = computed(() => [...this.chosen().values()]);
  readonly count = computed(() => this.chosen().size);

  has(row: Row): boolean {
    return this.chosen().has(row.id);
  }

  toggle(row: Row): void {
    this.chosen.update((before) => {
      const after = new Map(before);
      if (!after.delete(row.id)) after.set(row.id, row);
      return after;
    });
  }

  /** Ticks all of them, or none if all are ticked already. */
  toggleAll(rows: readonly Row[]): void {
    const all = rows.every((row) => this.has(row));
    this.chosen.set(new Map(all ? [] : rows.map((row) => [row.id, row])));
  }

  /** Keeps the given rows ticked, the others not. */
  set(rows: readonly Row[]): void {
    this.chosen.set(new Map(rows.map((row) => [row.id, row])));
  }

  clear(): void {
    this.chosen.set(new Map());
  }
}
