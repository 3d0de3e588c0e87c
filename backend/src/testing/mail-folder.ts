import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readMail, type ReadMail } from './read-mail.js';

const WITHIN_MS = 10_000;

/** The folder into which a demonstration writes its mails. */
export class MailFolder {
  readonly dataFolder = mkdtempSync(join(tmpdir(), 'calanque-mails-'));

  remove(): void {
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  /** What was written to the address, in the order in which it was asked for. */
  to(address: string): ReadMail[] {
    const folder = join(this.dataFolder, 'mails');
    return this.files(folder).map((name) => readMail(readFileSync(join(folder, name), 'utf8'))).filter(({ headers }) => headers['to']?.includes(`<${address}>`));
  }

  /** Waits until so many mails were written to the address. */
  async untilWritten(address: string, count: number): Promise<ReadMail[]> {
    for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await wait(20)) {
      const written = this.to(address);
      if (written.length >= count) return written;
    }
    throw new Error(`${this.to(address).length} mails to ${address}, not ${count}`);
  }

  private files(folder: string): string[] {
    try {
      return readdirSync(folder).filter((name) => name.endsWith('.eml')).sort();
    } catch {
      // Made with the first mail.
      return [];
    }
  }
}
