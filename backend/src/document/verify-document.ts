import type { SiteScope } from '../access/index.js';
import type { Reader } from '../database/sql.js';
import type { DocumentKind } from '@calanque/shared';
import { findFiles } from './document.queries.js';
import { hashOf } from './keep-document.js';

/** What a file that somebody brings is to the one that is kept. */
export type FileVerdict = 'original' | 'signed' | 'altered' | 'unknown';

/**
 * Compares a file with the document it claims to be, byte for byte: `original` before any signature, `signed` with all that were
 * given, `altered` when it is neither, `unknown` when the document is not kept (any more) or cannot be seen.
 */
export async function verifyDocument(reader: Reader, scope: SiteScope, kinds: readonly DocumentKind[], claimed: { readonly id: string; readonly bytes: Buffer }): Promise<FileVerdict> {
  const stored = await findFiles(reader, scope, claimed.id, kinds);
  if (stored === null) return 'unknown';
  const hash = hashOf(claimed.bytes);
  if (hash === stored.sha256 && hash === hashOf(stored.content)) return 'original';
  if (stored.signed_content !== null && hash === stored.signed_sha256 && hash === hashOf(stored.signed_content)) return 'signed';
  return 'altered';
}
