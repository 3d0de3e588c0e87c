import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The weights that our documents are set in. */
export type Weight = 'regular' | 'bold';

/** A run of text that one font of the file can draw. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, bold: 700 };
/** The first that has the character draws it; the names of people need the second now and then. */
const SETS = ['latin', 'latin-ext'] as const;

/** What stands for characters that the font has no drawing of. */
const SUBSTITUTES: Readonly<Record<string, string>> = { '\u202f': '\u00a0', '\u2009': ' ', '\u2011': '-', '\t': ' ', '\r': '' };
const UNKNOWN = '?';

interface FontWithin {
  readonly font: { hasGlyphForCodePoint(code: number): boolean };
}

const bytes = new Map<string, Buffer>();

function fontBytes(set: string, weight: number): Buffer {
  const name = `atkinson-hyperlegible-next-${set}-${weight}-normal.woff`;
  let content = bytes.get(name);
  if (content === undefined) {
    content = readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/atkinson-hyperlegible-next/files/${name}`)));
    bytes.set(name, content);
  }
  return content;
}

/** The fonts of one file. */
export class Fonts {
  private readonly runs = new Map<string, readonly Run[]>();

  constructor(private readonly doc: PDFKit.PDFDocument) {
    for (const weight of Object.keys(WEIGHTS) as Weight[]) {
      for (const set of SETS) doc.registerFont(`${weight}-${set}`, fontBytes(set, WEIGHTS[weight]));
    }
  }

  /** The text cut where the font changes; what no font has is replaced by what comes nearest. */
  runsOf(text: string, weight: Weight): readonly Run[] {
    const key = `${weight} ${text}`;
    const known = this.runs.get(key);
    if (known !== undefined) return known;
    const runs: { font: string; text: string }[] = [];
    for (const character of text.normalize('NFC')) {
      for (const drawn of this.drawable(character, weight)) {
        const last = runs.at(-1);
        if (last?.font === drawn.font) last.text += drawn.text;
        else runs.push(drawn);
      }
    }
    this.runs.set(key, runs);
    return runs;
  }

  /** In points. */
  widthOf(text: string, weight: Weight, size: number): number {
    return this.runsOf(text, weight).reduce((width, run) => width + this.doc.font(run.font).fontSize(size).widthOfString(run.text), 0);
  }

  private drawable(character: string, weight: Weight): { font: string; text: string }[] {
    const font = this.fontWith(character, weight);
    if (font !== null) return [{ font, text: character }];
    const other = SUBSTITUTES[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '');
    const text = [...other].map((letter) => (this.fontWith(letter, weight) === null ? UNKNOWN : letter)).join('');
    return text === '' ? [] : [{ font: this.fontWith(text[0] ?? '', weight) ?? `${weight}-latin`, text }];
  }

  private fontWith(character: string, weight: Weight): string | null {
    const code = character.codePointAt(0) ?? 0;
    return SETS.map((set) => `${weight}-${set}`).find((name) => this.has(name, code)) ?? null;
  }

  private has(name: string, code: number): boolean {
    this.doc.font(name);
    // Which characters a font has is nothing that the library tells by itself.
    return (this.doc as unknown as { _font: FontWithin })._font.font.hasGlyphForCodePoint(code);
  }
}
