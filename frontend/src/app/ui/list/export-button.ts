import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { EXPORT_FORMATS, EXPORT_FORMAT_LABEL, type ExportFormat } from '@calanque/shared';
import { Icon } from '../icon/icon';
import { FileExports } from './file-export';
import type { ListLayout } from './list-layout';
import type { ListQuery } from './list-query';

/** « Exporter » : what the list shows, as a file; while it comes, how far it is and a way to leave off. */
@Component({
  selector: 'cal-export-button',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    @if (running()) {
      <span class="running" role="group" aria-label="Export en cours">
        <span class="how-far">Export : {{ exports.progress() }}</span>
        <button matButton="text" type="button" (click)="exports.cancel()">Abandonner</button>
      </span>
    } @else {
      <button matButton="outlined" type="button" [matMenuTriggerFor]="menu"><cal-icon name="download" />Exporter</button>
    }
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
      padding-inline: 1rem 0.25rem;
      border-radius: 1.25rem;
      background: var(--cal-primary-container);
      color: var(--cal-primary);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class ExportButton {
  protected readonly exports = inject(FileExports);

  /** The list's address in the API: `/api/equipment`. */
  readonly url = input.required<string>();
  readonly query = input.required<ListQuery>();
  readonly layout = input.required<ListLayout>();

  protected readonly formats = EXPORT_FORMATS;
  protected readonly labelOf = EXPORT_FORMAT_LABEL;
  protected readonly running = computed(() => this.exports.running()?.url === this.url());

  protected export(format: ExportFormat): void {
    const columns = this.layout().shown().map(({ key }) => key).join();
    void this.exports.start(this.url(), format, { ...this.query().request(), columns });
  }
}
