import { frenchDay } from '../clock/clock.js';
import { marked, table, type TableColumn } from '../pdf/index.js';
import type { HandoverSheetData, Sealing } from './document-data.js';
import { described, enumerated, linesOfHouse, openLetter } from './letter.js';
import { panels } from './panels.js';
import { signatureBoxes } from './signature-boxes.js';

const COLUMNS: readonly TableColumn[] = [
  { title: 'Numéro', share: 19, heads: true },
  { title: 'Matériel', share: 36 },
  { title: 'Accessoires remis', share: 26 },
  { title: 'État à la remise', share: 27 },
];

const DUTIES = [
  '**Usage.** Le matériel est remis pour le travail. Il reste au Département et n’est ni prêté, ni cédé, ni modifié.',
  '**Soin.** Gardez-le sous clé ou sous vos yeux, surtout en déplacement ; verrouillez la session quand vous vous éloignez.',
  '**Données.** Ce qui concerne les usagers s’enregistre dans les espaces de travail du Département, pas sur l’appareil.',
  '**Perte, vol, panne.** Signalez-le le jour même à la MDS : vos accès doivent pouvoir être bloqués.',
  '**Départ.** Rendez le matériel et ses accessoires avant de quitter le service, ou à la date prévue. L’appareil est effacé avant d’être remis à quelqu’un d’autre.',
];

/** Fiche de remise of pieces to an agent or an intern. */
export async function handoverSheet(data: HandoverSheetData, sealing: Sealing | null = null): Promise<Buffer> {
  const flow = openLetter({ kind: 'Fiche de remise', title: 'Fiche de remise de matériel', below: 'Matériel confié à un agent pour l’exercice de ses missions', ...data });
  panels(flow, [
    { label: 'Remis par', name: data.house.site, lines: [...linesOfHouse(data.house), data.agent] },
    { label: 'Remis à', name: data.holder.name, lines: [periodOf(data)] },
  ]);
  flow.heading('Matériel remis', 80);
  table(flow, COLUMNS, data.pieces.map((piece) => [piece.number, described(piece), enumerated(piece.accessories), piece.condition ?? 'Rien à signaler']));
  if (data.remark !== null) flow.paragraph([{ text: 'Remarque : ', weight: 'bold' }, { text: data.remark, weight: 'regular' }]);
  flow.heading('Règles d’usage');
  flow.bullets(DUTIES.map(marked));
  signatureBoxes(flow, [{ role: 'holder', name: data.holder.name }, { role: 'agent', name: data.agent }], sealing);
  return flow.finish();
}

function periodOf({ startsAt, dueAt }: HandoverSheetData): string {
  const start = frenchDay(new Date(startsAt));
  return dueAt === null ? `Depuis le ${start}, sans date de retour` : `Du ${start} au ${frenchDay(new Date(dueAt))}`;
}
