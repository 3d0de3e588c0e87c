import type { PageFlow } from './page-flow.js';
import { BODY_BOTTOM, BODY_WIDTH, BRAND, INK, LEADING, MUTED, PAGE, PANEL_BRAND } from './style.js';
import { linesOf, type Line, type Text } from './text-lines.js';

export interface TableColumn {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly align?: 'right';
  /** Whether the cell says what its row is about. */
  readonly heads?: boolean;
  /** What the empty box to be ticked by hand is said to be, in a column of such boxes. */
  readonly tick?: string;
}

/** Null draws the column's box, where it has one. */
export type TableCell = Text | null;

const SIZE = 9;
const LINE = SIZE * LEADING;
const PAD = { x: 5, y: 4 } as const;
const BOX = 10;

/** A table that may go over pages: its headings are repeated as page furniture, since they were already said. */
export function table(flow: PageFlow, columns: readonly TableColumn[], rows: readonly (readonly TableCell[])[]): void {
  new Table(flow, columns).draw(rows);
}

class Table {
  private readonly places: readonly { readonly x: number; readonly width: number }[];
  private readonly heads: readonly (readonly Line[])[];

  constructor(private readonly flow: PageFlow, private readonly columns: readonly TableColumn[]) {
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    let x = PAGE.left;
    this.places = columns.map(({ share }) => {
      const place = { x, width: (share / shares) * BODY_WIDTH };
      x += place.width;
      return place;
    });
    this.heads = columns.map(({ title }, place) => this.setLines([{ text: title, weight: 'bold' }], place));
  }

  draw(rows: readonly (readonly TableCell[])[]): void {
    const { file } = this.flow;
    const table = file.element(file.root, 'Table', null);
    this.flow.require(this.headHeight + LINE + PAD.y * 4);
    this.flow.y += 2;
    this.drawHead(file.element(file.element(table, 'THead', null), 'TR', null));
    const body = file.element(table, 'TBody', null);
    for (const row of rows) this.drawRow(file.element(body, 'TR', null), row);
    this.flow.y += 8;
  }

  private get headHeight(): number {
    return Math.max(...this.heads.map(({ length }) => length)) * LINE + PAD.y * 2;
  }

  private setLines(text: Text, place: number): Line[] {
    return linesOf(this.flow.file.fonts, text, { size: SIZE, width: (this.places[place]?.width ?? 0) - PAD.x * 2 });
  }

  /** @param row null draws it again on a further page */
  private drawHead(row: PDFKit.PDFStructureElement | null): void {
    const { file } = this.flow;
    const top = this.flow.y;
    file.artifact(() => file.doc.rect(PAGE.left, top, BODY_WIDTH, this.headHeight).fill(PANEL_BRAND));
    this.heads.forEach((lines, place) => {
      const draw = () => this.writeCell(lines, place, top, BRAND);
      if (row === null) file.artifact(draw, 'Pagination');
      else file.element(row, 'TH', draw, { scope: 'Column' });
    });
    this.flow.y += this.headHeight;
  }

  private drawRow(row: PDFKit.PDFStructureElement, cells: readonly TableCell[]): void {
    const { file } = this.flow;
    const elements = cells.map((_, place) => (this.columns[place]?.heads ? file.element(row, 'TH', null, { scope: 'Row' }) : file.element(row, 'TD', null)));
    let rest = cells.map((cell, place) => (cell === null ? [] : this.setLines(cell, place)));
    const whole = Math.max(1, ...rest.map(({ length }) => length)) * LINE + PAD.y * 2;
    if (whole > this.flow.left && whole <= BODY_BOTTOM - PAGE.top - this.headHeight - 26) this.turnPage();
    for (let first = true; first || rest.some(({ length }) => length > 0); first = false) {
      if (this.flow.left < LINE + PAD.y * 2) this.turnPage();
      const fitting = Math.floor((this.flow.left - PAD.y * 2 + 0.01) / LINE);
      const here = rest.map((lines) => lines.slice(0, fitting));
      rest = rest.map((lines) => lines.slice(fitting));
      this.drawCells(elements, here, first ? cells : []);
    }
  }

  private drawCells(elements: readonly PDFKit.PDFStructureElement[], lines: readonly (readonly Line[])[], boxes: readonly TableCell[]): void {
    const { file } = this.flow;
    const top = this.flow.y;
    lines.forEach((cell, place) => {
      const element = elements[place];
      if (element === undefined) return;
      if (boxes[place] === null) this.drawBox(element, place, top);
      else if (cell.length > 0) file.draw(element, this.columns[place]?.heads ? 'TH' : 'TD', () => this.writeCell(cell, place, top, INK));
    });
    this.flow.y += Math.max(1, ...lines.map(({ length }) => length)) * LINE + PAD.y * 2;
    this.flow.rule();
  }

  private drawBox(element: PDFKit.PDFStructureElement, place: number, top: number): void {
    const { file } = this.flow;
    const [x, y] = [(this.places[place]?.x ?? 0) + PAD.x, top + PAD.y + 1];
    file.element(element, 'Figure', () => file.doc.rect(x, y, BOX, BOX).lineWidth(0.9).stroke(MUTED), { alt: this.columns[place]?.tick ?? 'Case à cocher', bbox: [x, y, x + BOX, y + BOX] });
  }

  private writeCell(lines: readonly Line[], place: number, top: number, color: string): void {
    const { x, width } = this.places[place] ?? { x: 0, width: 0 };
    lines.forEach((line, row) => {
      const left = this.columns[place]?.align === 'right' ? x + width - PAD.x - line.width : x + PAD.x;
      this.flow.file.write(line, { x: left, y: top + PAD.y + SIZE + row * LINE, size: SIZE, color });
    });
  }

  private turnPage(): void {
    this.flow.nextPage();
    this.drawHead(null);
  }
}
