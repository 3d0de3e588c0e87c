import type { ReportKind, ReportState } from '@calanque/shared';
import type { IconName } from '../ui/icon/icon-drawings';
import type { Look } from '../ui/state/equipment-look';

export const REPORT_ICON: Readonly<Record<ReportKind, IconName>> = {
  broken: 'warning', slow: 'schedule', 'missing-part': 'devices_other', lost: 'search_off', other: 'help',
};

export const REPORT_STATE_LOOK: Readonly<Record<ReportState, Look>> = {
  open: { tone: 'ochre', icon: 'feedback' },
  answered: { tone: 'primary', icon: 'mail' },
  closed: { tone: 'pine', icon: 'check_circle' },
};
