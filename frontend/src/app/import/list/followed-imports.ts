import { DestroyRef, computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { ImportSummary } from '@calanque/shared';
import { ImportApi } from '../import-api';
import { IMPORT_PULSE, ImportWatch, isRunning } from '../import-watch';

/** Follows those of the listed imports that run. @returns what is known now of a listed import */
export function injectFollowedImports(items: Signal<readonly ImportSummary[]>): Signal<(item: ImportSummary) => ImportSummary> {
  const api = inject(ImportApi);
  const pulse = inject(IMPORT_PULSE);
  const watches = signal<ReadonlyMap<string, ImportWatch>>(new Map());
  const askNow = (): void => untracked(watches).forEach((watch) => watch.askNow());
  addEventListener('online', askNow);
  effect(() => {
    const running = items().filter(({ state }) => isRunning(state));
    untracked(() => {
      const before = watches();
      const unfollowed = running.filter(({ id }) => !before.has(id));
      if (unfollowed.length === 0) return;
      const added = unfollowed.map(({ id }): [string, ImportWatch] => {
        const watch = new ImportWatch(api, pulse);
        watch.followOn(id);
        return [id, watch];
      });
      watches.set(new Map([...before, ...added]));
    });
  });
  inject(DestroyRef).onDestroy(() => {
    removeEventListener('online', askNow);
    watches().forEach((watch) => watch.stop());
  });
  return computed(() => {
    const followed = watches();
    return (item: ImportSummary): ImportSummary => followed.get(item.id)?.detail() ?? item;
  });
}
