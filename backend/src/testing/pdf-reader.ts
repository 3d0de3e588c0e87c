import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of the structure: its role, and what assistive technology is told of it. */
export interface StructureNode {
  readonly role: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly scope?: string;
  readonly children?: readonly (StructureNode | { readonly type: string; readonly id: string })[];
}

/** The pixels of a page: red, green, blue, opacity. */
export interface PagePixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly png: () => Buffer;
}

const ASSETS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const PAINTING = ['showText', 'showSpacedText', 'stroke', 'fill', 'eoFill', 'fillStroke', 'constructPath', 'paintImageXObject', 'shadingFill'];

/** A PDF as another program reads it. */
export class PdfReader {
  private constructor(private readonly pdf: PDFDocumentProxy, private readonly bytes: Buffer) {}

  static async open(bytes: Buffer): Promise<PdfReader> {
    const task = getDocument({ data: new Uint8Array(bytes), standardFontDataUrl: `${join(ASSETS, 'standard_fonts')}/`, verbosity: 0, useSystemFonts: false });
    return new PdfReader(await task.promise, bytes);
  }

  close(): Promise<void> {
    return this.pdf.loadingTask.destroy();
  }

  get pages(): number {
    return this.pdf.numPages;
  }

  /** What the file says of itself. */
  async facts(): Promise<{ title: unknown; lang: unknown; showsTitle: boolean; isMarked: boolean; xmp: string }> {
    const { info } = await this.pdf.getMetadata() as { info: Record<string, unknown> };
    const mark = await this.pdf.getMarkInfo() as unknown as Map<string, boolean> | null;
    const preferences = await this.pdf.getViewerPreferences() as Map<string, unknown> | null;
    const xmp = /<\?xpacket begin[\s\S]*?<\?xpacket end/.exec(this.bytes.toString('utf8'))?.[0] ?? '';
    return { title: info['Title'], lang: info['Language'], showsTitle: preferences?.get('DisplayDocTitle') === true, isMarked: mark?.get('Marked') === true, xmp };
  }

  /** The text of a page, or of all of them, as it is copied out. */
  async text(page?: number): Promise<string> {
    const numbers = page === undefined ? Array.from({ length: this.pages }, (_, place) => place + 1) : [page];
    const texts: string[] = [];
    for (const number of numbers) {
      const { items } = await (await this.pdf.getPage(number)).getTextContent();
      texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    }
    return texts.join('\n');
  }

  /** Where each text of a page stands: millimetres from the upper left corner, to its baseline. */
  async places(page: number): Promise<{ text: string; x: number; y: number }[]> {
    const proxy = await this.pdf.getPage(page);
    const { height } = proxy.getViewport({ scale: 1 });
    const { items } = await proxy.getTextContent();
    return items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, x: millimetres(Number(item.transform[4])), y: millimetres(height - Number(item.transform[5])) }] : []));
  }

  async structure(page: number): Promise<StructureNode | null> {
    return await (await this.pdf.getPage(page)).getStructTree();
  }

  /** What a page paints outside of every element and artifact. */
  async unmarked(page: number): Promise<string[]> {
    const list = await (await this.pdf.getPage(page)).getOperatorList();
    const names = Object.fromEntries(Object.entries(OPS).map(([name, code]) => [code, name]));
    const outside: string[] = [];
    let depth = 0;
    for (const code of list.fnArray) {
      const name = names[code] ?? '';
      if (name.startsWith('beginMarkedContent')) depth++;
      else if (name === 'endMarkedContent') depth--;
      else if (depth === 0 && PAINTING.includes(name)) outside.push(name);
    }
    return outside;
  }

  /** Whether each font brings its glyphs and says which letters they are. */
  fonts(): { composite: number; embedded: number; mapped: number; foreign: number } {
    const raw = this.bytes.toString('latin1');
    const count = (pattern: RegExp) => raw.match(pattern)?.length ?? 0;
    return { composite: count(/\/Subtype \/Type0/g), embedded: count(/\/FontFile[23] /g), mapped: count(/\/ToUnicode /g), foreign: count(/\/Subtype \/(Type1|TrueType)\b/g) };
  }

  /** A page as it is seen, at so many dots per inch. */
  async pixels(page: number, dpi: number): Promise<PagePixels> {
    const proxy = await this.pdf.getPage(page);
    const viewport = proxy.getViewport({ scale: dpi / 72 });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    const context: SKRSContext2D = canvas.getContext('2d');
    await proxy.render({ canvas: null, canvasContext: context as never, viewport }).promise;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, data, png: () => canvas.toBuffer('image/png') };
  }
}

/** From points. */
function millimetres(points: number): number {
  return points * 25.4 / 72;
}

/** All elements below, with the role. */
export function elementsOf(node: StructureNode | null, role: string): StructureNode[] {
  if (node === null) return [];
  const below = (node.children ?? []).flatMap((child) => ('role' in child ? elementsOf(child, role) : []));
  return node.role === role ? [node, ...below] : below;
}

/** The text of a PDF that an answer brought, its spaces as one. */
export async function textOf(bytes: Buffer): Promise<string> {
  const reader = await PdfReader.open(bytes);
  const text = await reader.text();
  await reader.close();
  return text.replace(/\s+/g, ' ');
}
