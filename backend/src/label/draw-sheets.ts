import { setImmediate } from 'node:timers/promises';
import { labelPlace, type LabelSheet } from '@calanque/shared';
import { INK, linesOf, MILLIMETRE as MM, MUTED, PdfFile } from '../pdf/index.js';
import { LabelCodes } from './label-code.js';
import { layOut, type LabelLayout } from './label-layout.js';
import type { LabelText } from './label.queries.js';

/** What is to be printed. */
export interface LabelRun {
  readonly sheet: LabelSheet;
  /** Place of the first label, counted from 1. */
  readonly start: number;
  readonly labels: readonly LabelText[];
  /** Where people reach the product: the start of the short links. */
  readonly address: string;
  readonly instant: Date;
}

/** The sheets as they are drawn, one after another: others are served in between, and what was taken is no more kept. */
export async function* drawSheets({ sheet, start, labels, address, instant }: LabelRun): AsyncGenerator<Buffer> {
  const file = new PdfFile({ title: 'Étiquettes du matériel', subject: 'Étiquettes à coller, avec un code QR pour chaque matériel', instant });
  const layout = layOut(sheet);
  const codes = new LabelCodes(address, layout.codeSide / MM);
  const perSheet = sheet.columns * sheet.rows;
  for (const [place, label] of labels.entries()) {
    const at = (place + start - 1) % perSheet;
    if (place === 0 || at === 0) {
      await setImmediate();
      file.doc.addPage();
      yield file.taken();
    }
    const { x, y } = labelPlace(sheet, at);
    drawLabel(file, layout, codes, label, { x: x * MM, y: y * MM });
  }
  yield await file.finish();
}

function drawLabel(file: PdfFile, layout: LabelLayout, codes: LabelCodes, label: LabelText, corner: { readonly x: number; readonly y: number }): void {
  drawCode(file, layout, codes, label.number, { x: corner.x + layout.codeX, y: corner.y + layout.codeY });
  const x = corner.x + layout.textX;
  const lines = layout.linesFor(label, (text, weight, size) => file.fonts.widthOf(text, weight, size));
  const height = lines.reduce((sum, { leading }) => sum + leading, 0);
  let y = corner.y + (layout.height - height) / 2;
  for (const { text, size, weight, leading } of lines) {
    const baseline = y + size * 0.82;
    const [line] = linesOf(file.fonts, text, { size, weight, width: Infinity });
    if (line) file.element(file.root, 'P', () => file.write(line, { x, y: baseline, size, color: weight === 'bold' ? INK : MUTED }));
    y += leading;
  }
}

/** Neighbouring modules are one bar, a hair longer than they are, so that no light shows between them. */
const HAIR = 0.02;

function drawCode(file: PdfFile, layout: LabelLayout, codes: LabelCodes, number: string, { x, y }: { readonly x: number; readonly y: number }): void {
  const code = codes.of(number);
  const side = layout.codeSide / code.size;
  file.element(file.root, 'Figure', () => {
    for (let row = 0; row < code.size; row++) {
      for (let column = 0; column < code.size; column++) {
        const first = column;
        while (column < code.size && code.isDark(row, column)) column++;
        if (column > first) file.doc.rect(x + first * side, y + row * side, (column - first) * side + HAIR, side + HAIR);
      }
    }
    file.doc.fill('#000000');
  }, { alt: `Code QR : ${code.text}`, bbox: [x, y, x + layout.codeSide, y + layout.codeSide] });
}
