import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Category, Identifier } from '@calanque/shared';
import { Icon } from '../../ui/icon/icon';
import { IDENTIFIER_LABEL, identifiersOf, type BatchLine } from './batch-model';
import type { LineRemark } from './line-remarks';

/** What was scanned, the last line first: each with what is to be said of it, and to correct or take away. */
@Component({
  selector: 'cal-batch-line-list',
  imports: [Icon, MatButton],
  templateUrl: './batch-line-list.html',
  styleUrl: './batch-line-list.css',
})
export class BatchLineList {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  readonly lines = input.required<readonly BatchLine[]>();
  readonly category = input.required<Category | null>();
  /** By the ids of the lines. */
  readonly remarks = input.required<ReadonlyMap<string, readonly LineRemark[]>>();
  /** The lines of which the server knows nothing amiss. */
  readonly cleared = input.required<ReadonlySet<string>>();
  readonly corrected = output<BatchLine>();
  readonly removed = output<BatchLine>();
  /** The hands are free for the next piece. */
  readonly done = output();

  protected readonly kinds = computed(() => identifiersOf(this.category()));
  protected readonly label = IDENTIFIER_LABEL;
  /** The line that is being corrected, and what stands in its fields. */
  protected readonly edited = signal<BatchLine | null>(null);
  protected readonly rows = computed(() => this.lines().map((line, place) => {
    const remarks = this.remarks().get(line.id) ?? [];
    const wrong = remarks.some(({ grave }) => grave);
    const state = wrong ? 'wrong' : remarks.length > 0 ? 'doubtful' : this.cleared().has(line.id) ? 'fine' : 'unknown';
    return { line, number: place + 1, remarks, state, name: line.serial || line.mac || line.imei || 'sans numéro' } as const;
  }).reverse());

  protected textOf(line: BatchLine, kind: Identifier): string {
    return line[kind];
  }

  /** The other identifiers, beside the first one. */
  protected othersOf(line: BatchLine): readonly { readonly kind: Identifier; readonly text: string }[] {
    return this.kinds().filter((kind) => line[kind] !== '').map((kind) => ({ kind, text: line[kind] })).slice(1);
  }

  protected firstOf(line: BatchLine): string {
    return this.kinds().map((kind) => line[kind]).find((text) => text !== '') ?? '—';
  }

  protected edit(line: BatchLine): void {
    this.edited.set(line);
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLInputElement>('.fields input')?.select(), { injector: this.injector });
  }

  protected type(kind: Identifier, event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.edited.update((line) => line && { ...line, [kind]: text });
  }

  protected keep(event: Event): void {
    event.preventDefault();
    const line = this.edited();
    this.edited.set(null);
    if (line) this.corrected.emit({ ...line, serial: line.serial.trim(), mac: line.mac.trim(), imei: line.imei.trim() });
    this.done.emit();
  }

  protected leave(event: Event): void {
    event.stopPropagation();
    this.edited.set(null);
    this.done.emit();
  }

  protected remove(line: BatchLine): void {
    this.edited.set(null);
    this.removed.emit(line);
    this.done.emit();
  }
}
