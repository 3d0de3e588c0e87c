import type { ElementOptions, PdfFile } from './pdf-file.js';
import { BODY, BODY_BOTTOM, BODY_WIDTH, BRAND, INK, LEADING, MUTED, PAGE, RULE, SMALL } from './style.js';
import { linesOf, type Line, type Text } from './text-lines.js';
import type { Weight } from './fonts.js';

/** What stands on every page, beside its number. */
export interface Furniture {
  /** On the pages after the first. */
  readonly running: string;
  readonly foot: string;
}

export interface Setting {
  readonly size?: number;
  readonly color?: string;
  readonly weight?: Weight;
  /** Space below, in points. */
  readonly after?: number;
  /** Distance from the left margin, in points. */
  readonly indent?: number;
}

const FOOT_AT = PAGE.height - 34;
/** The mark of the product, on a square of 48. */
const MARK_LINE = 'M11 29.5 18.6 17.6a1.4 1.4 0 0 1 2.4 0l3.6 5.7 2.5-3.6a1.4 1.4 0 0 1 2.3 0L37 29.5M11 35.2c2.2 0 2.2-1.9 4.4-1.9s2.2 1.9 4.3 1.9 2.2-1.9 4.3-1.9 2.2 1.9 4.4 1.9 2.1-1.9 4.3-1.9 2.2 1.9 4.3 1.9';

/** Content that flows down the pages of a file. */
export class PageFlow {
  /** Where the next thing begins, in points from the top of the page. */
  y = 0;

  constructor(readonly file: PdfFile, private readonly furniture: Furniture) {
    this.nextPage();
  }

  nextPage(): void {
    const first = this.file.doc.page === null;
    this.file.doc.addPage();
    this.y = PAGE.top + (first ? 0 : 26);
    if (!first) this.drawRunningHead();
  }

  /** Goes on to the next page unless so much is left on this one. */
  require(height: number): void {
    if (this.y + height > BODY_BOTTOM) this.nextPage();
  }

  get left(): number {
    return BODY_BOTTOM - this.y;
  }

  /** The mark, the house, and on the right what the document is known by. */
  letterhead(house: string, lines: readonly string[], reference: readonly string[]): void {
    const { doc } = this.file;
    const top = this.y;
    this.file.artifact(() => {
      doc.save().translate(PAGE.left, top).scale(36 / 48);
      doc.roundedRect(0, 0, 48, 48, 13).fill(BRAND);
      doc.path(MARK_LINE).lineWidth(2.5).lineCap('round').lineJoin('round').stroke('#ffffff').restore();
    });
    const x = PAGE.left + 48;
    this.line('P', house, { x, y: top + 15, size: 12, weight: 'bold', color: BRAND });
    lines.forEach((line, place) => this.line('P', line, { x, y: top + 29 + place * 11, size: SMALL, color: MUTED }));
    reference.forEach((line, place) => {
      const weight = place === 0 ? 'bold' as const : 'regular' as const;
      const width = this.file.fonts.widthOf(line, weight, SMALL + (place === 0 ? 1 : 0));
      this.line('P', line, { x: PAGE.width - PAGE.right - width, y: top + 15 + place * 12, size: SMALL + (place === 0 ? 1 : 0), weight, color: place === 0 ? INK : MUTED });
    });
    this.y = top + 36 + Math.max(0, lines.length - 1) * 6 + 24;
  }

  title(text: string, below: string): void {
    this.flow('H1', text, { size: 21, weight: 'bold', color: INK, after: 3 });
    this.flow('P', below, { size: 10.5, color: MUTED, after: 12 });
  }

  /** A heading stays with what follows it. */
  heading(text: string, following = 40): void {
    this.y += 7;
    this.require(20 + following);
    this.flow('H2', text, { size: 12, weight: 'bold', color: BRAND, after: 4 });
  }

  paragraph(text: Text, setting: Setting = {}): void {
    this.flow('P', text, setting);
  }

  bullets(items: readonly Text[]): void {
    const list = this.file.element(this.file.root, 'L', null);
    for (const item of items) {
      const lines = linesOf(this.file.fonts, item, { size: BODY, width: BODY_WIDTH - 13 });
      this.require(Math.min(lines.length, 3) * BODY * LEADING);
      const entry = this.file.element(list, 'LI', null);
      const y = this.y + BODY;
      this.file.element(entry, 'Lbl', () => this.file.writeText('•', { x: PAGE.left + 2, y, size: BODY, color: BRAND, weight: 'bold' }));
      const body = this.file.element(entry, 'LBody', null);
      this.lines(body, 'LBody', lines, { indent: 13, after: 2.5 });
    }
    this.y += 4;
  }

  /** One line at a place of its own. */
  line(type: string, text: string, setting: { x: number; y: number; size: number; color: string; weight?: Weight }, parent = this.file.root, options: ElementOptions = {}): void {
    this.file.element(parent, type, () => this.file.writeText(text, { weight: 'regular', ...setting }), options);
  }

  rule(): void {
    this.file.artifact(() => this.file.doc.moveTo(PAGE.left, this.y).lineTo(PAGE.width - PAGE.right, this.y).lineWidth(0.6).stroke(RULE));
  }

  /** Writes lines into an element, over as many pages as they need. */
  lines(element: PDFKit.PDFStructureElement, type: string, lines: readonly Line[], setting: Setting = {}): void {
    const { size = BODY, color = INK, after = 5, indent = 0 } = setting;
    const height = size * LEADING;
    let rest = [...lines];
    while (rest.length > 0) {
      this.require(height);
      const fitting = Math.max(1, Math.floor((this.left + 0.01) / height));
      const here = rest.slice(0, fitting);
      rest = rest.slice(fitting);
      const top = this.y;
      this.file.draw(element, type, () => here.forEach((line, place) => this.file.write(line, { x: PAGE.left + indent, y: top + size + place * height, size, color })));
      this.y += here.length * height;
    }
    this.y += after;
  }

  private flow(type: string, text: Text, setting: Setting): void {
    const { size = BODY, weight = 'regular', indent = 0 } = setting;
    const lines = linesOf(this.file.fonts, text, { size, weight, width: BODY_WIDTH - indent });
    this.require(Math.min(lines.length, 2) * size * LEADING);
    this.lines(this.file.element(this.file.root, type, null), type, lines, setting);
  }

  private drawRunningHead(): void {
    this.file.artifact(() => {
      this.file.writeText(this.furniture.running, { x: PAGE.left, y: PAGE.top, size: SMALL, color: MUTED, weight: 'bold' });
      this.file.doc.moveTo(PAGE.left, PAGE.top + 8).lineTo(PAGE.width - PAGE.right, PAGE.top + 8).lineWidth(0.6).stroke(RULE);
    }, 'Pagination');
  }

  /** Numbers the pages and ends the file. */
  async finish(): Promise<Buffer> {
    const { start, count } = this.file.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.file.doc.switchToPage(start + page);
      this.file.artifact(() => this.drawFoot(`Page ${page + 1} sur ${count}`), 'Pagination');
    }
    return this.file.finish();
  }

  private drawFoot(number: string): void {
    this.file.doc.moveTo(PAGE.left, FOOT_AT - 14).lineTo(PAGE.width - PAGE.right, FOOT_AT - 14).lineWidth(0.6).stroke(RULE);
    this.file.writeText(this.furniture.foot, { x: PAGE.left, y: FOOT_AT, size: SMALL, color: MUTED, weight: 'regular' });
    const width = this.file.fonts.widthOf(number, 'regular', SMALL);
    this.file.writeText(number, { x: PAGE.width - PAGE.right - width, y: FOOT_AT, size: SMALL, color: MUTED, weight: 'regular' });
  }
}
