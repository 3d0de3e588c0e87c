import { BODY, BODY_WIDTH, INK, LEADING, linesOf, MUTED, PAGE, PANEL, type PageFlow } from '../pdf/index.js';

/** A party, a day, a place: what it is, and what is said of it. */
export interface Panel {
  readonly label: string;
  readonly name: string;
  readonly lines: readonly string[];
}

const GAP = 12;
const PAD = 10;
const NAME = 11;

/** Panels side by side, read one after another. */
export function panels(flow: PageFlow, content: readonly Panel[]): void {
  const { file } = flow;
  const width = (BODY_WIDTH - GAP * (content.length - 1)) / content.length;
  const set = content.map((panel) => ({
    label: linesOf(file.fonts, panel.label, { size: 8, width: width - PAD * 2 }),
    name: linesOf(file.fonts, [{ text: panel.name, weight: 'bold' }], { size: NAME, width: width - PAD * 2 }),
    lines: panel.lines.flatMap((line) => linesOf(file.fonts, line, { size: BODY, width: width - PAD * 2 })),
  }));
  const heightOf = ({ label, name, lines }: (typeof set)[number]) => PAD * 2 + label.length * 8 * LEADING + name.length * NAME * LEADING + lines.length * BODY * LEADING;
  const height = Math.max(...set.map(heightOf));
  flow.require(height);
  const top = flow.y;
  set.forEach((panel, place) => {
    const x = PAGE.left + place * (width + GAP);
    file.artifact(() => file.doc.roundedRect(x, top, width, height, 5).fill(PANEL));
    const section = file.element(file.root, 'Sect', null);
    let y = top + PAD;
    for (const [lines, size, color] of [[panel.label, 8, MUTED], [panel.name, NAME, INK], [panel.lines, BODY, INK]] as const) {
      for (const line of lines) {
        const baseline = y + size;
        file.element(section, 'P', () => file.write(line, { x: x + PAD, y: baseline, size, color }));
        y += size * LEADING;
      }
    }
  });
  flow.y = top + height + 10;
}
