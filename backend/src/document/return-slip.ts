import { frenchDay, frenchMinute } from '../clock/clock.js';
import { table, type TableColumn } from '../pdf/index.js';
import type { ReturnedPiece, ReturnSlipData, Sealing } from './document-data.js';
import { described, enumerated, linesOfHouse, openLetter } from './letter.js';
import { panels } from './panels.js';
import { signatureBoxes } from './signature-boxes.js';

const BACK: readonly TableColumn[] = [
  { title: 'Numéro', share: 19, heads: true },
  { title: 'Matériel', share: 29 },
  { title: 'État au retour', share: 21 },
  { title: 'Accessoires manquants', share: 20 },
  { title: 'Effacement', share: 19 },
];

const OUT: readonly TableColumn[] = [
  { title: 'Numéro', share: 19, heads: true },
  { title: 'Matériel', share: 49 },
  { title: 'Accessoires à rendre', share: 40 },
];

/** Bon de restitution: what came back, in which state, and what is still out. */
export async function returnSlip(data: ReturnSlipData, sealing: Sealing | null = null): Promise<Buffer> {
  const flow = openLetter({ kind: 'Bon de restitution', title: 'Bon de restitution', below: 'Constat du retour d’un matériel prêté', ...data });
  panels(flow, [
    { label: 'Reçu par', name: data.house.site, lines: [...linesOfHouse(data.house), data.agent] },
    {
      label: 'Rendu par', name: data.borrower.name,
      lines: [`Le ${frenchMinute(new Date(data.returnedAt))}`, `Prêté le ${frenchDay(new Date(data.startedAt))}, retour prévu le ${frenchDay(new Date(data.dueAt))}`],
    },
  ]);
  const back = data.pieces.filter(({ isBack }) => isBack);
  const out = data.pieces.filter(({ isBack }) => !isBack);
  if (back.length > 0) {
    flow.heading('Rendu ce jour', 80);
    table(flow, BACK, back.map((piece) => [piece.number, described(piece), piece.condition ?? 'Rien à signaler', enumerated(piece.missingAccessories), erasureOf(piece)]));
  }
  if (out.length > 0) {
    flow.heading('Encore chez l’emprunteur', 80);
    table(flow, OUT, out.map((piece) => [piece.number, described(piece), enumerated(piece.accessories)]));
  }
  if (data.remark !== null) flow.paragraph([{ text: 'Remarque : ', weight: 'bold' }, { text: data.remark, weight: 'regular' }]);
  flow.paragraph(conclusionOf(back, out));
  signatureBoxes(flow, [{ role: 'borrower', name: data.borrower.name }, { role: 'agent', name: data.agent }], sealing);
  return flow.finish();
}

function erasureOf(piece: ReturnedPiece): string {
  if (piece.erasure === 'needless') return 'Sans objet';
  if (piece.erasure === 'due' || piece.erasedAt === null) return 'À faire avant la prochaine remise';
  return `Fait le ${frenchDay(new Date(piece.erasedAt))}`;
}

function conclusionOf(back: readonly ReturnedPiece[], out: readonly ReturnedPiece[]): string {
  const missing = back.some(({ missingAccessories }) => missingAccessories.length > 0);
  if (out.length > 0) return 'Le prêt se poursuit pour le matériel qui n’est pas encore rendu, aux conditions du contrat.';
  if (missing) return 'Tout le matériel est rendu ; les accessoires manquants restent dus. Le nom et le contact de l’emprunteur sont effacés un an après ce retour, sauf litige en cours.';
  return 'Tout le matériel est rendu : le prêt est terminé. Le nom et le contact de l’emprunteur sont effacés un an après ce retour, sauf litige en cours.';
}
