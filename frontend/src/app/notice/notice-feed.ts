import { HttpClient } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import type { NoticeBell } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';

/** How long a stream that the server refused is left alone. */
const TRY_AGAIN_MS = 30_000;

/**
 * What one is told of, live. All the tabs of a browser share one stream, held by whichever tab has the lock: a browser opens
 * only a few connections to a server. The others hear from it, and take over when it closes.
 */
@Service()
export class NoticeFeed {
  private readonly http = inject(HttpClient);
  private readonly bell = signal<NoticeBell | null>(null);
  private readonly heard = signal(0);
  private asking = false;
  private askAgain = false;

  /** How many are unread; 0 until known. */
  readonly unread = computed(() => this.bell()?.unread ?? 0);
  /** The newest that is unread; undefined until known. */
  readonly newest = computed(() => this.bell()?.newest);
  /** Counts up whenever something may have changed: lists are to be read again. */
  readonly revision = this.heard.asReadonly();

  /**
   * Begins to listen for an account.
   * @returns What ends it.
   */
  follow(accountId: string): () => void {
    const name = `calanque.avis.${accountId}`;
    const leaving = new AbortController();
    const channel = new BroadcastChannel(name);
    channel.onmessage = () => { this.refresh(); };
    const tell = (): void => {
      if (leaving.signal.aborted) return;
      channel.postMessage('changed');
      this.refresh();
    };
    const hold = () => this.listen(tell, leaving.signal);
    // Locks exist where the address is a secure one; elsewhere each tab has a stream of its own.
    const locks = navigator.locks as LockManager | undefined;
    if (locks) locks.request(name, { signal: leaving.signal }, hold).catch(() => undefined);
    else void hold();
    const look = (): void => {
      if (document.visibilityState === 'visible') this.refresh();
    };
    document.addEventListener('visibilitychange', look);
    this.refresh();
    return () => {
      leaving.abort();
      channel.close();
      document.removeEventListener('visibilitychange', look);
      this.bell.set(null);
    };
  }

  /** Asks how many are unread; once more afterwards where that was being asked already. */
  refresh(): void {
    this.askAgain = this.asking;
    if (this.asking) return;
    this.asking = true;
    firstValueFrom(this.http.get<NoticeBell>('/api/notices/unread'))
      .then((bell) => {
        this.bell.set(bell);
        this.heard.update((revision) => revision + 1);
      }, () => undefined)
      .finally(() => {
        this.asking = false;
        if (this.askAgain) this.refresh();
      });
  }

  /** Keeps a stream open until it is left. The browser comes back to one that ended, and what was missed is read again. */
  private listen(tell: () => void, leaving: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let source: EventSource | undefined;
      const open = (): void => {
        source = new EventSource('/api/notices/stream');
        source.onopen = tell;
        source.addEventListener('changed', tell);
        source.onerror = () => {
          if (source?.readyState !== EventSource.CLOSED) return;
          // Refused: perhaps nobody is signed in any more, which asking finds out.
          tell();
          timer = setTimeout(open, TRY_AGAIN_MS);
        };
      };
      leaving.addEventListener('abort', () => {
        clearTimeout(timer);
        source?.close();
        resolve();
      }, { once: true });
      if (leaving.aborted) resolve();
      else open();
    });
  }
}
