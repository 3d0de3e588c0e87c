import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { BookingFeed, BookingFeedList } from '@calanque/shared';
import { v7 } from 'uuid';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { moment } from '../../ui/format/dates';
import { Icon } from '../../ui/icon/icon';
import { keepFocus } from '../../ui/page/keep-focus';
import { refusalOf } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { BookingApi } from '../booking-api';

/** Secret addresses by which an agenda of one's own shows the bookings; each can be withdrawn. */
@Component({
  selector: 'cal-feeds-dialog',
  imports: [DialogFrame, Icon, MatButton, Notice, Waiting],
  templateUrl: './feeds-dialog.html',
  styleUrl: './feeds-dialog.css',
})
export class FeedsDialog {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(BookingApi);
  private readonly session = inject(Session);

  protected readonly feeds = httpResource<BookingFeedList>(() => '/api/booking-feeds');
  protected readonly made = signal<BookingFeed | null>(null);
  protected readonly trouble = signal<string | null>(null);
  protected readonly sites = computed(() => this.session.sites());
  protected readonly moment = moment;
  /** An act is on its way. */
  protected readonly busy = signal(false);

  constructor() {
    keepFocus(() => (this.feeds.hasValue() ? this.feeds.value() : null), (dialog) => dialog.querySelector<HTMLElement>('.revoke') ?? dialog.querySelector('select'));
  }

  protected nameOf(feed: BookingFeed): string {
    return feed.site ? `MDS ${feed.site.name}` : 'Mes réservations';
  }

  /** @param siteId the site whose bookings it shows; the person's own when empty */
  protected async make(siteId: string): Promise<void> {
    await this.tryTo(async () => {
      this.made.set(await this.api.makeFeed({ id: v7(), siteId: siteId || null }));
    });
  }

  protected async revoke(feed: BookingFeed): Promise<void> {
    await this.tryTo(async () => {
      await this.api.revokeFeed(feed.id);
      if (this.made()?.id === feed.id) this.made.set(null);
      await this.announcements.say('Adresse retirée : plus aucun agenda ne la lit');
    });
  }

  protected async copy(url: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
      await this.announcements.say('Adresse copiée');
    } catch {
      // Without HTTPS a browser gives no clipboard: the address stands there to be selected.
      await this.announcements.say('Sélectionnez l’adresse et copiez-la');
    }
  }

  private async tryTo(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.trouble.set(null);
    try {
      await act();
    } catch (failure) {
      this.trouble.set(refusalOf(failure).sentence);
    } finally {
      this.busy.set(false);
    }
    this.feeds.reload();
  }
}
