import type { EquipmentCount, SiteOverview } from '@calanque/shared';
import { counted, wholeNumber } from '../ui/format/numbers';
import { USABLE_STATES, countOf } from './state-counts';

/** What a chart of one stock shows, in one sentence. Not « pièces »: beside it stand those that are rooms. */
export function stockFinding(counts: readonly EquipmentCount[]): string {
  const total = countOf(counts);
  const usable = countOf(counts, USABLE_STATES);
  if (total === 0) return 'Aucun matériel pour le moment';
  if (usable === total) return total === 1 ? 'Le seul matériel est utilisable' : `Les ${wholeNumber(total)} matériels sont utilisables`;
  if (usable === 0) return 'Aucun matériel n’est utilisable';
  return `${wholeNumber(usable)} ${usable > 1 ? 'matériels' : 'matériel'} sur ${wholeNumber(total)} ${usable > 1 ? 'sont utilisables' : 'est utilisable'}`;
}

/** What a comparison of sites shows, in one sentence: where most is out of use, by share of what is there. */
export function comparisonFinding(sites: readonly SiteOverview[]): string {
  const stocked = sites.filter((site) => site.total > 0);
  if (stocked.length === 0) return 'Aucune MDS n’a encore de matériel';
  const idle = stocked.map((site) => ({ name: site.site.name, idle: site.total - countOf(site.counts, USABLE_STATES), total: site.total }));
  const worst = idle.reduce((one, other) => (other.idle / other.total > one.idle / one.total ? other : one));
  if (worst.idle === 0) return 'Tout le matériel est utilisable, dans toutes les MDS';
  return `${worst.name} a le plus de matériel hors d’usage : ${counted(worst.idle, 'pièce', 'pièces', 'aucune')} sur ${wholeNumber(worst.total)}`;
}
