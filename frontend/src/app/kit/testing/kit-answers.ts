import type { KitAnswer, KitPiece } from '@calanque/shared';
import { VITROLLES } from '../../session/testing/session-answers';

export const kitPiece = (number: string, more: Partial<KitPiece> = {}): KitPiece => ({
  equipmentId: `id-${number}`, number, category: 'tablet', model: 'Samsung Galaxy Tab A8', serial: null, state: 'in-stock', custodyKind: null, holder: null,
  dueAt: null, custodyId: null, outWithKit: false, ready: true, ...more,
});

/** The same piece, out with its kit. */
export const outPiece = (number: string): KitPiece =>
  kitPiece(number, { state: 'in-service', custodyKind: 'assignment', holder: 'Nadia Lavande', custodyId: `custody-${number}`, outWithKit: true, ready: false });

export const kit = (contents: readonly KitPiece[], more: Partial<KitAnswer> = {}): KitAnswer => ({
  id: '019abcde-0000-7000-8000-0000000000f1', version: 1, name: 'Valise', site: VITROLLES, state: contents.some((piece) => piece.outWithKit) ? 'out' : 'ready',
  pieces: contents.length, absent: contents.filter((piece) => !piece.ready).length, note: null, dissolvedAt: null, contents: [...contents], ...more,
});
