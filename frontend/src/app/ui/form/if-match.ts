/** The request option that says which version a change was made on; a stale one is refused with `stale`. */
export function ifMatch(version: number): { readonly headers: Readonly<Record<string, string>> } {
  return { headers: { 'If-Match': `"${version}"` } };
}
