import { IMPORT_OUTCOMES_SHOWN, OUTCOME_KEY, outcomeWord } from '../import-words';
import { wholeNumber } from '../../ui/format/numbers';
import type { ImportSummary } from '@calanque/shared';

/**
 * What came of a file, or how far it is: « 403 créées, 22 refusées », « Lignes vérifiées : 42 % ».
 * Nothing before the first dry run.
 */
export function resultOf({ state, counts, progress }: Pick<ImportSummary, 'state' | 'counts' | 'progress'>): string {
  switch (state) {
    case 'uploaded':
      return '';
    case 'checking':
      return shareOf('Lignes vérifiées\u00a0:', progress) || 'Préparation…';
    case 'importing':
      return shareOf('Lignes enregistrées\u00a0:', progress) || 'Préparation…';
    case 'failed':
      return shareOf('Arrêté à', progress);
    case 'checked':
    case 'done':
      return IMPORT_OUTCOMES_SHOWN
        .map((outcome) => ({ outcome, count: counts[OUTCOME_KEY[outcome]] }))
        // Blank lines and totals are nobody's concern in a list of files.
        .filter(({ outcome, count }) => count > 0 && outcome !== 'ignored')
        .map(({ outcome, count }) => `${wholeNumber(count)}\u00a0${outcomeWord(outcome, state, count)}`)
        .join(', ');
  }
}

function shareOf(words: string, { done, total }: ImportSummary['progress']): string {
  return total > 0 ? `${words} ${Math.floor((100 * done) / total)}\u00a0%` : '';
}
