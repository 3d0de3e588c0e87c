import { LINE_OUTCOME_LABEL, type LineOutcome } from '@calanque/shared';
import { frenchMinute } from '../clock/clock.js';
import { table, type PageFlow, type TableCell, type TableColumn } from '../pdf/index.js';
import type { DeliveredPiece, DeliverySlipData, Sealing } from './document-data.js';
import { counted, described, enumerated, linesOfHouse, openLetter } from './letter.js';
import { panels } from './panels.js';
import { signatureBoxes } from './signature-boxes.js';

const COLUMNS: readonly TableColumn[] = [
  { title: 'Numéro', share: 19, heads: true },
  { title: 'Matériel', share: 28 },
  { title: 'Accessoires', share: 18 },
  { title: 'État au départ', share: 18 },
  { title: 'Reçu', share: 11, tick: 'Case à cocher : reçu' },
  { title: 'Différence', share: 20 },
];

const OUTCOME: Readonly<Record<LineOutcome, string>> = { ...LINE_OUTCOME_LABEL, received: '' };
const ARRIVED: readonly LineOutcome[] = ['received', 'damaged', 'extra'];
const LINES_TO_WRITE_ON = 3;

/** Bon de transfert between two MDS: to be ticked by hand, or with what was found when it was received. */
export async function deliverySlip(data: DeliverySlipData, sealing: Sealing | null = null): Promise<Buffer> {
  const flow = openLetter({ kind: 'Bon de transfert', title: 'Bon de transfert', below: `${counted(data.pieces)} · départ : ${data.house.site} · arrivée : ${data.to.site}`, ...data });
  panels(flow, [
    { label: 'Envoi', name: data.house.site, lines: [...linesOfHouse(data.house), `${data.sentBy}${data.sentAt === null ? '' : `, le ${frenchMinute(new Date(data.sentAt))}`}`] },
    { label: 'Réception', name: data.to.site, lines: [...linesOfHouse(data.to), receptionOf(data)].filter((line) => line !== '') },
  ]);
  flow.heading('Matériel transféré', 80);
  table(flow, COLUMNS, data.pieces.map(rowOf));
  if (data.remark !== null) flow.paragraph([{ text: 'Remarque : ', weight: 'bold' }, { text: data.remark, weight: 'regular' }]);
  differences(flow, data);
  signatureBoxes(flow, [{ role: 'sender', name: data.sentBy }, { role: 'receiver', name: data.receivedBy ?? 'Nom :' }], sealing);
  return flow.finish();
}

function rowOf(piece: DeliveredPiece): TableCell[] {
  const isReceived = piece.outcome === null ? null : ARRIVED.includes(piece.outcome) ? 'Oui' : 'Non';
  const difference = piece.outcome === null ? '' : [OUTCOME[piece.outcome], piece.note ?? ''].filter((word) => word !== '').join(' : ') || 'Aucune';
  return [piece.number, described(piece), enumerated(piece.accessories), piece.condition ?? 'Rien à signaler', isReceived, difference];
}

function receptionOf({ receivedBy, receivedAt }: DeliverySlipData): string {
  return [receivedBy, receivedAt === null ? null : `le ${frenchMinute(new Date(receivedAt))}`].filter((part) => part !== null).join(', ');
}

function differences(flow: PageFlow, { pieces }: DeliverySlipData): void {
  flow.heading('Différences constatées', 60);
  if (pieces.every(({ outcome }) => outcome === null)) {
    flow.paragraph('Cochez ce qui est arrivé. Notez ci-dessous ce qui manque, ce qui est abîmé et ce qui est arrivé en plus.', { after: 10 });
    for (let line = 0; line < LINES_TO_WRITE_ON; line++) {
      flow.y += 16;
      flow.rule();
    }
    flow.y += 10;
    return;
  }
  const different = pieces.filter(({ outcome }) => outcome !== null && outcome !== 'received');
  flow.paragraph(different.length === 0 ? 'Aucune : tout est arrivé.' : `${counted(different)} sur ${pieces.length} : voir la colonne « Différence ».`);
}
