import type { LabelSheet } from '@calanque/shared';
import { MILLIMETRE as MM } from '../pdf/index.js';
import type { LabelText } from './label.queries.js';

/** A line on a label; points. */
export interface LabelLine {
  readonly text: string;
  readonly size: number;
  readonly weight: 'regular' | 'bold';
  readonly leading: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

type Measure = (text: string, weight: 'regular' | 'bold', size: number) => number;

/** Where things stand on every label of a sheet; points from its upper left corner. */
export interface LabelLayout {
  readonly height: number;
  readonly codeX: number;
  readonly codeY: number;
  readonly codeSide: number;
  readonly textX: number;
  readonly linesFor: (label: LabelText, measure: Measure) => readonly LabelLine[];
}

/** Of the width: the rest is for the number, which people read. */
const CODE_SHARE = 0.4;
const CODE_MAX = 24 * MM;
/** Points. */
const NUMBER_MAX = 11;
const NUMBER_READABLE = 6.5;
const NUMBER_BROKEN_MAX = 8.5;
const SMALL = 6;
const LEADING = 1.18;

/** The code on the left in a quiet margin, the words on the right. */
export function layOut(sheet: LabelSheet): LabelLayout {
  const [width, height] = [sheet.width * MM, sheet.height * MM];
  const margin = Math.min(2, sheet.height / 10) * MM;
  const codeSide = Math.min(height - margin * 2, width * CODE_SHARE, CODE_MAX);
  const codeX = Math.max(margin, Math.min(2 * MM, width * 0.04));
  // A reader needs some white beside the code, in proportion to its modules.
  const textX = codeX + codeSide + Math.max(1.6 * MM, codeSide / 10);
  const room = { width: width - textX - 0.8 * MM, height: height - 1.2 * MM };
  return {
    height, codeX, codeY: (height - codeSide) / 2, codeSide, textX,
    linesFor: (label, measure) => linesFor(label, room, measure),
  };
}

/** The number as large as it can be; what else there is room for below. */
function linesFor(label: LabelText, room: Room, measure: Measure): LabelLine[] {
  const number = numberLines(label.number, room, measure);
  let left = room.height - number.reduce((sum, { leading }) => sum + leading, 0);
  const lines = [...number];
  for (const text of [...wrapped(label.model, room.width, measure).slice(0, 2), ...wrapped(label.site, room.width, measure).slice(0, 1)]) {
    if (left < SMALL * LEADING) break;
    lines.push({ text, size: SMALL, weight: 'regular', leading: SMALL * LEADING });
    left -= SMALL * LEADING;
  }
  return lines;
}

/** In one line where that can be read, else broken after its last dash, else wherever it is largest. */
function numberLines(number: string, room: Room, measure: Measure): LabelLine[] {
  const dash = number.lastIndexOf('-') + 1;
  const ways = [[number], dash > 0 && dash < number.length ? [number.slice(0, dash), number.slice(dash)] : [], cut(number, 2), cut(number, 3)].filter(({ length }) => length > 0);
  const sized = ways.map((parts) => ({ parts, size: sizeFor(parts, room, measure) }));
  const largest = sized.reduce((best, way) => (way.size > best.size ? way : best));
  const { parts, size } = sized.find((way) => way.size >= NUMBER_READABLE) ?? largest;
  return parts.map((text) => ({ text, size, weight: 'bold', leading: size * LEADING }));
}

function cut(number: string, parts: number): string[] {
  const length = Math.ceil(number.length / parts);
  return Array.from({ length: parts }, (_, place) => number.slice(place * length, (place + 1) * length)).filter((part) => part !== '');
}

function sizeFor(parts: readonly string[], room: Room, measure: Measure): number {
  const widest = Math.max(...parts.map((part) => measure(part, 'bold', 10)));
  const most = parts.length > 1 ? NUMBER_BROKEN_MAX : NUMBER_MAX;
  return Math.min(most, room.height / parts.length / LEADING, Math.floor((room.width / widest) * 100) / 10);
}

/** Words on lines of the width; a word that is longer ends in « … ». */
function wrapped(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const grown = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(grown, 'regular', SMALL) <= width) lines[lines.length - 1] = grown;
    else lines.push(shortened(word, width, measure));
  }
  return lines;
}

function shortened(word: string, width: number, measure: Measure): string {
  if (measure(word, 'regular', SMALL) <= width) return word;
  let letters = [...word];
  while (letters.length > 1 && measure(`${letters.join('')}…`, 'regular', SMALL) > width) letters = letters.slice(0, -1);
  return `${letters.join('')}…`;
}
