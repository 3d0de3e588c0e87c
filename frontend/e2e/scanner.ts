import type { Page } from '@playwright/test';

/** Hands with a keyboard and a scanner, that count what they do: each key is one stroke, and so is a scan. */
export class ScannerHands {
  private strokes = 0;
  private scans = 0;

  constructor(private readonly page: Page) {}

  /** As a scanner does that stands for a keyboard: the keys follow each other without a pause, then Enter. */
  async scan(text: string): Promise<void> {
    this.scans += 1;
    // All at once: a machine that is busy must not make a slow typist of a scanner.
    await Promise.all([...[...text].map((key) => this.page.keyboard.press(key)), this.page.keyboard.press('Enter')]);
  }

  async type(text: string): Promise<void> {
    this.strokes += text.length;
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    this.strokes += 1;
    await this.page.keyboard.press(key);
  }

  /** Scans and keys together. */
  get total(): number {
    return this.scans + this.strokes;
  }

  /** « 2 scans and 6 keys » */
  get inWords(): string {
    return `${this.scans} scans and ${this.strokes} keys`;
  }
}
