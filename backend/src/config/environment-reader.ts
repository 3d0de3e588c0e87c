/** The environment as the process got it; an empty value counts as absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads variables one by one and gathers one French sentence for each bad value, so that
 * everything wrong is said at once. A variable with a bad value reads as its default.
 */
export class EnvironmentReader {
  private readonly sentences: string[] = [];

  constructor(private readonly environment: Environment) {}

  /** One sentence for each bad value, in the order in which they were read. */
  get problems(): readonly string[] {
    return this.sentences;
  }

  refuse(sentence: string): void {
    this.sentences.push(sentence);
  }

  text(name: string): string | null {
    const value = this.environment[name]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  wholeNumber(name: string, limits: { min: number; max: number; absent: number; unit: string }): number {
    const value = this.text(name);
    if (value === null) {
      return limits.absent;
    }
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= limits.min && number <= limits.max)) {
      this.refuse(
        `${name} vaut « ${value} » : donnez ${limits.unit}, un nombre entier de ${limits.min} à ${limits.max}` +
          ` (${limits.absent} si vous ne dites rien).`,
      );
      return limits.absent;
    }
    return number;
  }

  oneOf<const Choice extends string>(name: string, choices: readonly Choice[], absent: Choice): Choice {
    const value = this.text(name);
    if (value === null) {
      return absent;
    }
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) {
      this.refuse(`${name} vaut « ${value} » : choisissez parmi ${choices.join(', ')}.`);
      return absent;
    }
    return choice;
  }
}
