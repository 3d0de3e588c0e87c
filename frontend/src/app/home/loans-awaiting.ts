import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import type { LoanCounts } from '@calanque/shared';
import { Session } from '../session/session';
import { counted } from '../ui/format/numbers';
import type { Awaiting, Matter } from './awaiting';

/**
 * Asks what of the loans waits: late, due today, to be called, to be erased. It is counted over all of the caller's sites;
 * for one of several it says nothing.
 */
export function injectLoansAwaiting(siteId: Signal<string | null>): Awaiting {
  const session = inject(Session);
  const isCounted = computed(() => session.may('loan:read') && (siteId() === null || session.sites().length === 1));
  const counts = httpResource<LoanCounts>(() => (isCounted() ? '/api/loans/counts' : undefined));
  return {
    matters: computed(() => {
      if (!isCounted()) return [];
      return counts.hasValue() ? mattersOf(counts.value()) : null;
    }),
    failure: computed(() => counts.error()),
    reload: () => counts.reload(),
  };
}

function mattersOf({ overdue, toCall, dueToday, toErase }: LoanCounts): readonly Matter[] {
  const matters: (Matter & { readonly count: number })[] = [
    {
      count: overdue, heading: counted(overdue, 'prêt en retard', 'prêts en retard', 'aucun'), act: 'Relancer', link: '/prets', filters: toCall > 0 ? { toCall: 'true' } : { state: 'overdue' },
      detail: toCall > 0 ? `${counted(toCall, 'personne', 'personnes', 'aucune')} à appeler` : 'Les rappels partent par e-mail', look: { tone: 'coral', icon: 'warning' },
    },
    {
      count: dueToday, heading: `${counted(dueToday, 'retour attendu', 'retours attendus', 'aucun')} aujourd’hui`, act: 'Voir', link: '/prets',
      detail: 'À enregistrer au guichet, en scannant ce qui revient', look: { tone: 'primary', icon: 'handshake' },
    },
    {
      count: toErase, heading: counted(toErase, 'mémoire à effacer', 'mémoires à effacer', 'aucune'), act: 'Voir', link: '/prets', filters: { state: 'returned' },
      detail: 'Avant la prochaine remise', look: { tone: 'ochre', icon: 'ink_eraser' },
    },
  ];
  return matters.filter(({ count }) => count > 0);
}
