import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Category, EquipmentTimeline } from '@calanque/shared';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import { shortDay } from '../../ui/format/dates';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import type { CancelCustodyData } from '../cancel-custody';
import { CustodyTable } from './custody-table';
import { barsOf, describe, findingOf, rowsOf, troublesOf, type TimelineRow } from './timeline-facts';
import { SPANS, positionOf, scaleOf, ticksOf, type Span } from './timeline-scale';

/**
 * Who held a piece, as a picture of periods and as a table of the same facts. Time that nobody holds it
 * shows as sunken ground; a thin strip below tells when it was broken or missing. The content stands below, in the same card.
 */
@Component({
  selector: 'cal-custody-timeline',
  imports: [Card, CustodyTable, Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './custody-timeline.html',
  styleUrl: './custody-timeline.css',
})
export class CustodyTimeline {
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);

  /** « Qui la détient » */
  readonly heading = input.required<string>();
  readonly timeline = input.required<EquipmentTimeline>();
  readonly category = input.required<Category>();
  /** The instant, in milliseconds, up to which it is told, for a day that is past; null for the present. */
  readonly at = input<number | null>(null);
  /** Where the timeline of the piece's site stands; null for none. */
  readonly siteLink = input<readonly unknown[] | null>(null);
  /** Whether wrong entries can be cancelled here. */
  readonly cancellable = input(false);
  /** A custody was cancelled: what is shown is out of date. */
  readonly cancelled = output();

  protected readonly spans = SPANS;
  protected readonly span = signal<Span>('6');
  protected readonly spanLabel = computed(() => SPANS.find(({ value }) => value === this.span())?.label ?? '');
  protected readonly asTable = signal(false);

  private readonly opened = Date.now();
  private readonly now = computed(() => this.at() ?? this.opened);
  protected readonly nowLabel = computed(() => (this.at() === null ? 'aujourd’hui' : shortDay(new Date(this.now()))));
  protected readonly rows = computed(() => rowsOf(this.timeline()));
  protected readonly finding = computed(() => findingOf(this.rows(), this.timeline(), this.category(), this.now()));
  private readonly scale = computed(() => {
    const starts = [...this.timeline().custodies, ...this.timeline().places].map(({ start }) => Date.parse(start));
    return scaleOf(this.span(), this.now(), Math.min(...starts, this.now()));
  });
  protected readonly bars = computed(() => barsOf(this.timeline(), this.scale()));
  protected readonly troubles = computed(() => troublesOf(this.timeline(), this.scale()));
  protected readonly ticks = computed(() => ticksOf(this.scale()));
  protected readonly today = computed(() => positionOf(this.scale(), this.now()));

  protected async cancel(row: TimelineRow): Promise<void> {
    const done = await this.dialogs.open<boolean, CancelCustodyData>(
      () => import('../cancel-custody').then((file) => file.CancelCustody),
      { custody: row.custody, description: describe(row) },
    );
    if (!done) return;
    this.cancelled.emit();
    await this.announcements.say('Détention annulée');
  }
}
