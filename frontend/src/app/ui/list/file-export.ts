import { HttpErrorResponse } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { EXPORT_ROWS_HEADER, type ExportFormat } from '@calanque/shared';
import { Announcements } from '../dialog/announcements';
import { counted, wholeNumber } from '../format/numbers';
import { refusalOf } from '../problem/refusal';
import { nameOf, refused, saveFile } from './sent-file';

/** A list that is on its way into a file. */
export interface FileExport {
  /** The list's address in the API. */
  readonly url: string;
  readonly format: ExportFormat;
  /** How many rows it will have; null until the server says. */
  readonly rows: number | null;
  /** How many have come; null in a compressed file, where nobody can tell. */
  readonly done: number | null;
  readonly bytes: number;
}

interface WholeFile {
  readonly name: string;
  readonly rows: number;
  readonly blob: Blob;
}

const LINE_END = 10;

/**
 * Fetches lists as files. One at a time; it goes on while one looks at other pages, and its end is announced.
 * The file is read as it comes, so that one sees how far it is and can leave off, which the server notices.
 */
@Service()
export class FileExports {
  private readonly announcements = inject(Announcements);
  private readonly state = signal<FileExport | null>(null);
  private stop: AbortController | null = null;

  readonly running = this.state.asReadonly();
  /** « 45 % », or what is known instead. */
  readonly progress = computed(() => {
    const running = this.state();
    if (!running) return '';
    const { rows, done, bytes } = running;
    if (rows === null) return 'en préparation…';
    if (done !== null && rows > 0) return `${Math.min(99, Math.floor((100 * done) / rows))} %`;
    return megabytes(bytes);
  });

  /** The same in few steps, for those who hear it: « en préparation… », « 25 % », « 50 % », « 75 % ». */
  readonly stage = computed(() => {
    const running = this.state();
    if (!running || running.rows === null) return 'en préparation…';
    const quarters = running.done !== null && running.rows > 0 ? Math.min(3, Math.floor((4 * running.done) / running.rows)) : 0;
    return quarters > 0 ? `${25 * quarters} %` : 'en cours…';
  });

  /** @param parameters filters, order and columns, as the list is asked for */
  async start(url: string, format: ExportFormat, parameters: Readonly<Record<string, string>>): Promise<void> {
    this.cancel();
    const stop = new AbortController();
    this.stop = stop;
    this.state.set({ url, format, rows: null, done: format === 'csv' ? 0 : null, bytes: 0 });
    const address = `${url}/export?${new URLSearchParams({ ...parameters, format }).toString()}`;
    const end = await this.fetch(address, stop.signal).catch(() => new HttpErrorResponse({ status: 0, url: address }));
    if (this.stop !== stop) return;
    this.state.set(null);
    if (stop.signal.aborted) return this.announcements.say('Export abandonné');
    if (end instanceof HttpErrorResponse) return this.announcements.say(refusalOf(end).sentence);
    saveFile(end);
    return this.announcements.say(`Fichier prêt : ${end.name}, ${counted(end.rows, 'ligne', 'lignes', 'aucune')}`);
  }

  /** Leaves off; the server notices. */
  cancel(): void {
    this.stop?.abort();
  }

  /** The whole file, or why the server refuses it. @throws where the connection breaks, or one leaves off */
  private async fetch(address: string, signal: AbortSignal): Promise<WholeFile | HttpErrorResponse> {
    const response = await fetch(address, { signal });
    if (!response.ok || !response.body) return refused(response, address);
    const rows = Number(response.headers.get(EXPORT_ROWS_HEADER) ?? 0);
    this.update({ rows });
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      this.take(part.value);
    }
    return { name: nameOf(response), rows, blob: new Blob(parts, { type: response.headers.get('Content-Type') ?? '' }) };
  }

  private take(part: Uint8Array): void {
    const { done, bytes } = this.state() ?? { done: null, bytes: 0 };
    this.update({ bytes: bytes + part.length, ...(done !== null && { done: done + linesIn(part) }) });
  }

  private update(changes: Partial<FileExport>): void {
    this.state.update((before) => before && { ...before, ...changes });
  }
}

/** A cell with line breaks counts more than once: progress is an estimate, and never 100 % before the end. */
function linesIn(part: Uint8Array): number {
  let lines = 0;
  for (const byte of part) if (byte === LINE_END) lines++;
  return lines;
}

function megabytes(bytes: number): string {
  const tenths = Math.round(bytes / 100_000);
  return tenths === 0 ? `${wholeNumber(Math.ceil(bytes / 1000))} ko` : `${Math.floor(tenths / 10)},${tenths % 10} Mo`;
}
