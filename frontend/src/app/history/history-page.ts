import { Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HistoryLine } from '@calanque/shared';
import { Session } from '../session/session';
import { fullDay, parisDay } from '../ui/format/dates';
import { ListFailure } from '../ui/list/list-failure';
import { injectListQuery } from '../ui/list/list-query';
import { injectPagedList } from '../ui/list/paged-list';
import { Card } from '../ui/page/card';
import { PageHeader } from '../ui/page/page-header';
import { EmptyState } from '../ui/state/empty-state';
import { Skeleton } from '../ui/state/skeleton';
import { HistoryEntries } from './history-entries';
import { entriesOf, type HistoryEntry } from '../history-line/index';
import { HistoryFilters } from './history-filters';
import { isReversed, usualPeriod, type HistoryPeriod } from './history-period';

const FILTERS = ['authorId', 'personId', 'subject', 'siteId', 'from', 'to'];

interface DayOfHistory {
  readonly day: string;
  readonly entries: readonly HistoryEntry[];
}

/** `/historique` : who did what, when and where, by author, period, kind of thing, site and person concerned. */
@Component({
  selector: 'cal-history-page',
  imports: [Card, EmptyState, HistoryEntries, HistoryFilters, ListFailure, MatButton, PageHeader, Skeleton],
  templateUrl: './history-page.html',
  styleUrl: './history-page.css',
})
export class HistoryPage {
  private readonly session = inject(Session);

  protected readonly query = injectListQuery({ filters: FILTERS, sort: '' });
  private readonly usual = usualPeriod(new Date());
  protected readonly period = computed<HistoryPeriod>(() => ({
    from: this.query.value('from') ?? this.usual.from, to: this.query.value('to') ?? this.usual.to,
  }));
  protected readonly reversed = computed(() => isReversed(this.period()));
  /** Very long histories are not counted: it would take longer than reading them. */
  private readonly request = computed(
    () => {
      const { sort: _sort, ...filters } = this.query.request();
      return { ...filters, ...this.period(), limit: '50', count: 'false' };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  /** What was asked for last where the period is none now: the list stays while one corrects it. Null before there was any. */
  private readonly possible = linkedSignal<Record<string, string> | null, Record<string, string> | null>({
    source: () => (this.reversed() ? null : this.request()),
    computation: (request, before) => request ?? before?.value ?? null,
  });
  protected readonly list = injectPagedList<HistoryLine>('/api/history', this.possible);

  protected readonly above = computed(() => (this.session.site() ? `MDS ${this.session.site()?.name}` : 'Toutes vos MDS'));
  protected readonly withSites = computed(() => this.session.sites().length > 1 && this.query.values('siteId').length !== 1);
  protected readonly days = computed<readonly DayOfHistory[]>(() => {
    const days: { day: string; entries: HistoryEntry[] }[] = [];
    for (const entry of entriesOf(this.list.items())) {
      const day = parisDay(new Date(entry.at));
      const last = days.at(-1);
      if (last?.day === day) last.entries.push(entry);
      else days.push({ day, entries: [entry] });
    }
    return days;
  });
  protected readonly nameOfDay = (day: string): string => fullDay(day);
}
