import { SIGNATURE_HEIGHT, SIGNATURE_PATH_MAX, SIGNATURE_WIDTH } from './document.js';

/** The least that is drawn by somebody who signs: a slip of the pen is shorter. Units of the field. */
const LEAST_INK = 60;

/** Whether the strokes of a drawing in the form of `SIGNATURE_PATH` stay in their field and are more than a slip of the pen. */
export function isSignature(drawing: string): boolean {
  let ink = 0;
  for (const stroke of drawing.split('M').slice(1)) {
    const points = stroke.split('L').map((point) => point.split(' ').map(Number));
    for (const [place, [x = 0, y = 0]] of points.entries()) {
      if (x > SIGNATURE_WIDTH || y > SIGNATURE_HEIGHT) return false;
      const [beforeX = x, beforeY = y] = points[place - 1] ?? [];
      ink += Math.hypot(x - beforeX, y - beforeY);
    }
  }
  return ink >= LEAST_INK;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Strokes as a drawing of the contract, thinned out until it is short enough.
 * @param width of the pad on which they were drawn, in the unit of the points
 */
export function drawingOf(strokes: readonly (readonly Point[])[], width: number): string {
  for (let step = 1; ; step++) {
    const drawing = strokes.map((stroke) => strokePath(stroke.filter((_, place) => place % step === 0 || place === stroke.length - 1), SIGNATURE_WIDTH / width)).join('');
    if (drawing.length <= SIGNATURE_PATH_MAX || step > 50) return drawing;
  }
}

function strokePath(points: readonly Point[], scale: number): string {
  const at = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value * scale)));
  const written = points.map(({ x, y }) => `${at(x, SIGNATURE_WIDTH)} ${at(y, SIGNATURE_HEIGHT)}`).filter((point, place, all) => point !== all[place - 1]);
  const [first, ...others] = written;
  if (first === undefined) return '';
  // A dot is a stroke that goes nowhere.
  return `M${first}${others.length === 0 ? `L${first}` : others.map((point) => `L${point}`).join('')}`;
}
