/** What people are told of. */
export const NOTICE_KINDS = [
  'report-filed', 'report-answered', 'booking-asked', 'booking-approved', 'booking-refused', 'booking-cancelled', 'booking-endangered',
  'booking-overridden', 'booking-moved', 'booking-given-back', 'loan-overdue', 'transfer-sent', 'transfer-received', 'transfer-differs', 'transfer-called-back',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
