const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/** The words of a text, without case, accents and punctuation. */
export function plainWords(text: string): string[] {
  return plainName(text).replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ').filter((word) => word !== '');
}

/**
 * The words of a heading or a category as people mean them: without the s of a plural either; `Garanties (mois)` and
 * `GARANTIE mois` are the same.
 */
export function wordsOf(text: string): string[] {
  return plainWords(text).map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}

/** A name as it is compared: without case, accents, and double spaces. */
export function plainName(text: string): string {
  return text.toLowerCase().replaceAll(/[œæß]/g, (letter) => LIGATURES[letter] ?? letter).normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim();
}

/** What offices write into a cell to say that there is nothing. */
const NOTHING: ReadonlySet<string> = new Set(['na', 'nc', 'neant', 'aucun', 'aucune', 'inconnu', 'inconnue', 'sans', 'sansobjet', 'nonrenseigne', 'nonrenseignee', 'vide', 'x', 'xx', 'xxx', 'xxxx', 'none', 'null',
  'defaultstring', 'tobefilledbyoem', 'systemserialnumber']);

/** Whether the cell only says that nothing is known: `-`, `N/A`, `inconnu`, `?`, zeros. */
export function saysNothing(cell: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(cell)) return true;
  return cell.length <= 25 && (/^0+$/.test(cell) || NOTHING.has(plainWords(cell).join('')));
}

/** `wordsOf` in one piece, so that `Wi-Fi` and `wifi` are the same. */
export function wordKey(text: string): string {
  return wordsOf(text).join('');
}

/** Longer than any name: what is so long is a text, and near to none. */
const LONGEST_NAME = 100;

/** How alike two texts are, from 0 to 1: the share of pairs of neighbouring letters that both have (Dice's coefficient). */
export function likeness(one: string, other: string): number {
  return likenessOfPairs(pairsOf(one), pairsOf(other));
}

interface Near<Thing> {
  readonly thing: Thing;
  readonly alike: number;
}

/** Half of the pairs of letters: « tablete » is « tablette », « bizarre » is nothing. */
const LIKELY = 0.5;

/** Things with names, among which the one is found that a misspelled word most likely means. */
export class Neighbours<Thing> {
  private readonly known: readonly { readonly thing: Thing; readonly pairs: ReadonlyMap<string, number> }[];
  private readonly found = new Map<string, Near<Thing> | null>();

  constructor(things: readonly Thing[], namesOf: (thing: Thing) => readonly string[]) {
    this.known = things.flatMap((thing) => namesOf(thing).map((name) => ({ thing, pairs: pairsOf(name) })));
  }

  /** The thing with a name most like this one; null when none shares anything with it. */
  nearest(written: string): Thing | null {
    return this.find(written)?.thing ?? null;
  }

  /** The nearest one where it is likely meant: a slip of the keyboard, not another word. */
  likely(written: string): Thing | null {
    const found = this.find(written);
    return found !== null && found.alike >= LIKELY ? found.thing : null;
  }

  private find(written: string): Near<Thing> | null {
    if (written.length > LONGEST_NAME) return null;
    const before = this.found.get(written);
    if (before !== undefined) return before;
    const pairs = pairsOf(written);
    let nearest: Near<Thing> | null = null;
    for (const { thing, pairs: others } of this.known) {
      const alike = likenessOfPairs(pairs, others);
      if (alike > (nearest?.alike ?? 0)) nearest = { thing, alike };
    }
    // The same few words stand in most rows; those of a hostile file are not all kept.
    if (this.found.size < MOST_KEPT) this.found.set(written, nearest);
    return nearest;
  }
}

const MOST_KEPT = 2000;

function likenessOfPairs(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0];
  for (const [pair, count] of one) {
    all += count;
    shared += Math.min(count, other.get(pair) ?? 0);
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 0 : (2 * shared) / all;
}

/** How often each pair of neighbouring letters stands in the text, its ends included. */
function pairsOf(text: string): Map<string, number> {
  const key = wordKey(text);
  const pairs = new Map<string, number>();
  if (key === '') return pairs;
  const padded = ` ${key} `;
  for (let place = 0; place < padded.length - 1; place++) {
    const pair = padded.slice(place, place + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
