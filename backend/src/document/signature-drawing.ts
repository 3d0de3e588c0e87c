import { SIGNATURE_HEIGHT, SIGNATURE_WIDTH } from '@calanque/shared';

/** The least that is drawn by somebody who signs: a slip of the pen is shorter. Units of the field. */
const LEAST_INK = 60;

/** Whether the strokes stay in their field and are more than a slip of the pen. */
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
