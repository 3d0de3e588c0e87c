import { SIGNATURE_HEIGHT, SIGNATURE_ROLE_LABEL, SIGNATURE_WIDTH, type SignatureRole } from '@calanque/shared';
import { frenchMinute } from '../clock/clock.js';
import { BODY, BODY_WIDTH, INK, MUTED, PAGE, RULE, SMALL, type PageFlow } from '../pdf/index.js';
import type { PlacedSignature, Sealing } from './document-data.js';

/** Who is to sign, by name. */
export interface Signatory {
  readonly role: SignatureRole;
  readonly name: string;
}

const GAP = 16;
const BOX = 78;
const ABOVE = 32;
const BELOW = 26;

/** A box for each signatory, with what was drawn in it, and the mark of the file that was signed. */
export function signatureBoxes(flow: PageFlow, signatories: readonly Signatory[], sealing: Sealing | null): void {
  flow.heading('Signatures', ABOVE + BOX + BELOW + 30);
  const width = (BODY_WIDTH - GAP * (signatories.length - 1)) / signatories.length;
  const top = flow.y;
  signatories.forEach((signatory, place) => {
    const signature = sealing?.signatures.find(({ role }) => role === signatory.role) ?? null;
    drawBox(flow, { x: PAGE.left + place * (width + GAP), top, width }, signatory, signature);
  });
  flow.y = top + ABOVE + BOX + BELOW;
  if (sealing !== null) flow.paragraph(`Empreinte du document avant signature (SHA-256) : ${sealing.sha256}`, { size: SMALL, color: MUTED });
}

function drawBox(flow: PageFlow, place: { readonly x: number; readonly top: number; readonly width: number }, signatory: Signatory, signature: PlacedSignature | null): void {
  const { file } = flow;
  const { x, top, width } = place;
  const section = file.element(file.root, 'Sect', null);
  flow.line('P', SIGNATURE_ROLE_LABEL[signatory.role], { x, y: top + BODY, size: BODY, weight: 'bold', color: INK }, section);
  flow.line('P', fitted(flow, signatory.name, width), { x, y: top + BODY + 13, size: BODY, color: INK }, section);
  const y = top + ABOVE;
  file.artifact(() => file.doc.roundedRect(x, y, width, BOX, 4).lineWidth(0.8).stroke(RULE));
  if (signature?.drawing) {
    const { drawing } = signature;
    file.element(section, 'Figure', () => drawStrokes(flow, drawing, { x, y, width }), {
      alt: `Signature manuscrite de ${signatory.name}`, bbox: [x, y, x + width, y + BOX],
    });
  }
  flow.line('P', wordsOf(signature), { x, y: y + BOX + 13, size: SMALL, color: MUTED }, section);
}

function wordsOf(signature: PlacedSignature | null): string {
  if (signature === null) return 'Date :';
  const when = frenchMinute(new Date(signature.signedAt));
  return signature.method === 'screen' ? `Signé à l’écran le ${when}` : `Signé sur papier, noté le ${when}`;
}

/** In the middle of its box, as large as fits. */
function drawStrokes(flow: PageFlow, drawing: string, box: { readonly x: number; readonly y: number; readonly width: number }): void {
  const { doc } = flow.file;
  const scale = Math.min((box.width - 12) / SIGNATURE_WIDTH, (BOX - 8) / SIGNATURE_HEIGHT);
  doc.save().translate(box.x + (box.width - SIGNATURE_WIDTH * scale) / 2, box.y + (BOX - SIGNATURE_HEIGHT * scale) / 2).scale(scale);
  doc.path(drawing).lineWidth(1.2 / scale).lineCap('round').lineJoin('round').stroke(INK).restore();
}

/** A name that is too long for its box ends in « … »; it stands whole at the head of the document. */
function fitted(flow: PageFlow, name: string, width: number): string {
  const { fonts } = flow.file;
  if (fonts.widthOf(name, 'regular', BODY) <= width) return name;
  let letters = [...name];
  while (letters.length > 1 && fonts.widthOf(`${letters.join('')}…`, 'regular', BODY) > width) letters = letters.slice(0, -1);
  return `${letters.join('')}…`;
}
