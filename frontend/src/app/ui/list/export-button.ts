import { Component, DOCUMENT, ElementRef, computed, effect, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { EXPORT_FORMATS, EXPORT_FORMAT_LABEL, type ExportFormat } from '@calanque/shared';
import { Icon } from '../icon/icon';
import { FileExports } from './file-export';
import type { ListLayout } from './list-layout';
import type { ListQuery } from './list-query';

/**
 * « Exporter » : what the list shows, as a file; while it comes, how far it is and a way to leave off. The button that
 * opens the menu stays where it is meanwhile, so that whoever uses the keyboard does too.
 */
@Component({
  selector: 'cal-export-button',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <span [class.running]="running()">
      <button #door matButton="outlined" type="button" [disabled]="running()" disabledInteractive [matMenuTriggerFor]="running() ? null : menu">
        <cal-icon name="download" />{{ running() ? 'Export : ' + exports.progress() : 'Exporter' }}
      </button>
      @if (running()) {
        <button #leave matButton="text" type="button" (click)="exports.cancel()">Abandonner</button>
      }
    </span>
    <span class="cal-unseen" role="status">{{ said() }}</span>
    <mat-menu #menu aria-label="Exporter la liste">
      @for (format of formats; track format) {
        <button mat-menu-item type="button" (click)="export(format)">{{ labelOf[format] }}</button>
      }
    </mat-menu>
  `,
  styles: `
    .running {
      display: inline-flex;
      align-items: center;
      gap: 0.25rem;
      min-height: 2.5rem;
      padding-inline-end: 0.25rem;
      border-radius: 1.25rem;
      background: var(--cal-primary-container);
      font-variant-numeric: tabular-nums;
      --mat-button-outlined-disabled-label-text-color: var(--cal-primary);
      --mat-button-outlined-disabled-outline-color: transparent;
    }
  `,
})
export class ExportButton {
  private readonly document = inject(DOCUMENT);
  private readonly door = viewChild.required<unknown, ElementRef<HTMLElement>>('door', { read: ElementRef });
  private readonly leave = viewChild<unknown, ElementRef<HTMLElement>>('leave', { read: ElementRef });
  protected readonly exports = inject(FileExports);

  /** The list's address in the API: `/api/equipment`. */
  readonly url = input.required<string>();
  readonly query = input.required<ListQuery>();
  readonly layout = input.required<ListLayout>();
  /** What the list is asked for beside its filters, such as a day that is past. */
  readonly parameters = input<Readonly<Record<string, string>>>({});

  protected readonly formats = EXPORT_FORMATS;
  protected readonly labelOf = EXPORT_FORMAT_LABEL;
  protected readonly running = computed(() => this.exports.running()?.url === this.url());
  /** What is read out: not every figure, which would leave no room for anything else. */
  protected readonly said = computed(() => (this.running() ? `Export : ${this.exports.stage()}` : ''));

  constructor() {
    effect(() => {
      // « Abandonner » goes away at the end; the focus must not go with it.
      const ended = !this.running();
      const left = this.leave()?.nativeElement;
      if (ended && left && left === this.document.activeElement) this.door().nativeElement.focus();
    });
  }

  protected export(format: ExportFormat): void {
    const columns = this.layout().shown().map(({ key }) => key).join();
    void this.exports.start(this.url(), format, { ...this.query().request(), ...this.parameters(), columns });
  }
}
