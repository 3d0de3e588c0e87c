import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { Page } from '@calanque/shared';
import type { Subscription } from 'rxjs';

/** What the API gives at once when not told, and at most. */
const USUAL_PAGE = 50;
const LARGEST_PAGE = 200;

/** A list of the API, page after page: what is loaded, how many there are, and what went wrong. */
export class PagedList<Item> {
  private readonly state = signal<readonly Item[] | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly count = signal<number | null>(null);
  private readonly trouble = signal<unknown>(null);
  private readonly busy = signal(true);
  private running: Subscription | undefined;

  /** What is loaded so far; while another filter loads, what the former one gave. */
  readonly items = computed(() => this.state() ?? []);
  /** Whether nothing has been loaded yet. */
  readonly fresh = computed(() => this.state() === null);
  readonly loading = this.busy.asReadonly();
  /** How many items the whole list has; null until known. */
  readonly total = this.count.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  /** What the last request threw, or null. */
  readonly failure = this.trouble.asReadonly();

  /** @param read What an item becomes as it comes in, such as one with an id where the API gives none. */
  constructor(
    private readonly http: HttpClient,
    private readonly url: string | (() => string),
    private readonly request: Signal<Readonly<Record<string, string>>>,
    private readonly read: (item: Item) => Item = (item) => item,
  ) {}

  /** Loads the list from its beginning. */
  reload(): void {
    this.load({ ...this.request(), ...this.counting() }, (page) => {
      this.state.set(page.items);
      this.count.set(page.total);
    });
  }

  /** Loads again as many as are shown, after one of them was changed; at most 200, beyond which one goes on from there. */
  refresh(): void {
    const shown = this.items().length;
    const limit: Record<string, string> = shown > USUAL_PAGE ? { limit: String(Math.min(shown, LARGEST_PAGE)) } : {};
    this.load({ ...limit, ...this.request(), ...this.counting() }, (page) => {
      this.state.set(page.items);
      this.count.set(page.total);
    });
  }

  /** « Afficher la suite » */
  showMore(): void {
    const cursor = this.cursor();
    if (cursor === null || this.busy()) return;
    this.load({ ...this.request(), cursor }, (page) => this.state.update((items) => [...(items ?? []), ...page.items]));
  }

  /** Leaves what is loaded and waits for nothing more. */
  stop(): void {
    this.running?.unsubscribe();
  }

  private counting(): Record<string, string> {
    return { count: this.request()['count'] ?? 'true' };
  }

  private load(params: Record<string, string>, take: (page: Page<Item>) => void): void {
    this.running?.unsubscribe();
    this.busy.set(true);
    this.trouble.set(null);
    this.running = this.http.get<Page<Item>>(typeof this.url === 'string' ? this.url : this.url(), { params }).subscribe({
      next: (page) => {
        take({ ...page, items: page.items.map(this.read) });
        this.cursor.set(page.next);
        this.busy.set(false);
      },
      error: (failure: unknown) => {
        this.trouble.set(failure);
        this.busy.set(false);
      },
    });
  }
}

/**
 * A list that loads itself anew whenever its request changes: `injectPagedList<SiteSummary>('/api/sites', query.request)`.
 * Where the address itself may change, it is a function that reads signals. It is counted, unless the request says `count: 'false'`. While the request is null it asks for nothing.
 */
export function injectPagedList<Item>(url: string | (() => string), request: Signal<Readonly<Record<string, string>> | null>): PagedList<Item> {
  const list = new PagedList<Item>(inject(HttpClient), url, computed(() => request() ?? {}));
  effect((onCleanup) => {
    if (request() === null) return;
    if (typeof url === 'function') url();
    untracked(() => list.reload());
    onCleanup(() => list.stop());
  });
  return list;
}
