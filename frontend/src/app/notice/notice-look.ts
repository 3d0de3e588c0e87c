import type { NoticeKind } from '@calanque/shared';
import type { Look } from '../ui/state/equipment-look';

/** How a notice looks beside its words. */
export const NOTICE_LOOK: Readonly<Record<NoticeKind, Look>> = {
  'report-filed': { tone: 'ochre', icon: 'feedback' },
  'report-answered': { tone: 'pine', icon: 'feedback' },
  'booking-asked': { tone: 'heather', icon: 'schedule' },
  'booking-approved': { tone: 'pine', icon: 'check_circle' },
  'booking-refused': { tone: 'coral', icon: 'block' },
  'booking-cancelled': { tone: 'neutral', icon: 'close' },
  'booking-endangered': { tone: 'coral', icon: 'warning' },
  'booking-overridden': { tone: 'coral', icon: 'swap_horiz' },
  'booking-moved': { tone: 'heather', icon: 'event' },
  'booking-given-back': { tone: 'ochre', icon: 'event' },
  'loan-overdue': { tone: 'coral', icon: 'schedule' },
  'transfer-sent': { tone: 'heather', icon: 'local_shipping' },
  'transfer-called-back': { tone: 'neutral', icon: 'undo' },
  'transfer-received': { tone: 'pine', icon: 'inventory_2' },
  'transfer-differs': { tone: 'ochre', icon: 'warning' },
};
