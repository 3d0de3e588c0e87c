import { computed, signal, type WritableSignal } from '@angular/core';
import { BATCH_MAX, type Identifier } from '@calanque/shared';
import { countOf, newLine, scannedOf, type BatchFormModel, type BatchLine } from './batch-model';

/**
 * One piece after another, and of each one identifier after another. It reads and writes the form's own signal, so
 * that it is up to date between two keys, before anything is drawn.
 */
export class ScanRun {
  /** The line that still lacks identifiers, and the place among those that are scanned of the one that comes next. */
  private readonly begun = signal<{ readonly id: string; readonly place: number } | null>(null);
  private readonly refused = signal<string | null>(null);

  constructor(private readonly model: WritableSignal<BatchFormModel>) {}

  private readonly open = computed(() => {
    const begun = this.begun();
    const line = begun && this.model().lines.find(({ id }) => id === begun.id);
    const kind = begun && scannedOf(this.model())[begun.place];
    return begun && line && kind ? { line, kind, place: begun.place } : null;
  });

  /** What is to be scanned next. */
  readonly kind = computed<Identifier>(() => this.open()?.kind ?? scannedOf(this.model())[0] ?? 'serial');
  /** Of which line, counted from 1. */
  readonly number = computed(() => {
    const open = this.open();
    return open ? this.model().lines.indexOf(open.line) + 1 : this.model().lines.length + 1;
  });
  /** Whether that is a line that is there already, and may go without. */
  readonly goesOn = computed(() => this.open() !== null);
  /** Why the last text was not taken; null when it was. */
  readonly trouble = this.refused.asReadonly();

  /** Gives the line that the text went into; null when nothing came of it. What was not taken has its reason in `trouble`. */
  take(text: string): BatchLine | null {
    const value = text.trim();
    const open = this.open();
    const asked = scannedOf(this.model());
    this.refused.set(null);
    if (open) {
      const place = open.place + 1;
      this.begun.set(place < asked.length ? { id: open.line.id, place } : null);
      if (value === '') return null;
      const filled = { ...open.line, [open.kind]: value };
      this.model.update((model) => ({ ...model, lines: model.lines.map((line) => (line.id === filled.id ? filled : line)) }));
      return filled;
    }
    if (value === '') return null;
    if (countOf(this.model()) >= BATCH_MAX) {
      this.refused.set(`${BATCH_MAX} matériels au plus à la fois : enregistrez ceux-ci, puis continuez.`);
      return null;
    }
    const line = newLine({ [this.kind()]: value });
    this.begun.set(asked.length > 1 ? { id: line.id, place: 1 } : null);
    this.model.update((model) => ({ ...model, lines: [...model.lines, line] }));
    return line;
  }
}
