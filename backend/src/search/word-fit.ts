import { slipsBetween, wordsOf } from './plain-words.js';

/** How one word stands in a text, the best first. */
export const FIT = { whole: 0, beginning: 1, inside: 2, misspelt: 3, absent: 4 } as const;
export type Fit = (typeof FIT)[keyof typeof FIT];

const SHORTEST_INSIDE = 3;
const SHORTEST_MISSPELT = 4;
const SHORTEST_BEGINNING_MISSPELT = 5;
const LONG = 8;

/** A text in which words are looked for. */
export class Wording {
  private readonly words: readonly string[];
  private readonly joined: string;

  constructor(text: string) {
    this.words = wordsOf(text);
    this.joined = this.words.join('');
  }

  /** How the word, which is plain, stands in the text. */
  fitOf(word: string): Fit {
    if (this.words.includes(word)) return FIT.whole;
    if (this.words.some((own) => own.startsWith(word))) return FIT.beginning;
    if (this.holds(word)) return FIT.inside;
    return this.words.some((own) => isMisspelt(word, own)) ? FIT.misspelt : FIT.absent;
  }

  /** Whether the text holds all that was typed, spaces and hyphens aside: « t 14 », « sm x200 ». */
  holdsTogether(words: readonly string[]): boolean {
    const together = words.join('');
    return words.length > 1 && together.length >= SHORTEST_INSIDE && this.joined.includes(together);
  }

  /** Letters alone across the border of two words are chance; a reference such as SMX200 is not. */
  private holds(word: string): boolean {
    if (word.length < SHORTEST_INSIDE) return false;
    return this.words.some((own) => own.includes(word)) || (/\d/.test(word) && this.joined.includes(word));
  }
}

/** Whether `typed` is `meant`, or its beginning, with a slip or two. What holds a figure is another thing, not a slip. */
function isMisspelt(typed: string, meant: string): boolean {
  if (typed.length < SHORTEST_MISSPELT || /\d/.test(typed) || /\d/.test(meant)) return false;
  const most = typed.length >= LONG ? 2 : 1;
  if (slipsBetween(typed, meant, most) <= most) return true;
  if (typed.length < SHORTEST_BEGINNING_MISSPELT || meant.length <= typed.length) return false;
  return [-1, 0, 1].some((more) => slipsBetween(typed, meant.slice(0, typed.length + more), 1) <= 1);
}
