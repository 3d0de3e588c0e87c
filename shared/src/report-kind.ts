/** What can be wrong with a piece. */
export const REPORT_KINDS = ['broken', 'slow', 'missing-part', 'lost', 'other'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_KIND_LABEL: Readonly<Record<ReportKind, string>> = {
  broken: 'Ne marche plus',
  slow: 'Lent ou instable',
  'missing-part': 'Il manque quelque chose',
  lost: 'Introuvable',
  other: 'Autre problème',
};

/** Where a report stands: nobody said anything yet; there is an answer; nothing more is to be done. */
export const REPORT_STATES = ['open', 'answered', 'closed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_STATE_LABEL: Readonly<Record<ReportState, string>> = { open: 'À traiter', answered: 'Répondu', closed: 'Clos' };
