import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
import type { ImportConfirmation, ImportRow } from '@calanque/shared';
import { draftOf, forgetDraft, keepDraft } from '../../ui/form/draft-store';

interface Kept {
  readonly all: boolean;
  readonly rows: readonly number[];
}

/** Whether anything of the row can be taken over. */
export const mayBeChosen = (row: Pick<ImportRow, 'differences'>): boolean => row.differences.some((difference) => difference.obstacle === null);

/** The rows whose other values are to be taken: some of them, or all. Kept in this tab until the import is confirmed. */
export class ChosenDifferences {
  private readonly everything: WritableSignal<boolean>;
  private readonly rows: WritableSignal<ReadonlySet<number>>;
  private readonly possible = signal<number | null>(null);

  readonly all: Signal<boolean>;
  /** How many rows will be changed; null when all are and nobody has counted them to the end. */
  readonly count = computed(() => (this.all() ? this.possible() : this.rows().size));
  readonly none = computed(() => !this.all() && this.rows().size === 0);
  readonly confirmation = computed((): ImportConfirmation =>
    this.all() ? { allDifferences: true } : this.rows().size > 0 ? { rows: [...this.rows()].sort((one, other) => one - other) } : {});

  /** @param key Names this import as it was checked. */
  constructor(private readonly key: string) {
    const kept = draftOf(key)?.value as Kept | undefined;
    // They begin with what was kept and are not set afterwards: this is made inside a `computed`, where nothing may be written.
    this.everything = signal(kept?.all ?? false);
    this.rows = signal<ReadonlySet<number>>(new Set(kept?.rows));
    this.all = this.everything.asReadonly();
  }

  has(row: ImportRow): boolean {
    return this.all() ? mayBeChosen(row) : this.rows().has(row.row);
  }

  toggle(row: ImportRow): void {
    this.rows.update((before) => {
      const after = new Set(before);
      if (!after.delete(row.row)) after.add(row.row);
      return after;
    });
    this.keep();
  }

  toggleAll(): void {
    this.everything.update((all) => !all);
    this.keep();
  }

  /** Every different row has been seen: this many of them can be changed. */
  seen(rows: readonly ImportRow[]): void {
    this.possible.set(rows.filter(mayBeChosen).length);
  }

  /** They were sent. */
  forget(): void {
    forgetDraft(this.key);
  }

  private keep(): void {
    keepDraft(this.key, { all: this.all(), rows: [...this.rows()] } satisfies Kept, new Date());
  }
}
