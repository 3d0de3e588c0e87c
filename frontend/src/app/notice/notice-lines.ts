import { Component, inject, input, output } from '@angular/core';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import type { NoticeAnswer } from '@calanque/shared';
import { MomentPipe } from '../ui/format/pipes';
import { keepFocus } from '../ui/page/keep-focus';
import { IconTile } from '../ui/state/icon-tile';
import { NoticeApi } from './notice-api';
import { NOTICE_LOOK } from './notice-look';

/** Notices one under another: what happened, where, when; those that are unread stand out. To follow one is to have read it. */
@Component({
  selector: 'cal-notice-lines',
  imports: [IconTile, MomentPipe, RouterLink],
  templateUrl: './notice-lines.html',
  styleUrl: './notice-lines.css',
})
export class NoticeLines {
  private readonly api = inject(NoticeApi);
  private readonly router = inject(Router);

  readonly notices = input.required<readonly NoticeAnswer[]>();
  /** A link is being followed. */
  readonly followed = output();

  protected readonly lookOf = NOTICE_LOOK;
  /** Where the line stands that was marked last. */
  private place = 0;

  constructor() {
    // A mark goes with its press, and so may its line: one goes on from the line that is there then.
    keepFocus(() => this.notices(), (lines) => {
      const titles = lines.querySelectorAll<HTMLElement>('.cal-row-link, .title');
      return titles[Math.min(this.place, titles.length - 1)];
    });
  }

  /** A link may carry parameters, which `routerLink` takes as a tree. */
  protected treeOf(link: string): UrlTree {
    return this.router.parseUrl(link);
  }

  protected follow(notice: NoticeAnswer): void {
    this.followed.emit();
    void this.read(notice);
  }

  protected async read(notice: NoticeAnswer): Promise<void> {
    this.place = this.notices().indexOf(notice);
    // It stays unread where that fails, and is marked the next time.
    await this.api.read(notice).catch(() => undefined);
  }
}
