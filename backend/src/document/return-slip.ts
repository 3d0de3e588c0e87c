import { frenchDay, frenchMinute } from '../clock/clock.js';
import { table, type PageFlow, type TableColumn } from '../pdf/index.js';
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

const BEFORE: readonly TableColumn[] = [
  { title: 'Numéro', share: 19, heads: true },
  { title: 'Matériel', share: 29 },
  { title: 'Rendu le', share: 19 },
  { title: 'État au retour', share: 21 },
  { title: 'Accessoires manquants', share: 20 },
];

const NEVER: readonly TableColumn[] = [
  { title: 'Numéro', share: 19, heads: true },
  { title: 'Matériel', share: 49 },
  { title: 'Noté comme', share: 40 },
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
  const of = (fate: ReturnedPiece['fate']) => data.pieces.filter((piece) => piece.fate === fate);
  const [back, before, never, out] = [of('now'), of('before'), of('never'), of('out')];
  section(flow, 'Rendu ce jour', BACK, back.map((piece) => [piece.number, described(piece), piece.condition ?? 'Rien à signaler', enumerated(piece.missingAccessories), erasureOf(piece)]));
  section(flow, 'Rendu auparavant', BEFORE, before.map((piece) => [piece.number, described(piece), dayOf(piece.endedAt), piece.condition ?? 'Rien à signaler', enumerated(piece.missingAccessories)]));
  section(flow, 'Non rendu', NEVER, never.map((piece) => [piece.number, described(piece), [piece.condition, dayOf(piece.endedAt)].filter(Boolean).join(', le ')]));
  section(flow, 'Encore chez l’emprunteur', OUT, out.map((piece) => [piece.number, described(piece), enumerated(piece.accessories)]));
  if (data.remark !== null) flow.paragraph([{ text: 'Remarque : ', weight: 'bold' }, { text: data.remark, weight: 'regular' }]);
  flow.paragraph(conclusionOf([...back, ...before], never, out));
  signatureBoxes(flow, [{ role: 'borrower', name: data.borrower.name }, { role: 'agent', name: data.agent }], sealing);
  return flow.finish();
}

function section(flow: PageFlow, heading: string, columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  flow.heading(heading, 80);
  table(flow, columns, rows);
}

function dayOf(instant: string | null): string {
  return instant === null ? '' : frenchDay(new Date(instant));
}

function erasureOf(piece: ReturnedPiece): string {
  if (piece.erasure === 'needless') return 'Sans objet';
  if (piece.erasure === 'due' || piece.erasedAt === null) return 'À faire avant la prochaine remise';
  return `Fait le ${frenchDay(new Date(piece.erasedAt))}`;
}

const ERASURE = 'Le nom et le contact de l’emprunteur sont effacés un an après ce retour, sauf litige en cours.';

function conclusionOf(back: readonly ReturnedPiece[], never: readonly ReturnedPiece[], out: readonly ReturnedPiece[]): string {
  const missing = back.some(({ missingAccessories }) => missingAccessories.length > 0);
  if (out.length > 0) return 'Le prêt se poursuit pour le matériel qui n’est pas encore rendu, aux conditions du contrat.';
  if (never.length > 0) return `Le prêt est clos ; ce qui n’a pas été rendu est noté ci-dessus. ${ERASURE}`;
  if (missing) return `Tout le matériel est rendu ; les accessoires manquants restent dus. ${ERASURE}`;
  return `Tout le matériel est rendu : le prêt est terminé. ${ERASURE}`;
}
