import { SIGNATURE_PATH, SIGNATURE_PATH_MAX } from './document.js';
import { drawingOf, isSignature } from './signature-drawing.js';

describe('A drawn signature', () => {
  const wave = (count: number) => Array.from({ length: count }, (_, n) => ({ x: (n * 7) % 300, y: 50 + Math.sin(n) * 40 }));

  it('is written on a field of 600 × 200, whatever the width of the pad', () => {
    expect(drawingOf([[{ x: 0, y: 0 }, { x: 150, y: 50 }, { x: 300, y: 100 }]], 300)).toBe('M0 0L300 100L600 200');
    expect(drawingOf([[{ x: -4, y: 3 }, { x: 310, y: 120 }], [{ x: 10, y: 10 }]], 300)).toBe('M0 6L600 200M20 20L20 20');
    expect(drawingOf([], 300)).toBe('');
  });

  it('is thinned out until it can be sent, and keeps its form', () => {
    const drawing = drawingOf([wave(9000), wave(2000)], 300);
    expect(drawing.length).toBeLessThanOrEqual(SIGNATURE_PATH_MAX);
    expect(drawing).toMatch(SIGNATURE_PATH);
    expect(isSignature(drawing)).toBeTrue();
  });

  it('is more than a slip of the pen, and inside its field', () => {
    expect(isSignature('M10 10L40 10')).toBeFalse();
    expect(isSignature('M10 10L10 10')).toBeFalse();
    expect(isSignature('')).toBeFalse();
    expect(isSignature('M10 10L40 10L40 80')).toBeTrue();
    expect(isSignature('M10 10L601 10')).toBeFalse();
    expect(isSignature('M10 10L100 201')).toBeFalse();
  });
});
