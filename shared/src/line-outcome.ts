/**
 * What became of a piece. `missing` is not the last word: it stays in transit until it is received, found where it came from
 * (`returned`) or lost. `extra` came without being listed.
 */
export const LINE_OUTCOMES = ['received', 'damaged', 'missing', 'returned', 'lost', 'extra'] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];
export const LINE_OUTCOME_LABEL: Readonly<Record<LineOutcome, string>> = {
  received: 'Reçu', damaged: 'Reçu en panne', missing: 'Manquant', returned: 'Resté au départ', lost: 'Perdu', extra: 'En plus',
};
