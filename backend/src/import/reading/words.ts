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

/** `wordsOf` in one piece, so that `Wi-Fi` and `wifi` are the same. */
export function wordKey(text: string): string {
  return wordsOf(text).join('');
}

/** How alike two texts are, from 0 to 1: the share of pairs of neighbouring letters that both have (Dice's coefficient). */
export function likeness(one: string, other: string): number {
  const [left, right] = [pairsOf(wordKey(one)), pairsOf(wordKey(other))];
  if (left.length === 0 || right.length === 0) return 0;
  const rest = [...right];
  const shared = left.filter((pair) => {
    const place = rest.indexOf(pair);
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

/** The one that is most like `text`; null when none shares anything with it. */
export function nearestTo<Thing>(text: string, things: readonly Thing[], nameOf: (thing: Thing) => string): Thing | null {
  let [nearest, best] = [null as Thing | null, 0];
  for (const thing of things) {
    const alike = likeness(text, nameOf(thing));
    if (alike > best) [nearest, best] = [thing, alike];
  }
  return nearest;
}

function pairsOf(key: string): string[] {
  const padded = ` ${key} `;
  return key === '' ? [] : Array.from({ length: padded.length - 1 }, (_, place) => padded.slice(place, place + 2));
}
