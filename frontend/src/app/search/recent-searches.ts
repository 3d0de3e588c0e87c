import { Service, computed, inject, signal } from '@angular/core';
import { Session } from '../session/session';

const MOST = 5;

/**
 * What led somewhere lately. It is kept nowhere but in this tab while it is open: what one looks for is often a name,
 * and the next person at the same device is not to read it.
 */
@Service()
export class RecentSearches {
  private readonly session = inject(Session);
  private readonly kept = signal<{ readonly of: string; readonly texts: readonly string[] } | null>(null);

  /** The latest first; those of whoever is signed in now. */
  readonly texts = computed(() => {
    const kept = this.kept();
    return kept && kept.of === this.session.user()?.id ? kept.texts : [];
  });

  remember(text: string): void {
    const user = this.session.user();
    if (!user || text === '') return;
    this.kept.set({ of: user.id, texts: [text, ...this.texts().filter((one) => one !== text)].slice(0, MOST) });
  }
}
