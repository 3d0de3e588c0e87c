import { Component, ElementRef, computed, inject, input, model, signal, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import type { Category } from '@calanque/shared';
import { BatchLineList } from './batch-line-list';
import type { BatchLine } from './batch-model';
import type { LineRemark } from './line-remarks';
import { ScanBox } from './scan-box';
import type { ScanRun } from './scan-run';

/** The pieces that are scanned, as one field of the form: the field to scan in, and the lines below it. */
@Component({
  selector: 'cal-batch-lines',
  imports: [BatchLineList, ScanBox],
  template: `
    <cal-scan-box [run]="run()" (taken)="taken($event)" />
    @if (value().length > 0) {
      <cal-batch-line-list
        [lines]="value()"
        [category]="category()"
        [remarks]="remarks()"
        [cleared]="cleared()"
        (corrected)="correct($event)"
        (removed)="remove($event)"
        (done)="focusScan()"
      />
    }
    <p class="cal-unseen" role="status">{{ said() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 1.25rem;
      min-width: 0;
    }
  `,
})
export class BatchLines implements FormValueControl<BatchLine[]> {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly scanBox = viewChild.required(ScanBox);

  readonly value = model.required<BatchLine[]>();
  readonly run = input.required<ScanRun>();
  readonly category = input.required<Category | null>();
  /** By the ids of the lines. */
  readonly remarks = input.required<ReadonlyMap<string, readonly LineRemark[]>>();
  /** The lines of which the server knows nothing amiss. */
  readonly cleared = input.required<ReadonlySet<string>>();
  /** « 7 sur 10 » */
  readonly counter = input.required<string>();

  private readonly last = signal<{ readonly what: 'taken' | 'corrected' | 'removed'; readonly line: BatchLine } | null>(null);
  /** What happened last, for those who do not look at the list; in the words that hold once it has happened. */
  protected readonly said = computed(() => {
    const last = this.last();
    if (last === null) return '';
    if (last.what === 'removed') return `Ligne retirée. ${this.counter()}`;
    const wrong = this.remarks().get(last.line.id)?.find(({ grave }) => grave)?.sentence;
    const name = last.line.serial || last.line.mac || last.line.imei;
    return `${last.what === 'taken' ? this.counter() : 'Ligne corrigée'}. ${name}${wrong ? `. ${wrong}` : ''}`;
  });

  /** To the first line that is to be corrected; when there is none, to where one scans. */
  focus(): void {
    const toCorrect = this.host.nativeElement.querySelector<HTMLElement>('.is-wrong button');
    if (toCorrect) toCorrect.focus();
    else this.focusScan();
  }

  focusScan(): void {
    this.scanBox().focus();
  }

  /** What was typed without Enter counts too. */
  takeWhatIsThere(): void {
    this.scanBox().takeWhatIsThere();
  }

  protected taken(line: BatchLine): void {
    this.last.set({ what: 'taken', line });
  }

  protected correct(line: BatchLine): void {
    this.value.update((lines) => lines.map((other) => (other.id === line.id ? line : other)));
    this.last.set({ what: 'corrected', line });
  }

  protected remove(line: BatchLine): void {
    this.value.update((lines) => lines.filter(({ id }) => id !== line.id));
    this.last.set({ what: 'removed', line });
  }
}
