import type { HistoryLine } from '@calanque/shared';
import { wholeNumber } from '../ui/format/numbers';

/** What an import brings in, one and many: all of them feminine in French. */
const THINGS: Readonly<Record<string, readonly [string, string]>> = { sites: ['MDS', 'MDS'], rooms: ['pièce', 'pièces'] };
const CARDS = ['fiche', 'fiches'] as const;

/** « 34 fiches créées, 2 mises à jour » */
export function importSentence(line: HistoryLine): string {
  const [created, updated] = [numberIn(line, 'created'), numberIn(line, 'updated')];
  const [one, many] = THINGS[valueIn(line, 'kind') ?? ''] ?? CARDS;
  const said = (count: number, verb: string, verbs: string, named: boolean) =>
    [wholeNumber(count), ...(named ? [count > 1 ? many : one] : []), count > 1 ? verbs : verb].join(' ');
  return [
    ...(created > 0 ? [said(created, 'créée', 'créées', true)] : []),
    ...(updated > 0 ? [said(updated, 'mise à jour', 'mises à jour', created === 0)] : []),
  ].join(', ');
}

/** The lines with those of one import put into one, whatever the sites: who sees many sites is told of it once. */
export function importsInOne(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  const told = new Set<string>();
  return lines.flatMap((line) => {
    if (line.table !== 'import') return [line];
    if (told.has(line.subjectId)) return [];
    told.add(line.subjectId);
    const parts = lines.filter(({ table, subjectId }) => table === 'import' && subjectId === line.subjectId);
    const changes = line.changes.map((change) =>
      change.field === 'kind' ? change : { ...change, after: String(parts.reduce((sum, part) => sum + numberIn(part, change.field), 0)) });
    return [{ ...line, changes }];
  });
}

function numberIn(line: HistoryLine, field: string): number {
  return Number(valueIn(line, field) ?? 0);
}

function valueIn(line: HistoryLine, field: string): string | null {
  return line.changes.find((change) => change.field === field)?.after ?? null;
}
