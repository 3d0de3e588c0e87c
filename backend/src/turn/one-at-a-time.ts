/** Work that takes so much of the machine that it is done one after another, in the order in which it was asked for. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  /** Waits for what was asked for before, however that ended, and does the work. */
  do<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}
