import type { Category, CurrentCustody, CustodyAnswer, CustodyKind, EquipmentSummary } from '@calanque/shared';
import { parisDay, shortDay, weekday } from '../ui/format/dates';
import type { IconName } from '../ui/icon/icon-drawings';
import type { Tone } from '../ui/state/tone';

/** How a kind of custody looks, in the picture and beside its words. */
export const CUSTODY_LOOK: Readonly<Record<CustodyKind, { readonly tone: Tone; readonly icon: IconName }>> = {
  installed: { tone: 'pine', icon: 'meeting_room' },
  assignment: { tone: 'primary', icon: 'assignment_ind' },
  loan: { tone: 'heather', icon: 'handshake' },
  repair: { tone: 'ochre', icon: 'build' },
  transit: { tone: 'neutral', icon: 'local_shipping' },
};

const FEMININE: readonly Category[] = ['wifi-point', 'tablet'];

/** « Affecté » of a laptop, « Affectée » of a tablet. */
export const agreed = (category: Category, word: string): string => (FEMININE.includes(category) ? `${word}e` : word);
/** « Il » or « Elle » */
export const pronoun = (category: Category): string => (FEMININE.includes(category) ? 'Elle' : 'Il');
/** « le » or « la » */
export const objectPronoun = (category: Category): string => (FEMININE.includes(category) ? 'la' : 'le');

/** Whether the planned return has passed. */
export const isLate = (custody: { readonly dueAt: string | null }, now = new Date()): boolean =>
  custody.dueAt !== null && Date.parse(custody.dueAt) < now.getTime();

/** Who holds a piece, in a line of a list. `late` when the planned return has passed. */
export function holderInShort(piece: EquipmentSummary, now = new Date()): { readonly text: string; readonly late: boolean } {
  const { custody, state } = piece;
  if (custody === null) return { text: state === 'in-stock' ? 'Disponible' : '', late: false };
  const late = isLate(custody, now);
  return { text: [whoInShort(custody), custody.dueAt && dueInShort(custody.dueAt, late, now)].filter(Boolean).join(' · '), late };
}

const dueInShort = (dueAt: string, late: boolean, now: Date): string => `${late ? 'attendu' : 'retour'} le ${shortDay(dueAt, now)}`;

function whoInShort(custody: CurrentCustody): string {
  switch (custody.kind) {
    case 'assignment':
      return custody.person?.name ?? 'Un agent';
    case 'loan':
      return custody.person?.name ?? 'Emprunteur';
    case 'installed':
      return 'À sa place';
    case 'repair':
      return `Parti le ${shortDay(custody.since)}${custody.repairer ? ` · ${custody.repairer}` : ''}`;
    case 'transit':
      return `En route depuis le ${shortDay(custody.since)}`;
  }
}

/** The name of whoever or whatever holds the piece during a custody. */
export function holderName(custody: Pick<CustodyAnswer, 'kind' | 'person' | 'repairer'>, room: string | null): string {
  switch (custody.kind) {
    case 'assignment':
      return custody.person?.name ?? 'Un agent';
    case 'loan':
      return custody.person?.name ?? 'Un emprunteur';
    case 'installed':
      return room ?? 'À sa place';
    case 'repair':
      return custody.repairer ?? 'Réparateur';
    case 'transit':
      return 'Transfert';
  }
}

/** What is true of a piece now, as a sentence: « Affectée à Nadia Benali jusqu’au vendredi 27 novembre ». */
export function holdingNow(piece: EquipmentSummary): string {
  const { category, custody } = piece;
  const of = (word: string): string => agreed(category, word);
  if (custody === null) return piece.state === 'in-stock' ? 'Disponible' : `${pronoun(category)} n’est ${of('détenu')} par personne`;
  const until = custody.dueAt ? ` jusqu’au ${dayWithYear(custody.dueAt)}` : '';
  switch (custody.kind) {
    case 'assignment':
      return `${of('Affecté')} à ${custody.person?.name ?? 'un agent'}${until}`;
    case 'loan':
      return `${of('Prêté')} à ${custody.person?.name ?? 'un emprunteur'}${until}`;
    case 'installed':
      return `En place${piece.room ? ` : ${piece.room.name}` : ''}`;
    case 'repair':
      return `En réparation${custody.repairer ? ` chez ${custody.repairer}` : ''}${custody.dueAt ? `, retour prévu le ${dayWithYear(custody.dueAt)}` : ''}`;
    case 'transit':
      return 'En route vers une autre MDS';
  }
}

function dayWithYear(time: string): string {
  const date = new Date(time);
  return parisDay(date).slice(0, 4) === parisDay(new Date()).slice(0, 4) ? weekday(date) : shortDay(date);
}
