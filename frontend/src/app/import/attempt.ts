import { signal } from '@angular/core';
import type { ImportDetail } from '@calanque/shared';
import { refusalOf, type Refusal } from '../ui/problem/refusal';
import type { ImportWatch } from './import-watch';

/** The refusals that say that the import is elsewhere by now than the page shows. */
const ELSEWHERE: readonly unknown[] = ['import-running', 'import-not-checked', 'import-over'];

/** One act on an import at a time, and the sentence when it was refused; what the page shows then follows. */
export class Attempt {
  private readonly running = signal(false);
  private readonly refused = signal<Refusal | null>(null);

  readonly busy = this.running.asReadonly();
  readonly refusal = this.refused.asReadonly();

  constructor(private readonly watch: () => ImportWatch) {}

  /** @param act What is asked of the server, and what follows from its answer. */
  async run(act: () => Promise<void>): Promise<void> {
    if (this.running()) return;
    this.running.set(true);
    this.refused.set(null);
    try {
      await act();
    } catch (failure) {
      // What the server refuses is the person's to read; `refusalOf` throws anything else on.
      const refusal = refusalOf(failure);
      this.refused.set(refusal);
      this.catchUp(refusal);
    } finally {
      this.running.set(false);
    }
  }

  private catchUp({ code, current }: Refusal): void {
    const watch = this.watch();
    const id = watch.detail()?.id;
    if (code === 'stale' && isDetail(current)) watch.take(current);
    else if (id && ELSEWHERE.includes(code)) void watch.follow(id);
  }
}

function isDetail(current: unknown): current is ImportDetail {
  return typeof current === 'object' && current !== null && 'columns' in current && 'version' in current;
}
