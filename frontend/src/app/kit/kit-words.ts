import type { KitPiece, KitState } from '@calanque/shared';
import { shortDay } from '../ui/format/dates';
import { counted } from '../ui/format/numbers';
import type { Look } from '../ui/state/equipment-look';

export const KIT_LOOK: Readonly<Record<KitState, Look>> = {
  ready: { tone: 'pine', icon: 'check_circle' },
  out: { tone: 'primary', icon: 'handshake' },
  incomplete: { tone: 'ochre', icon: 'warning' },
  empty: { tone: 'neutral', icon: 'inbox' },
  dissolved: { tone: 'neutral', icon: 'block' },
};

export const pieces = (count: number): string => counted(count, 'matériel', 'matériels', 'aucun');

/** « chez Nadia Lavande, retour le 3 déc. »; empty when nobody in person has it. */
export function whereabouts({ holder, dueAt }: Pick<KitPiece, 'holder' | 'dueAt'>, now = new Date()): string {
  if (!holder) return '';
  return `chez ${holder}${dueAt ? `, retour le ${shortDay(dueAt, now)}` : ''}`;
}
