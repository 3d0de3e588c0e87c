import type { Fonts, Weight } from './fonts.js';

/** Text of one weight, or several of them one after another. */
export type Text = string | readonly Span[];

export interface Span {
  readonly text: string;
  readonly weight: Weight;
}

/** A line that fits its width: what stands at which distance from its start, in points. */
export interface Line {
  readonly parts: readonly { readonly text: string; readonly weight: Weight; readonly x: number }[];
  readonly width: number;
}

interface Word extends Span {
  readonly width: number;
  /** Whether a space stands before it. */
  readonly apart: boolean;
}

/** `**bold**` inside a sentence, and the number of an article beside its word, as we write our own texts; what people typed goes in as spans. */
export function marked(text: string): Span[] {
  return text.replace(/(article) (?=\d)/g, '$1\u00a0').split('**').map((part, place) => ({ text: part, weight: place % 2 === 1 ? 'bold' as const : 'regular' as const })).filter((span) => span.text !== '');
}

/** The lines in which the text is set; ends of lines in the text are kept. */
export function linesOf(fonts: Fonts, text: Text, setting: { readonly size: number; readonly width: number; readonly weight?: Weight }): Line[] {
  const spans = typeof text === 'string' ? [{ text, weight: setting.weight ?? 'regular' }] : text;
  return paragraphsOf(spans).flatMap((paragraph) => wrap(fonts, paragraph, setting.size, setting.width));
}

function paragraphsOf(spans: readonly Span[]): Span[][] {
  const paragraphs: Span[][] = [[]];
  for (const { text, weight } of spans) {
    text.split('\n').forEach((part, place) => {
      if (place > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ text: part, weight });
    });
  }
  return paragraphs;
}

function wrap(fonts: Fonts, spans: readonly Span[], size: number, width: number): Line[] {
  const lines: Line[] = [];
  let words: Word[] = [];
  let used = 0;
  const close = (last: boolean): void => {
    lines.push(lineFrom(fonts, words, size, last));
    [words, used] = [[], 0];
  };
  for (const word of wordsOf(fonts, spans, size, width)) {
    const gap = word.apart && words.length > 0 ? fonts.widthOf(' ', word.weight, size) : 0;
    if (words.length > 0 && used + gap + word.width > width + 0.01 && (word.apart || word.width >= width / 2)) close(false);
    used += (words.length > 0 ? gap : 0) + word.width;
    words.push(word);
  }
  close(true);
  return lines;
}

/** Words may be longer than a line: such a one is cut where the line ends. */
function wordsOf(fonts: Fonts, spans: readonly Span[], size: number, width: number): Word[] {
  const words: Word[] = [];
  let apart = false;
  for (const { text, weight } of spans) {
    for (const [place, written] of text.split(/ +/).entries()) {
      if (place > 0) apart = true;
      for (const piece of written === '' ? [] : cut(fonts, written, weight, size, width)) {
        words.push({ text: piece, weight, width: fonts.widthOf(piece, weight, size), apart });
        apart = false;
      }
    }
  }
  return words;
}

function cut(fonts: Fonts, word: string, weight: Weight, size: number, width: number): string[] {
  if (fonts.widthOf(word, weight, size) <= width) return [word];
  const pieces: string[] = [''];
  for (const character of word) {
    const grown = `${pieces.at(-1) ?? ''}${character}`;
    if (grown.length > 1 && fonts.widthOf(grown, weight, size) > width) pieces.push(character);
    else pieces[pieces.length - 1] = grown;
  }
  return pieces;
}

/** Words of one weight are one part; a line that goes on ends in a space, so that its last word is read as one. */
function lineFrom(fonts: Fonts, words: readonly Word[], size: number, last: boolean): Line {
  const spans: Span[] = [];
  for (const [place, word] of words.entries()) {
    const text = word.apart && place > 0 ? ` ${word.text}` : word.text;
    const before = spans.at(-1);
    if (before?.weight === word.weight) spans[spans.length - 1] = { ...before, text: before.text + text };
    else spans.push({ text, weight: word.weight });
  }
  let x = 0;
  const parts = spans.map(({ text, weight }, place) => {
    const part = { text: place === spans.length - 1 && !last ? `${text} ` : text, weight, x };
    x += fonts.widthOf(text, weight, size);
    return part;
  });
  return { parts, width: x };
}
