import { DestroyRef, InjectionToken, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { ImportDetail, ImportState } from '@calanque/shared';
import { refusalOf } from '../ui/problem/refusal';
import { ImportApi } from './import-api';

/** After how many milliseconds a running import is asked about again. */
export const IMPORT_PULSE = new InjectionToken<number>('pulse of a running import', { providedIn: 'root', factory: () => 1000 });

const SLOWEST_PULSES = 15;

export const isRunning = (state: ImportState): boolean => state === 'checking' || state === 'importing';

/** What is known of one import; while it runs, the server is asked again and again, also when the network comes and goes. */
export class ImportWatch {
  private readonly known = signal<ImportDetail | null>(null);
  private readonly trouble = signal<unknown>(null);
  private readonly silence = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private id = '';
  private asking = false;

  readonly detail = this.known.asReadonly();
  /** What the first reading threw, or what the server said of an import that is no more; null while all is well. */
  readonly failure = this.trouble.asReadonly();
  /** Whether the server has not answered lately: the import goes on there. */
  readonly lost = this.silence.asReadonly();

  constructor(
    private readonly api: ImportApi,
    private readonly pulse: number,
  ) {}

  /** Reads the import and follows it from then on. */
  async follow(id: string): Promise<void> {
    this.stop();
    this.id = id;
    if (this.known()?.id !== id) this.known.set(null);
    this.trouble.set(null);
    try {
      const detail = await this.api.read(id);
      if (this.id === id) this.take(detail);
    } catch (failure) {
      // The page shows it with « Réessayer ».
      if (this.id === id) this.trouble.set(failure);
    }
  }

  /** Follows from the next pulse on an import that was seen running a moment ago. */
  followOn(id: string): void {
    this.stop();
    this.id = id;
    this.plan(this.pulse);
  }

  /** An act has answered what the import is now. */
  take(detail: ImportDetail): void {
    this.known.set(detail);
    this.silence.set(false);
    this.plan(this.pulse);
  }

  /** Asks at once, as when the network is back. */
  askNow(): void {
    if (this.silence() && !this.asking) this.plan(0);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.id = '';
  }

  private plan(wait: number): void {
    clearTimeout(this.timer);
    const { id } = this;
    const detail = this.known();
    if (id !== '' && (detail === null || isRunning(detail.state))) this.timer = setTimeout(() => void this.ask(id, wait), wait);
  }

  private async ask(id: string, waited: number): Promise<void> {
    this.asking = true;
    try {
      const detail = await this.api.read(id);
      if (this.id === id) this.take(detail);
    } catch (failure) {
      if (this.id !== id) return;
      const { status } = refusalOf(failure);
      if (status >= 400 && status < 500) {
        this.trouble.set(failure);
        return;
      }
      // Nothing was heard; the import goes on by itself, so it is asked about again, less and less often.
      this.silence.set(true);
      this.plan(Math.min(Math.max(waited, this.pulse) * 2, this.pulse * SLOWEST_PULSES));
    } finally {
      this.asking = false;
    }
  }
}

/** Watches the import of the route for as long as its page is open. */
export function injectImportWatch(id: Signal<string>): ImportWatch {
  const watch = new ImportWatch(inject(ImportApi), inject(IMPORT_PULSE));
  const askNow = (): void => watch.askNow();
  addEventListener('online', askNow);
  effect(() => {
    const followed = id();
    untracked(() => void watch.follow(followed));
  });
  inject(DestroyRef).onDestroy(() => {
    removeEventListener('online', askNow);
    watch.stop();
  });
  return watch;
}
