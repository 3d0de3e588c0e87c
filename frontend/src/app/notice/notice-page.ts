import { Component, computed, effect, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { NoticeAnswer } from '@calanque/shared';
import { Announcements } from '../ui/dialog/announcements';
import { counted } from '../ui/format/numbers';
import { Icon } from '../ui/icon/icon';
import { ListFailure } from '../ui/list/list-failure';
import { injectListQuery } from '../ui/list/list-query';
import { injectPagedList } from '../ui/list/paged-list';
import { Card } from '../ui/page/card';
import { keepFocus } from '../ui/page/keep-focus';
import { PageHeader } from '../ui/page/page-header';
import { refusalOf } from '../ui/problem/refusal';
import { EmptyState } from '../ui/state/empty-state';
import { Skeleton } from '../ui/state/skeleton';
import { NoticeApi } from './notice-api';
import { NoticeFeed } from './notice-feed';
import { NoticeLines } from './notice-lines';

/** `/avis` : everything that one was told of, newest first. */
@Component({
  selector: 'cal-notice-page',
  imports: [Card, EmptyState, Icon, ListFailure, MatButton, NoticeLines, PageHeader, RouterLink, Skeleton],
  templateUrl: './notice-page.html',
  styleUrl: './notice-page.css',
})
export class NoticePage {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(NoticeApi);
  protected readonly feed = inject(NoticeFeed);

  protected readonly query = injectListQuery({ filters: ['unread'], sort: '' });
  private readonly request = computed((): Record<string, string> => {
    const unread = this.query.request()['unread'];
    return unread ? { unread } : {};
  }, { equal: (one, other) => one['unread'] === other['unread'] });
  protected readonly list = injectPagedList<NoticeAnswer>('/api/notices', this.request);
  protected readonly unreadOnly = computed(() => this.request()['unread'] === 'true');
  protected readonly count = computed(() => (this.feed.unread() > 0 ? counted(this.feed.unread(), 'non lu', 'non lus', 'aucun') : ''));

  constructor() {
    let begun = this.feed.revision();
    effect(() => {
      const revision = this.feed.revision();
      if (revision === begun) return;
      begun = revision;
      untracked(() => this.list.refresh());
    });
    keepFocus(() => [this.feed.unread(), this.list.items()], (page) => page.querySelector('h1'));
    // Without the bell, which comes later or not at all, this is what asks.
    this.feed.refresh();
  }

  protected async readAll(): Promise<void> {
    try {
      await this.api.readAll(this.list.items()[0]?.id ?? null);
    } catch (failure) {
      await this.announcements.say(refusalOf(failure).sentence);
    }
  }
}
