import { Neighbours, plainWords } from './words.js';

/** A site by its name. */
export interface NamedSite {
  readonly id: string;
  readonly name: string;
  /** Whether it is out of the reader's scope: its name makes another one's beginning unclear, and is told to nobody. */
  readonly hidden?: boolean;
}

/** Those of the reader's scope. */
export const visibleSites = (sites: readonly NamedSite[]): readonly NamedSite[] => sites.filter(({ hidden }) => hidden !== true);

export type FoundSite = { readonly site: NamedSite | null } | { readonly problem: string; readonly sentence: string };

const HEAD = ['maison', 'departementale', 'de', 'la', 'solidarite'];

/**
 * The name as people mean it: without case, accents, hyphens, apostrophes and « MDS (de|d’) », in which `St` is `Saint`.
 */
export function siteKey(name: string): string {
  let words = plainWords(name);
  if (words[0] === 'mds') words = words.slice(1);
  if (words.slice(0, 3).join() === 'm,d,s') words = words.slice(3);
  if (HEAD.every((word, place) => words[place] === word)) words = words.slice(HEAD.length);
  if (words.length > 1 && ['de', 'd', 'du'].includes(words[0] ?? '')) words = words.slice(1);
  return words.map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word)).join(' ');
}

/** The site of that name, else those whose names begin so. */
export class SiteNames {
  private readonly sites: readonly (NamedSite & { readonly key: string })[];
  private readonly neighbours: Neighbours<NamedSite>;

  constructor(sites: readonly NamedSite[]) {
    this.sites = sites.map((site) => ({ ...site, key: siteKey(site.name) }));
    this.neighbours = new Neighbours(this.visible, ({ name }) => [siteKey(name)]);
  }

  /** One site when the name is clear, several when it is the beginning of several names, none when it is unknown. */
  named(name: string): readonly NamedSite[] {
    const key = siteKey(name);
    if (key === '') return [];
    const exact = this.sites.filter((site) => site.key === key);
    return exact.length > 0 ? exact : this.sites.filter((site) => site.key.startsWith(key));
  }

  /** Those that the reader may see. */
  get visible(): readonly NamedSite[] {
    return visibleSites(this.sites);
  }

  /** The site that a cell means: what the person said of it before, else the one of that name; none for an empty cell. */
  find(written: string, how: { readonly told: (value: string) => string | null; readonly only: boolean }): FoundSite {
    if (written === '') return { site: how.only ? this.visible[0] ?? null : null };
    const told = how.told(siteKey(written));
    const known = told === null ? undefined : this.visible.find(({ id }) => id === told);
    if (known) return { site: known };
    const named = this.named(written);
    const [first, ...others] = named.filter(({ hidden }) => hidden !== true);
    if (first && named.length === 1) return { site: first };
    if (first) {
      const names = [first, ...others].slice(0, 5).map(({ name }) => name).join(', ');
      const sentence = named.length > others.length + 1
        ? `« ${written} » est le début de plusieurs noms de MDS. Écrivez le nom en entier, par exemple ${names}.`
        : `« ${written} » peut être ${names}. Écrivez le nom en entier.`;
      return { problem: 'site-ambiguous', sentence };
    }
    const nearest = this.neighbours.nearest(siteKey(written));
    return {
      problem: 'site-unknown',
      sentence: `« ${written} » n’est pas une MDS connue, ou elle ne vous est pas accessible.${nearest ? ` La plus proche : ${nearest.name}.` : ''}`,
    };
  }
}
