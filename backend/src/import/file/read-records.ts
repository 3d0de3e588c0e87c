import { IMPORT_CELL_MAX, IMPORT_COLUMNS_MAX } from '@calanque/shared';
import { Refusal } from '../../refusal/refusal.js';

export const DELIMITERS = [';', '\t', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One line of a table; a cell in quotes may hold line ends, so that it stands on several lines of the file. */
export interface FileRecord {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: string[];
}

/**
 * The records of a CSV text, one by one, in constant memory beside the text. Cells in quotes are read as RFC 4180 says;
 * a quote inside a cell without quotes (a 14" screen) is a character like any other.
 * @throws Refusal `file-quote-open`, `file-cell-too-long`, `file-too-many-columns`, with the line
 */
export function* readRecords(text: string, delimiter: Delimiter): Generator<FileRecord> {
  const reader = new RecordReader(text, delimiter);
  while (!reader.isOver) yield reader.next();
}

class RecordReader {
  private place = 0;
  private line = 1;

  constructor(private readonly text: string, private readonly delimiter: Delimiter) {}

  get isOver(): boolean {
    return this.place >= this.text.length;
  }

  next(): FileRecord {
    const line = this.line;
    const cells: string[] = [];
    for (;;) {
      cells.push(this.text[this.place] === '"' ? this.quotedCell(line) : this.bareCell(line));
      if (cells.length > IMPORT_COLUMNS_MAX) throw new Refusal('file-too-many-columns', { line, limit: IMPORT_COLUMNS_MAX }, { field: 'file' });
      if (this.text[this.place] !== this.delimiter) break;
      this.place++;
    }
    this.endLine();
    return { line, cells };
  }

  private bareCell(line: number): string {
    const start = this.place;
    while (this.place < this.text.length && !this.endsCell(this.text[this.place])) this.place++;
    return this.bounded(this.text.slice(start, this.place), line);
  }

  private quotedCell(line: number): string {
    let content = '';
    this.place++;
    for (;;) {
      const quote = this.text.indexOf('"', this.place);
      if (quote < 0) throw new Refusal('file-quote-open', { line }, { field: 'file' });
      content = this.bounded(content + this.text.slice(this.place, quote), line);
      this.place = quote + 1;
      if (this.text[this.place] !== '"') break;
      content += '"';
      this.place++;
    }
    while (this.text[this.place] === ' ') this.place++;
    if (this.place < this.text.length && !this.endsCell(this.text[this.place])) throw new Refusal('file-quote-open', { line }, { field: 'file' });
    const unified = content.replaceAll(/\r\n?/g, '\n');
    this.line += unified.split('\n').length - 1;
    return unified;
  }

  private endsCell(character: string | undefined): boolean {
    return character === this.delimiter || character === '\n' || character === '\r';
  }

  private bounded(content: string, line: number): string {
    if (content.length > IMPORT_CELL_MAX) throw new Refusal('file-cell-too-long', { line, limit: IMPORT_CELL_MAX }, { field: 'file' });
    return content;
  }

  private endLine(): void {
    if (this.text[this.place] === '\r') this.place++;
    if (this.text[this.place] === '\n') this.place++;
    this.line++;
  }
}
