import { Component, DestroyRef, ElementRef, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { Session } from '../session/session';
import { counted } from '../ui/format/numbers';
import { Icon } from '../ui/icon/icon';
import { NoticeFeed } from './notice-feed';
import { NoticePanel } from './notice-panel';

/** More than this is not counted on the bell. */
const MOST_SHOWN = 99;

/** The bell in the top bar: how many notices are unread, the latest of them in a panel, and a word when another one comes. */
@Component({
  selector: 'cal-notice-bell',
  imports: [Icon, NoticePanel],
  template: `
    <button #bell type="button" class="bell" popovertarget="cal-notice-panel" [attr.aria-label]="name()" [attr.aria-expanded]="opened()">
      <cal-icon name="notifications" />
      @if (feed.unread() > 0) {
        <span class="count" aria-hidden="true">{{ shown() }}</span>
      }
    </button>
    <section #panel popover id="cal-notice-panel" aria-label="Avis récents" (beforetoggle)="place()" (toggle)="follow($event)">
      @defer (when wanted(); prefetch on hover(bell)) {
        @if (opened()) {
          <cal-notice-panel (left)="close()" />
        }
      } @placeholder {
        <p class="coming">Chargement…</p>
      }
    </section>
    <p class="cal-unseen" role="status">{{ word() }}</p>
  `,
  styleUrl: './notice-bell.css',
})
export class NoticeBellButton {
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('bell');
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');
  protected readonly feed = inject(NoticeFeed);
  private readonly session = inject(Session);

  protected readonly wanted = signal(false);
  protected readonly opened = signal(false);
  protected readonly shown = computed(() => (this.feed.unread() > MOST_SHOWN ? `${MOST_SHOWN}+` : String(this.feed.unread())));
  protected readonly name = computed(() => (this.feed.unread() > 0 ? `Avis, ${counted(this.feed.unread(), 'non lu', 'non lus', 'aucun')}` : 'Avis'));

  /** The newest one that was there already; undefined until that is known. */
  private known: string | null | undefined;
  /** What is said of one that has just come. */
  protected readonly word = signal('');

  constructor() {
    const userId = computed(() => this.session.user()?.id);
    effect((onCleanup) => {
      const id = userId();
      if (id) onCleanup(untracked(() => this.feed.follow(id)));
    });
    effect(() => {
      const newest = this.feed.newest();
      if (newest !== undefined) untracked(() => { this.hear(newest?.id ?? null, newest ? `Nouvel avis : ${newest.title}. ${newest.detail}` : ''); });
    });
    inject(DestroyRef).onDestroy(() => { this.word.set(''); });
  }

  /** What was unread when one came is no news, nor is what is left when another was read. */
  private hear(newest: string | null, sentence: string): void {
    // Ids say nothing of time: one is new when more are unread than before.
    const more = this.feed.unread() > this.before;
    if (this.known !== undefined && newest !== null && newest !== this.known && more) this.word.set(sentence);
    this.known = newest;
    this.before = this.feed.unread();
  }

  private before = 0;

  /** Under the bell, wherever the bar has put it; the phone's style takes the width of the screen. */
  protected place(): void {
    const bell = this.button().nativeElement.getBoundingClientRect();
    const { style } = this.panel().nativeElement;
    style.setProperty('--panel-top', `${Math.round(bell.bottom + 8)}px`);
    style.setProperty('--panel-end', `${Math.round(Math.max(8, document.documentElement.clientWidth - bell.right))}px`);
  }

  protected follow(event: Event): void {
    const opened = (event as ToggleEvent).newState === 'open';
    if (opened) this.wanted.set(true);
    this.opened.set(opened);
  }

  /** Before the navigation, so that the new page can take the focus that goes back to the bell. */
  protected close(): void {
    this.panel().nativeElement.hidePopover();
  }
}
