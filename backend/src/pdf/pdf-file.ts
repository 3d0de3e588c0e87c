import PDFDocument from 'pdfkit';
import { Fonts, type Weight } from './fonts.js';
import type { Line } from './text-lines.js';

/** What a file says of itself. Nothing here comes from people: it is shown wherever the file lies. */
export interface PdfFacts {
  readonly title: string;
  readonly subject: string;
  /** Its date; the same facts and content make the same bytes. */
  readonly instant: Date;
  /** Points; A4 unless told. */
  readonly size?: readonly [number, number];
  /** Whether pages stay open until the end, so that each can say how many there are. */
  readonly keepsPages?: boolean;
}

/** What an element says beside what it holds. */
export interface ElementOptions {
  /** What is said of a drawing to whoever does not see it. */
  readonly alt?: string;
  /** What a heading of a table is said of. */
  readonly scope?: 'Column' | 'Row';
  /** Where a drawing stands: left, top, right, bottom in points from the upper left corner. */
  readonly bbox?: readonly [number, number, number, number];
}

const PRODUCER = 'Calanque';

/** A tagged file that says it conforms to PDF/UA-1 (ISO 14289-1): its structure, language and title are what assistive technology reads. */
export class PdfFile {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: Fonts;
  /** The element that holds all others. */
  readonly root: PDFKit.PDFStructureElement;
  private readonly parts: Buffer[] = [];
  private readonly ended: Promise<void>;

  constructor(facts: PdfFacts) {
    this.doc = new PDFDocument({
      size: facts.size ? [...facts.size] : 'A4', margin: 0, autoFirstPage: false, bufferPages: facts.keepsPages ?? false,
      pdfVersion: '1.7', tagged: true, lang: 'fr-FR', displayTitle: true, 
      info: { Title: facts.title, Subject: facts.subject, Author: PRODUCER, Creator: PRODUCER, Producer: PRODUCER, CreationDate: facts.instant, ModDate: facts.instant },
    });
    // The library's own mark of PDF/UA adds a list of characters that composed letters make incomplete, which the norm forbids.
    this.doc.appendXML('<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>');
    this.fonts = new Fonts(this.doc);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.doc.on('data', (part: Buffer) => void this.parts.push(part));
    this.ended = new Promise((resolve, reject) => {
      this.doc.once('end', resolve).once('error', reject);
    });
  }

  /** What has been made of the bytes since the last time. */
  taken(): Buffer {
    return Buffer.concat(this.parts.splice(0));
  }

  /** Ends the file. @returns the bytes that were not taken yet */
  async finish(): Promise<Buffer> {
    this.root.end();
    this.doc.end();
    await this.ended;
    return this.taken();
  }

  /** Adds an element and draws what it holds. */
  element(parent: PDFKit.PDFStructureElement, type: string, draw: (() => void) | null, options: ElementOptions = {}): PDFKit.PDFStructureElement {
    const element = this.doc.struct(type, options);
    parent.add(element);
    if (draw !== null) this.draw(element, type, draw);
    return element;
  }

  /** Draws more of what an element holds. */
  draw(element: PDFKit.PDFStructureElement, type: string, draw: () => void): void {
    const content = this.doc.markStructureContent(type);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** Draws what is no content: rules, grounds, what every page carries. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Writes a line with its baseline at `y`. */
  write(line: Line, setting: { readonly x: number; readonly y: number; readonly size: number; readonly color: string }): void {
    for (const part of line.parts) this.writeText(part.text, { ...setting, x: setting.x + part.x, weight: part.weight });
  }

  writeText(text: string, setting: { readonly x: number; readonly y: number; readonly size: number; readonly color: string; readonly weight: Weight }): void {
    let { x } = setting;
    this.doc.fillColor(setting.color);
    for (const run of this.fonts.runsOf(text, setting.weight)) {
      this.doc.font(run.font).fontSize(setting.size);
      this.doc.text(run.text, x, setting.y, { lineBreak: false, baseline: 'alphabetic' });
      x += this.doc.widthOfString(run.text);
    }
  }
}
