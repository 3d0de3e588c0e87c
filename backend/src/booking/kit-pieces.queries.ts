import type { SiteScope } from '../access/index.js';
import type { Reader } from '../database/sql.js';

/** The pieces of a kit of the scope; null where there is no such kit. */
export function piecesOfKit(_reader: Reader, _scope: SiteScope, _kitId: string): Promise<readonly string[] | null> {
  return Promise.resolve(null);
}
