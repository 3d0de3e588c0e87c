import { IMPORT_FIELDS, IMPORT_KINDS, type ImportDetail, type ImportField, type ImportKind } from '@calanque/shared';

/**
 * Another kind that the titles of the file fit better than the one it was dropped as; null when there is none.
 * It has all that such a file needs, the MDS aside, which a file can call in many ways.
 * @param among the kinds that may be imported
 */
export function likelierKind({ kind, columns }: Pick<ImportDetail, 'kind' | 'columns'>, among: readonly ImportKind[]): ImportKind | null {
  const titles = new Set(columns.map(({ heading }) => plain(heading)));
  const isThere = ({ label }: ImportField): boolean => titles.has(plain(label));
  let best: { readonly kind: ImportKind | null; readonly fitting: number } = { kind: null, fitting: columns.filter(({ field }) => field !== null).length };
  for (const other of IMPORT_KINDS) {
    if (other === kind || !among.includes(other)) continue;
    const fields = IMPORT_FIELDS[other];
    const fitting = fields.filter(isThere).length;
    const complete = fields.every((field) => !field.required || field.name === 'site' || isThere(field));
    if (complete && fitting > best.fitting) best = { kind: other, fitting };
  }
  return best.kind;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[\s\-_]+/g, ' ').trim().toLowerCase();
