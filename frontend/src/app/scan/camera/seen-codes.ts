/** A code that was out of sight for so long is scanned anew, in milliseconds. */
const FORGOTTEN_AFTER_MS = 1500;

/** A code stays in the picture for many looks: it counts once, until it has been out of sight. */
export class SeenCodes {
  private readonly lastSeen = new Map<string, number>();

  /** The codes of a picture that come into sight with it. */
  newAmong(codes: readonly string[], now: number): readonly string[] {
    const coming = [...new Set(codes)].filter((code) => now - (this.lastSeen.get(code) ?? -Infinity) > FORGOTTEN_AFTER_MS);
    for (const code of codes) this.lastSeen.set(code, now);
    return coming;
  }
}
