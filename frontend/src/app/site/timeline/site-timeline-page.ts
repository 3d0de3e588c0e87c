import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { CATEGORIES, CATEGORY_LABEL_PLURAL, CUSTODY_KINDS, CUSTODY_KIND_LABEL, type SiteDetail, type SiteTimelineRow } from '@calanque/shared';
import { CUSTODY_LOOK, positionOf } from '../../custody/index';
import { injectAsOf } from '../../ui/as-of/as-of';
import { shortDay } from '../../ui/format/dates';
import { counted } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { FilterChip, type FilterOption } from '../../ui/list/filter-chip';
import { injectPagedList } from '../../ui/list/paged-list';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { EmptyState } from '../../ui/state/empty-state';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { Failure } from '../../ui/state/failure';
import { Skeleton } from '../../ui/state/skeleton';
import { SiteTimelineTable } from './site-timeline-table';
import { pieceRow } from './timeline-rows';
import { SPANS, daysInWords, daysOf, marksOf, scaleOfDays, spanNamed, stepped, today, zoomed, type Span } from './timeline-window';

/** How many pieces come at once. */
const PAGE = '60';

/** `/mds/:id/chronologie` : every piece that was at the site, by days: who held it, when it was down or elsewhere. */
@Component({
  selector: 'cal-site-timeline-page',
  imports: [EmptyState, Failure, FilterChip, Icon, MatButton, PageHeader, RouterLink, SiteTimelineTable, Skeleton],
  templateUrl: './site-timeline-page.html',
  styleUrl: './site-timeline-page.css',
})
export class SiteTimelinePage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly address = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  readonly id = input.required<string>();

  protected readonly asOf = injectAsOf();
  private readonly site = httpResource<SiteDetail>(() => `/api/sites/${this.id()}`);
  protected readonly name = computed(() => (this.site.hasValue() ? this.site.value().name : ''));
  protected readonly heading = computed(() => `Chronologie ${this.name() && `de la MDS ${this.name()}`}`.trim());
  protected readonly trail = computed((): readonly Crumb[] => [
    { label: 'MDS', link: '/mds' }, { label: this.name() || '…', link: ['/mds', this.id()], parameters: this.asOf.parameters() }, { label: 'Chronologie' },
  ]);

  private readonly now = Date.now();
  protected readonly spans = SPANS;
  protected readonly span = computed(() => spanNamed(this.address().get('span')));
  protected readonly days = computed(() => daysOf(this.span(), this.address().get('from'), this.asOf.day() ?? today()));
  protected readonly words = computed(() => daysInWords(this.days()));
  protected readonly asTable = computed(() => this.address().get('vue') === 'tableau');
  protected readonly category = computed(() => this.address().get('category')?.split(',').filter(Boolean) ?? []);
  protected readonly categories: readonly FilterOption[] = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABEL_PLURAL[value], icon: CATEGORY_ICON[value] }));

  protected readonly list = injectPagedList<SiteTimelineRow>(() => `/api/sites/${this.id()}/timeline`, computed(
    () => ({ from: this.days().from, to: this.days().to, limit: PAGE, ...(this.category().length > 0 && { category: this.category().join() }) }),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  ));

  private readonly scale = computed(() => scaleOfDays(this.days(), this.now));
  protected readonly rows = computed(() => this.list.items().map((piece) => pieceRow(piece, this.scale())));
  /** Where today stands; null where it is not among the days. */
  protected readonly todayAt = computed(() => this.markOf(this.now));
  protected readonly ticks = computed(() => marksOf(this.scale(), this.span(), [this.todayAt(), this.dayAt()]));
  protected readonly dayLabel = computed(() => shortDay(new Date(this.asOf.now())));
  /** Where the day that one comes from stands, if any. */
  protected readonly dayAt = computed(() => (this.asOf.day() === null ? null : this.markOf(this.asOf.now())));
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || this.list.failure() ? '' : counted(total, 'matériel', 'matériels', 'aucun');
  });

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly kinds = CUSTODY_KINDS.map((kind) => ({ kind, label: CUSTODY_KIND_LABEL[kind], ...CUSTODY_LOOK[kind] }));

  protected move(way: 1 | -1): void {
    void this.show({ from: stepped(this.span(), this.days(), way) });
  }

  protected zoom(span: Span): void {
    if (span.value !== this.span().value) void this.show({ span: span.value, from: this.address().get('from') === null ? null : zoomed(this.days(), this.span(), span) });
  }

  /** Arrow keys move, + and − zoom, while the picture has the focus. */
  protected pressed(event: KeyboardEvent): void {
    const place = SPANS.findIndex(({ value }) => value === this.span().value);
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowLeft: () => this.move(-1), ArrowRight: () => this.move(1), Home: () => void this.show({ from: null }),
      '+': () => this.zoom(SPANS[place - 1] ?? this.span()), '-': () => this.zoom(SPANS[place + 1] ?? this.span()),
    };
    const act = event.target === event.currentTarget && !event.altKey && !event.ctrlKey && !event.metaKey ? acts[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  }

  protected show(changes: Readonly<Record<string, string | null>>): Promise<boolean> {
    return this.router.navigate([], { relativeTo: this.route, queryParams: changes, queryParamsHandling: 'merge' });
  }

  protected print(): void {
    globalThis.print();
  }

  private markOf(instant: number): number | null {
    const scale = this.scale();
    return instant < scale.from || instant > scale.to ? null : positionOf(scale, instant);
  }
}
