import type { LineOutcome, TransferState, TransferSummary } from '@calanque/shared';
import { counted } from '../ui/format/numbers';
import type { Look } from '../ui/state/equipment-look';

export const TRANSFER_LOOK: Readonly<Record<TransferState, Look>> = {
  draft: { tone: 'neutral', icon: 'edit' },
  sent: { tone: 'heather', icon: 'local_shipping' },
  receiving: { tone: 'ochre', icon: 'inventory_2' },
  closed: { tone: 'pine', icon: 'check_circle' },
  cancelled: { tone: 'neutral', icon: 'block' },
};

export const OUTCOME_LOOK: Readonly<Record<LineOutcome, Look>> = {
  received: { tone: 'pine', icon: 'check_circle' },
  damaged: { tone: 'coral', icon: 'warning' },
  missing: { tone: 'ochre', icon: 'search_off' },
  returned: { tone: 'neutral', icon: 'undo' },
  lost: { tone: 'coral', icon: 'report' },
  extra: { tone: 'heather', icon: 'add' },
};

export const pieces = (count: number): string => counted(count, 'matériel', 'matériels', 'aucun');

/** « 1 manquant, 2 écarts », « 3 en route »; empty when there is nothing to say. */
export function restInWords({ state, onTheWay, missing, differences }: Pick<TransferSummary, 'state' | 'onTheWay' | 'missing' | 'differences'>): string {
  const awaited = onTheWay - missing;
  return [
    state !== 'draft' && awaited > 0 ? `${awaited}\u00a0en route` : '',
    missing > 0 ? counted(missing, 'manquant', 'manquants', 'aucun') : '',
    differences > 0 && state !== 'cancelled' ? counted(differences, 'écart', 'écarts', 'aucun') : '',
  ].filter(Boolean).join(', ');
}
