/**
 * Why the server cannot start or go on, said to the person who started it: French sentences that
 * each name what is wrong and what to do. Shown without a stack trace.
 */
export class StartRefusal extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: string | readonly string[], options?: ErrorOptions) {
    const list = typeof sentences === 'string' ? [sentences] : sentences;
    super(list.join('\n'), options);
    this.name = 'StartRefusal';
    this.sentences = list;
  }
}
