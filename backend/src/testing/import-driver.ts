import { setTimeout as wait } from 'node:timers/promises';
import type { ImportConfirmation, ImportDetail, ImportKind, ImportOutcome, ImportRow, Page } from '@calanque/shared';
import type { SignedInBrowser } from './browser.js';

const WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 40;

/** Takes files through an import as the screens do. */
export class ImportDriver {
  constructor(private readonly browser: SignedInBrowser, private readonly kind: ImportKind = 'equipment') {}

  async upload(content: string | Buffer, name = 'inventaire.csv'): Promise<ImportDetail> {
    return (await this.browser.postFile('/api/imports', { kind: this.kind }, { name, content }).expect(201)).body as ImportDetail;
  }

  async read(id: string): Promise<ImportDetail> {
    return (await this.browser.get(`/api/imports/${id}`).expect(200)).body as ImportDetail;
  }

  async dryRun(id: string): Promise<ImportDetail> {
    await this.browser.post(`/api/imports/${id}/dry-run`).expect(202);
    return this.until(id, ({ state }) => state !== 'checking');
  }

  async confirm(id: string, confirmation: ImportConfirmation = {}): Promise<ImportDetail> {
    await this.browser.post(`/api/imports/${id}/confirm`, confirmation).expect(202);
    return this.until(id, ({ state }) => state !== 'importing');
  }

  /** Uploads and reads every row, without writing anything. */
  async tried(content: string | Buffer): Promise<ImportDetail> {
    return this.dryRun((await this.upload(content)).id);
  }

  /** Takes the file to the end. */
  async taken(content: string | Buffer, confirmation: ImportConfirmation = {}): Promise<ImportDetail> {
    return this.confirm((await this.tried(content)).id, confirmation);
  }

  async rows(id: string, outcome?: ImportOutcome): Promise<ImportRow[]> {
    const rows: ImportRow[] = [];
    for (let next: string | null = ''; next !== null;) {
      const query = `limit=200${outcome ? `&outcome=${outcome}` : ''}${next === '' ? '' : `&cursor=${next}`}`;
      const page = (await this.browser.get(`/api/imports/${id}/rows?${query}`).expect(200)).body as Page<ImportRow>;
      rows.push(...page.items);
      next = page.next;
    }
    return rows;
  }

  async refused(id: string): Promise<string> {
    return (await this.browser.get(`/api/imports/${id}/refused.csv`).expect(200)).text;
  }

  async until(id: string, holds: (detail: ImportDetail) => boolean): Promise<ImportDetail> {
    for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await wait(LOOK_EVERY_MS)) {
      const detail = await this.read(id);
      if (holds(detail)) return detail;
    }
    throw new Error('the import does not get there');
  }
}
