import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import type { LoanCounts } from '@calanque/shared';
import { Session } from '../session/session';
import { counted } from '../ui/format/numbers';
import type { Awaiting, Matter } from './awaiting';

/** Asks what of the loans waits in one site, or (null) in all of the scope: late, due today, to be called, to be erased. */
export function injectLoansAwaiting(siteId: Signal<string | null>): Awaiting {
  const session = inject(Session);
  const place = computed((): Readonly<Record<string, string>> => {
    const id = siteId();
    return id === null ? {} : { siteId: id };
  });
  const counts = httpResource<LoanCounts>(() => (session.may('loan:read') ? { url: '/api/loans/counts', params: place() } : undefined));
  return {
    matters: computed(() => {
      if (!session.may('loan:read')) return [];
      return counts.hasValue() ? mattersOf(counts.value(), place()) : null;
    }),
    failure: computed(() => counts.error()),
    reload: () => counts.reload(),
  };
}

function mattersOf({ overdue, toCall, dueToday, toErase }: LoanCounts, place: Readonly<Record<string, string>>): readonly Matter[] {
  const matters: (Matter & { readonly count: number })[] = [
    {
      count: overdue, heading: counted(overdue, 'prêt en retard', 'prêts en retard', 'aucun'), act: 'Relancer', link: '/prets', filters: { ...(toCall > 0 ? { toCall: 'true' } : { state: 'overdue' }), ...place },
      detail: toCall > 0 ? `${counted(toCall, 'personne', 'personnes', 'aucune')} à appeler` : 'Les rappels partent par e-mail', look: { tone: 'coral', icon: 'warning' },
    },
    {
      count: dueToday, heading: `${counted(dueToday, 'retour attendu', 'retours attendus', 'aucun')} aujourd’hui`, act: 'Voir', link: '/prets', filters: place,
      detail: 'À enregistrer au guichet, en scannant ce qui revient', look: { tone: 'primary', icon: 'handshake' },
    },
    {
      count: toErase, heading: counted(toErase, 'mémoire à effacer', 'mémoires à effacer', 'aucune'), act: 'Voir', link: '/prets', filters: { toErase: 'true', ...place },
      detail: 'Avant la prochaine remise', look: { tone: 'ochre', icon: 'ink_eraser' },
    },
  ];
  return matters.filter(({ count }) => count > 0);
}
