/** Letters that are no letter with a sign on it. */
const LETTERS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', ı: 'i' };
/** Words that join others and name nothing. */
const JOINING = new Set(['a', 'au', 'aux', 'chez', 'd', 'dans', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les']);
/** More than anybody types to find one thing; those beyond are left out. */
const MOST_WORDS = 6;

/** Without accents and in lower case, as the database keeps what words are looked for in. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[œæøłđðßı]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The words of a text, plain, without what stands between them. */
export function wordsOf(text: string): string[] {
  return plain(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** The words that are looked for: those that name something, if any does. */
export function wordsToFind(typed: string): string[] {
  const words = [...new Set(wordsOf(typed))];
  const naming = words.filter((word) => !JOINING.has(word));
  return (naming.length > 0 ? naming : words).slice(0, MOST_WORDS);
}

/**
 * How many slips of the keyboard lie between two words: a letter too many, too few, another one, or two neighbours
 * exchanged (optimal string alignment). Gives `most + 1` as soon as it is more than `most`.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      const exchanged = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (exchanged) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    if (Math.min(...current) > most) return most + 1;
    [before, last] = [last, current];
  }
  return last[other.length] ?? most + 1;
}
