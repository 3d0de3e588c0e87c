import { CATEGORIES, CATEGORY_LABEL, CATEGORY_LABEL_PLURAL, type Category } from '@calanque/shared';
import { RANK, type Rank } from './rank.js';
import type { NearName } from './names.queries.js';
import { FIT, Wording, type Fit } from './word-fit.js';

/** A name that fits all that was typed. */
export interface NamedHit {
  readonly rank: Rank;
  readonly name: NearName;
}

/** A name, or a category, and which of the words stand in it: one bit a word. */
export interface Bearer {
  readonly kind: NearName['kind'] | 'category';
  readonly id: string;
  /** Words as they were written. */
  readonly written: number;
  /** Those with a typing error too. */
  readonly understood: number;
}

/** What the names near to what was typed mean. */
export interface Judgement {
  /** The best first. */
  readonly hits: readonly NamedHit[];
  readonly bearers: readonly Bearer[];
}

/** A category is a word of everyday: its beginning is taken for it only when not much else is left. */
const SHORTEST_CATEGORY_BEGINNING = 5;
/** One letter alone begins too many names for their pieces to be meant. */
const SHORTEST_ONLY_BEGINNING = 3;
const FRENCH = new Intl.Collator('fr');

const CATEGORY_WORDING = new Map(CATEGORIES.map((category) => [category, new Wording(`${CATEGORY_LABEL[category]} ${CATEGORY_LABEL_PLURAL[category]}`)]));

/** Decides, of names that share letters with the words, which of them bear the words, and how well. */
export function judgeNames(names: readonly NearName[], words: readonly string[], today: string): Judgement {
  const hits: NamedHit[] = [];
  const places = new Places();
  const bearers = words.length === 0 ? [] : CATEGORIES.map((category) => bearerOf('category', category, words.map((word) => fitOfCategory(category, word)), words));
  for (const name of names) {
    const wording = wordingOf(name);
    const fits = wording.holdsTogether(words) ? words.map((): Fit => FIT.inside) : words.map((word) => wording.fitOf(word));
    bearers.push(bearerOf(name.kind, name.id, fits, words));
    const rank = name.shown ? rankOf(name, places.of(name), words, fits) : null;
    if (rank !== null) hits.push({ rank, name });
  }
  return { hits: hits.sort((one, other) => compare(one, other, today)), bearers: bearers.filter(({ understood }) => understood > 0) };
}

/** A hit bears at least one word in its own name; the others may be of its place or its category. */
function rankOf(name: NearName, place: Wording, words: readonly string[], own: readonly Fit[]): Rank | null {
  if (own.every((fit) => fit === FIT.absent)) return null;
  const best = words.map((word, index) => Math.min(own[index] ?? FIT.absent, place.fitOf(word), name.category === null ? FIT.absent : fitOfCategory(name.category, word)));
  const worst = Math.max(...best);
  if (worst === FIT.absent) return null;
  if (worst === FIT.misspelt) return RANK.misspeltName;
  return worst === FIT.whole ? RANK.wholeName : RANK.name;
}

/** The text in which the words are the thing's own. One says "MDS" before the name of any. */
function wordingOf(name: NearName): Wording {
  if (name.kind === 'site') return new Wording(`MDS ${name.name} ${name.detail ?? ''}`);
  return new Wording(`${name.name} ${name.reference ?? ''}`);
}

/** The sites of the names, each read once. */
class Places {
  private readonly known = new Map<string, Wording>();

  of({ site, siteCity }: NearName): Wording {
    const text = site === null ? '' : `MDS ${site.name} ${siteCity ?? ''}`;
    const place = this.known.get(text) ?? new Wording(text);
    this.known.set(text, place);
    return place;
  }
}

function fitOfCategory(category: Category, word: string): Fit {
  const fit = CATEGORY_WORDING.get(category)?.fitOf(word) ?? FIT.absent;
  return fit === FIT.whole || (fit !== FIT.inside && word.length >= SHORTEST_CATEGORY_BEGINNING) ? fit : FIT.absent;
}

function bearerOf(kind: Bearer['kind'], id: string, all: readonly Fit[], words: readonly string[]): Bearer {
  const [only = ''] = words;
  const vague = words.length === 1 && only.length < SHORTEST_ONLY_BEGINNING;
  const fits = vague ? all.map((fit): Fit => (fit === FIT.whole ? fit : FIT.absent)) : all;
  const bits = (most: Fit): number => fits.reduce<number>((mask, fit, index) => (fit <= most ? mask | (1 << index) : mask), 0);
  return { kind, id, written: bits(FIT.inside), understood: bits(FIT.misspelt) };
}

/** Whoever has left comes after those who are here, then it goes by name. */
function compare(one: NamedHit, other: NamedHit, today: string): number {
  const gone = ({ name }: NamedHit): number => (name.siteStatus === 'closed' || (name.leftOn !== null && name.leftOn <= today) ? 1 : 0);
  return one.rank - other.rank || gone(one) - gone(other) || FRENCH.compare(one.name.name, other.name.name) || (one.name.id < other.name.id ? -1 : 1);
}
