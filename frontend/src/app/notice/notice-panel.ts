import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { NoticeAnswer, Page } from '@calanque/shared';
import { keepFocus } from '../ui/page/keep-focus';
import { refusalOf } from '../ui/problem/refusal';
import { Failure } from '../ui/state/failure';
import { Notice } from '../ui/state/notice';
import { Skeleton } from '../ui/state/skeleton';
import { NoticeApi } from './notice-api';
import { NoticeFeed } from './notice-feed';
import { NoticeLines } from './notice-lines';

const SHOWN = 6;

/** The latest notices, under the bell. */
@Component({
  selector: 'cal-notice-panel',
  imports: [Failure, MatButton, Notice, NoticeLines, RouterLink, Skeleton],
  template: `
    <header>
      <h2>Avis</h2>
      @if (feed.unread() > 0) {
        <button matButton type="button" (click)="readAll()">Tout marquer comme lu</button>
      }
    </header>
    @if (trouble(); as sentence) {
      <cal-notice tone="coral" icon="error" role="alert">{{ sentence }}</cal-notice>
    }
    @if (latest.hasValue()) {
      @if (notices().length > 0) {
        <cal-notice-lines [notices]="notices()" (followed)="left.emit()" />
      } @else {
        <p class="none">Aucun avis pour l’instant. Ce qui vous concerne arrivera ici : signalements, réservations, prêts en retard, transferts.</p>
      }
    } @else if (latest.error(); as failure) {
      <cal-failure [failure]="failure" (retry)="latest.reload()" />
    } @else {
      <p class="cal-unseen" role="status">Chargement…</p>
      @for (row of [1, 2, 3]; track row) {
        <cal-skeleton class="row" width="auto" height="3.5rem" />
      }
    }
    <footer><a routerLink="/avis" (click)="left.emit()">Tous les avis</a></footer>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      max-height: inherit;
    }

    cal-notice-lines {
      overflow-y: auto;
    }

    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem;
      min-height: 3.25rem;
      padding: 0.375rem 0.5rem 0.375rem 1.125rem;
      border-block-end: 1px solid var(--cal-line);
    }

    cal-notice {
      margin: 0.75rem 1.125rem 0;
    }

    .none {
      padding: 1.25rem 1.125rem;
      color: var(--cal-ink-2);
    }

    .row {
      margin: 0.75rem 1.125rem;
    }

    footer {
      border-block-start: 1px solid var(--cal-line);

      a {
        display: block;
        padding: 0.75rem 1.125rem;
        font-weight: 600;
      }
    }
  `,
})
export class NoticePanel {
  private readonly api = inject(NoticeApi);
  protected readonly feed = inject(NoticeFeed);

  /** The panel is to close: one goes elsewhere. */
  readonly left = output();

  protected readonly latest = httpResource<Page<NoticeAnswer>>(() => ({ url: '/api/notices', params: { limit: SHOWN } }));
  protected readonly notices = computed(() => (this.latest.hasValue() ? this.latest.value().items : []));

  /** Why they could not all be marked. */
  protected readonly trouble = signal<string | null>(null);

  constructor() {
    let shown = this.feed.revision();
    effect(() => {
      const revision = this.feed.revision();
      if (revision === shown) return;
      shown = revision;
      // Read again under the reader, who keeps what is there meanwhile.
      untracked(() => this.latest.reload());
    });
    keepFocus(() => [this.feed.unread(), this.notices()], (panel) => panel.querySelector('h2'));
  }

  protected async readAll(): Promise<void> {
    this.trouble.set(null);
    try {
      await this.api.readAll(this.notices()[0]?.id ?? null);
    } catch (failure) {
      this.trouble.set(refusalOf(failure).sentence);
    }
  }
}
