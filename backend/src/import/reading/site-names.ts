import { wordsOf } from './words.js';

/** A site by its name. */
export interface NamedSite {
  readonly id: string;
  readonly name: string;
}

const HEAD = ['maison', 'departementale', 'de', 'la', 'solidarite'];

/**
 * The name as people mean it: without case, accents, hyphens, apostrophes and « MDS (de|d’) », in which `St` is `Saint`.
 */
export function siteKey(name: string): string {
  let words = wordsOf(name);
  if (words[0] === 'mds') words = words.slice(1);
  if (HEAD.every((word, place) => words[place] === word)) words = words.slice(HEAD.length);
  if (words.length > 1 && ['de', 'd', 'du'].includes(words[0] ?? '')) words = words.slice(1);
  return words.map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word)).join(' ');
}

/** The site of that name, else those whose names begin so. */
export class SiteNames {
  private readonly sites: readonly (NamedSite & { readonly key: string })[];

  constructor(sites: readonly NamedSite[]) {
    this.sites = sites.map(({ id, name }) => ({ id, name, key: siteKey(name) }));
  }

  /** One site when the name is clear, several when it is the beginning of several names, none when it is unknown. */
  named(name: string): readonly NamedSite[] {
    const key = siteKey(name);
    if (key === '') return [];
    const exact = this.sites.filter((site) => site.key === key);
    return exact.length > 0 ? exact : this.sites.filter((site) => site.key.startsWith(key));
  }

  get all(): readonly NamedSite[] {
    return this.sites;
  }
}
