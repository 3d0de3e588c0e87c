import { nearestTo, plainWords } from './words.js';

/** A site by its name. */
export interface NamedSite {
  readonly id: string;
  readonly name: string;
}

export type FoundSite = { readonly site: NamedSite | null } | { readonly problem: string; readonly sentence: string };

const HEAD = ['maison', 'departementale', 'de', 'la', 'solidarite'];

/**
 * The name as people mean it: without case, accents, hyphens, apostrophes and « MDS (de|d’) », in which `St` is `Saint`.
 */
export function siteKey(name: string): string {
  let words = plainWords(name);
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

  /** The site that a cell means: what the person said of it before, else the one of that name; none for an empty cell. */
  find(written: string, how: { readonly told: (value: string) => string | null; readonly only: boolean }): FoundSite {
    if (written === '') return { site: how.only ? this.sites[0] ?? null : null };
    const told = how.told(written);
    const known = told === null ? undefined : this.sites.find(({ id }) => id === told);
    if (known) return { site: known };
    const [first, ...others] = this.named(written);
    if (first && others.length === 0) return { site: first };
    if (first) {
      const names = [first, ...others].slice(0, 5).map(({ name }) => name).join(', ');
      return { problem: 'site-ambiguous', sentence: `« ${written} » peut être ${names}. Écrivez le nom en entier.` };
    }
    const nearest = nearestTo(siteKey(written), this.sites, ({ key }) => key);
    return {
      problem: 'site-unknown',
      sentence: `« ${written} » n’est pas une MDS connue, ou elle ne vous est pas accessible.${nearest ? ` La plus proche : ${nearest.name}.` : ''}`,
    };
  }
}
