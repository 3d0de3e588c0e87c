import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { BatchFault, EquipmentBatchCheck, EquipmentBatchFaults } from '@calanque/shared';
import type { Subscription } from 'rxjs';

/** A scanner reads about two a second: what comes together is asked together. */
const PAUSE_MS = 250;

/** What the server knows already of the lines that were scanned so far. */
export interface IdentifierCheck {
  /** By the ids of the lines. */
  readonly faults: Signal<ReadonlyMap<string, readonly BatchFault[]>>;
  /** The lines that the server has looked at as they are. */
  readonly cleared: Signal<ReadonlySet<string>>;
}

/**
 * Asks the server about the lines a little after they have changed. It only advises: a check that gets no answer is
 * left, since saving decides anyway.
 */
export function injectIdentifierCheck(wanted: () => EquipmentBatchCheck | null): IdentifierCheck {
  const http = inject(HttpClient);
  const answer = signal<{ readonly asked: EquipmentBatchCheck; readonly lines: readonly BatchFault[] } | null>(null);
  const request = computed(wanted, { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });

  effect((onCleanup) => {
    const asked = request();
    if (asked === null || asked.pieces.length === 0) {
      untracked(() => answer.set(null));
      return;
    }
    let running: Subscription | undefined;
    const timer = setTimeout(() => {
      running = http.post<EquipmentBatchFaults>('/api/equipment/batches/check', asked).subscribe({
        next: ({ lines }) => answer.set({ asked, lines }),
        error: (failure: unknown) => {
          if (!(failure instanceof HttpErrorResponse)) throw failure;
        },
      });
    }, PAUSE_MS);
    onCleanup(() => {
      clearTimeout(timer);
      running?.unsubscribe();
    });
  });

  /** What was said of a line holds as long as the line is as it was asked about. */
  const cleared = computed<ReadonlySet<string>>(() => {
    const said = answer();
    const now = request();
    if (said === null || now === null || said.asked.modelId !== now.modelId) return new Set();
    const before = new Map(said.asked.pieces.map((piece) => [piece.id, JSON.stringify(piece)]));
    return new Set(now.pieces.filter((piece) => before.get(piece.id) === JSON.stringify(piece)).map(({ id }) => id));
  });

  return {
    cleared,
    faults: computed(() => {
      const byLine = new Map<string, BatchFault[]>();
      for (const fault of answer()?.lines ?? []) {
        // What is twice in the list is said without the server, and with the number that the line has on the screen.
        if (fault.code !== 'twice-in-list' && cleared().has(fault.id)) byLine.set(fault.id, [...(byLine.get(fault.id) ?? []), fault]);
      }
      return byLine;
    }),
  };
}
