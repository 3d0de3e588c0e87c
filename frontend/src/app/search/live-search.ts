import { HttpClient } from '@angular/common/http';
import { DestroyRef, computed, inject, signal } from '@angular/core';
import type { SearchAnswer, SearchGroup, SearchKind } from '@calanque/shared';
import type { Subscription } from 'rxjs';

/** As long as somebody goes on typing, nothing is asked. */
const PAUSE_MS = 150;

/** Longest text that the API takes. */
const LONGEST = 100;

/** What was typed last, and what is found for it. An answer to an earlier text never replaces a later one. */
export class LiveSearch {
  private readonly typed = signal('');
  private readonly answered = signal<{ readonly text: string; readonly groups: readonly SearchGroup[] } | null>(null);
  private readonly trouble = signal<unknown>(null);
  private readonly continued = signal<SearchKind | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Subscription | undefined;

  /** What is looked for, without spaces around it; empty when nothing is. */
  readonly text = this.typed.asReadonly();
  /** What was found last; what an earlier text gave, as long as the answer to this one is awaited. */
  readonly groups = computed(() => this.answered()?.groups ?? []);
  /** Whether `groups` is the answer to `text`. */
  readonly current = computed(() => this.answered()?.text === this.typed());
  /** Whether an answer to `text` is awaited. */
  readonly waiting = computed(() => this.typed() !== '' && !this.current() && this.trouble() === null);
  /** What the last request threw, or null. */
  readonly failure = this.trouble.asReadonly();
  /** The kind of which more is being fetched. */
  readonly continuing = this.continued.asReadonly();

  constructor(private readonly http: HttpClient, private readonly limit: number) {}

  /** Looks for the text when one stops typing. */
  type(text: string): void {
    if (this.begin(text)) this.timer = setTimeout(() => this.ask(), PAUSE_MS);
  }

  /** Looks for the text at once. */
  find(text: string): void {
    this.begin(text);
    if (this.typed() !== '' && !this.current()) this.ask();
  }

  /** Asks again after a failure. */
  retry(): void {
    this.trouble.set(null);
    this.ask();
  }

  /** Adds the following hits of a kind. */
  showMore(kind: SearchKind): void {
    const cursor = this.groups().find((group) => group.kind === kind)?.next;
    if (!cursor || !this.current() || this.continued() !== null) return;
    this.continued.set(kind);
    this.trouble.set(null);
    this.running = this.http.get<SearchAnswer>('/api/search', { params: { q: this.typed(), kind, limit: this.limit, cursor } }).subscribe({
      next: ({ groups: [more] }) => {
        this.continued.set(null);
        this.answered.update((answer) => answer && { ...answer, groups: answer.groups.map((group) => (group.kind === kind ? joined(group, more) : group)) });
      },
      error: (failure: unknown) => {
        this.continued.set(null);
        this.trouble.set(failure);
      },
    });
  }

  /** Waits for nothing more. */
  stop(): void {
    clearTimeout(this.timer);
    this.running?.unsubscribe();
  }

  /** Whether the text is another than before. */
  private begin(text: string): boolean {
    const wanted = searchable(text);
    if (wanted === this.typed() && this.trouble() === null) return false;
    this.stop();
    this.typed.set(wanted);
    this.trouble.set(null);
    this.continued.set(null);
    if (wanted === '') this.answered.set({ text: '', groups: [] });
    return wanted !== '';
  }

  private ask(): void {
    this.stop();
    const text = this.typed();
    this.running = this.http.get<SearchAnswer>('/api/search', { params: { q: text, limit: this.limit } }).subscribe({
      next: ({ groups }) => this.answered.set({ text, groups }),
      error: (failure: unknown) => this.trouble.set(failure),
    });
  }
}

/** A search of this screen; it ends with it. */
export function injectLiveSearch(limit: number): LiveSearch {
  const search = new LiveSearch(inject(HttpClient), limit);
  inject(DestroyRef).onDestroy(() => search.stop());
  return search;
}

/** The text without what the API takes for no text: control characters, halves of letters, and what cannot be seen at all. */
function searchable(text: string): string {
  const plain = [...text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim()].slice(0, LONGEST).join('').trim();
  return /[^\p{C}\p{Z}]/u.test(plain) ? plain : '';
}

function joined(group: SearchGroup, more: SearchGroup | undefined): SearchGroup {
  return { kind: group.kind, hits: [...group.hits, ...(more?.hits ?? [])], next: more?.next ?? null };
}
