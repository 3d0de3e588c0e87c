import type { TransferAnswer, TransferLine, TransferState, TransferSummary } from '@calanque/shared';
import { MARIGNANE, VITROLLES } from '../../session/testing/session-answers';

/** A transfer from Marignane to Vitrolles, in whose hands both ends are unless told otherwise. */
export const transfer = (state: TransferState, more: Partial<TransferSummary> = {}): TransferSummary => ({
  id: '019abcde-0000-7000-8000-0000000000e1', version: 1, state, from: MARIGNANE, to: VITROLLES, note: null, createdAt: '2026-11-23T08:00:00Z',
  sentAt: state === 'draft' ? null : '2026-11-23T09:00:00Z', closedAt: null, cancelledAt: null, pieces: 2, onTheWay: 0, missing: 0, differences: 0,
  maySend: true, mayReceive: true, ...more,
});

export const line = (number: string, more: Partial<TransferLine> = {}): TransferLine => ({
  id: `line-${number}`, equipmentId: `id-${number}`, number, category: 'tablet', model: 'Samsung Galaxy Tab A8', serial: `S-${number}`, condition: 'working',
  outcome: null, note: null, decidedAt: null, mayOpen: false, ...more,
});

export const slip = (state: TransferState, lines: readonly TransferLine[], more: Partial<TransferAnswer> = {}): TransferAnswer => {
  const onTheWay = state === 'draft' ? 0 : lines.filter(({ outcome }) => outcome === null || outcome === 'missing').length;
  const missing = lines.filter(({ outcome }) => outcome === 'missing').length;
  return { ...transfer(state, { pieces: lines.length, onTheWay, missing }), lines: [...lines], preparedBy: 'Marc Tramontane', cancelledReason: null, ...more };
};
