interface Spelling {
  readonly key: string;
  readonly spelling: string;
  readonly known: boolean;
  readonly count: number;
}

/**
 * One spelling for all that mean the same: the catalogue's, else one with capitals and small letters (`Dell` rather than `DELL`), else
 * the most frequent.
 */
export class Spellings {
  private readonly chosen = new Map<string, string>();

  constructor(private readonly spellings: readonly Spelling[]) {
    const best = new Map<string, Spelling>();
    for (const spelling of spellings) {
      const before = best.get(spelling.key);
      if (before === undefined || compare(spelling, before) < 0) best.set(spelling.key, spelling);
    }
    for (const { key, spelling } of this.spellings) this.chosen.set(spelling, best.get(key)?.spelling ?? spelling);
  }

  of(written: string): string {
    return this.chosen.get(written) ?? written;
  }
}

/** Negative when `one` is to be preferred. */
function compare(one: Spelling, other: Spelling): number {
  return Number(other.known) - Number(one.known) || Number(isMixed(other.spelling)) - Number(isMixed(one.spelling))
    || other.count - one.count || (one.spelling < other.spelling ? -1 : 1);
}

function isMixed(text: string): boolean {
  return /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text);
}
