import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HistoryLine, HistorySubject } from '@calanque/shared';
import { injectPagedList } from '../ui/list/paged-list';
import { Card } from '../ui/page/card';
import { Failure } from '../ui/state/failure';
import { Skeleton } from '../ui/state/skeleton';
import { counted } from '../ui/format/numbers';
import { HistoryEntries } from './history-entries';
import { entriesOf } from '../history-line/index';

/**
 * Who changed what, when, from what to what: the history card of a thing's page. Only for those who hold
 * `history:read`.
 *
 * ```html
 * @if (session.may('history:read')) {
 *   <cal-history subject="site" [subjectId]="shown.id" [revision]="shown" />
 * }
 * ```
 */
@Component({
  selector: 'cal-history',
  imports: [Card, Failure, HistoryEntries, MatButton, Skeleton],
  templateUrl: './history-list.html',
  styleUrl: './history-list.css',
})
export class HistoryList {
  readonly subject = input.required<HistorySubject>();
  readonly subjectId = input.required<string>();
  /** Whatever stands for the thing as shown: when it changes, the history is read again. */
  readonly revision = input<unknown>();

  protected readonly list = injectPagedList<HistoryLine>(
    '/api/history',
    computed(() => {
      this.revision();
      // Of a person, what was handed to them and came back is told as well.
      const which: Readonly<Record<string, string>> =
        this.subject() === 'person' ? { personId: this.subjectId() } : { subject: this.subject(), subjectId: this.subjectId() };
      return { ...which, limit: '25' };
    }),
  );
  protected readonly entries = computed(() => entriesOf(this.list.items()));
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null ? '' : counted(total, 'changement', 'changements', 'aucun');
  });
}
