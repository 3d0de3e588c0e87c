import { CATEGORY_LABEL, CONDITIONS_OF_ABSENCE, EQUIPMENT_STATE_LABEL, mayAssignCategory, type EquipmentDetail, type Role } from '@calanque/shared';
import { shortDay } from '../../ui/format/dates';
import type { CounterLine } from './counter-model';

/** Why a scanned piece does not come onto the counter, as a sentence that says what to do; null when it does. The API decides in the end. */
export function whyNotLent(piece: EquipmentDetail, lines: readonly CounterLine[], role: Role): string | null {
  const { number, custody } = piece;
  if (lines.some(({ equipmentId }) => equipmentId === piece.id)) return `${number} est déjà sur ce prêt.`;
  if (!mayAssignCategory(role, piece.category)) {
    return `${number} est de la catégorie « ${CATEGORY_LABEL[piece.category].toLowerCase()} » : vous pouvez prêter des tablettes et des accessoires seulement.`;
  }
  if (CONDITIONS_OF_ABSENCE.includes(piece.condition)) return `${number} est noté « ${EQUIPMENT_STATE_LABEL[piece.state].toLowerCase()} » : signalez-le d’abord comme retrouvé.`;
  const [first] = lines;
  if (first && first.siteId !== piece.site.id) return `${number} est de la MDS ${piece.site.name}, et non ${first.siteName} : faites un prêt pour chaque MDS.`;
  if (custody === null || custody.kind === 'installed') return null;
  const since = `depuis le ${shortDay(custody.since)}`;
  if (custody.kind === 'repair') return `${number} est en réparation ${since}. Reprenez-le d’abord.`;
  if (custody.kind === 'transit') return `${number} est en route vers une autre MDS ${since}.`;
  return `${number} est encore détenu${custody.person ? ` par ${custody.person.name}` : ''} ${since}. Enregistrez d’abord son retour.`;
}
