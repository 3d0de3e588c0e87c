import type { SearchGroup } from '@calanque/shared';
import { counted } from '../ui/format/numbers';
import { KIND_LABEL } from './hit-words';
import type { LiveSearch } from './live-search';

/** What is said of a search, for those who do not see its hits; empty while there is nothing to say. */
export function foundInWords(search: LiveSearch): string {
  if (search.text() === '' || search.failure() !== null) return '';
  if (!search.current()) return 'Recherche…';
  if (search.groups().length === 0) return `Aucun résultat pour « ${search.text()} ».`;
  return `${search.groups().map(groupInWords).join(', ')}.`;
}

/** « 8 résultats en Matériel », « plus de 8 … » where there are more. */
function groupInWords({ kind, hits, next }: SearchGroup): string {
  return `${KIND_LABEL[kind]} : ${next ? 'plus de ' : ''}${counted(hits.length, 'résultat', 'résultats', 'aucun')}`;
}
