import { frenchDay } from '../clock/clock.js';
import { marked, table, type PageFlow, type TableColumn } from '../pdf/index.js';
import type { LoanAgreementData, Sealing } from './document-data.js';
import { described, enumerated, euros, linesOfHouse, openLetter } from './letter.js';
import { panels } from './panels.js';
import { signatureBoxes } from './signature-boxes.js';

const COLUMNS: readonly TableColumn[] = [
  { title: 'Numéro', share: 19, heads: true },
  { title: 'Matériel', share: 31 },
  { title: 'Accessoires remis', share: 20 },
  { title: 'État à la remise', share: 22 },
  { title: 'Valeur de remplacement', share: 17, align: 'right' },
];

const USE = [
  '**Prendre soin.** L’emprunteur veille raisonnablement à la garde et à la conservation du matériel, et ne l’emploie qu’à l’usage pour lequel il est fait (article 1880).',
  '**Usage personnel.** Le prêt est fait à l’emprunteur lui-même : il ne prête, ne loue ni ne vend le matériel, et ne le fait ni ouvrir ni modifier.',
  '**Frais.** L’électricité et la connexion restent à sa charge (article 1886). Une dépense extraordinaire, nécessaire et si urgente qu’il n’a pas pu prévenir la MDS lui est remboursée (article 1890).',
  '**Défauts.** Ceux que la MDS connaît sont écrits dans le tableau, à la colonne « État à la remise » (article 1891).',
];

const LIABILITY = [
  '**Prévenir.** En cas de perte, de vol, de panne ou de casse, l’emprunteur prévient la MDS sans attendre. En cas de vol, il dépose plainte et remet le récépissé à la MDS.',
  '**Usure.** L’emprunteur ne répond pas de l’usure qui vient du seul usage prévu, sans faute de sa part (article 1884).',
  '**Faute.** Il répond du dommage ou de la perte que cause un manque de soin (article 1880).',
  '**Retard ou autre usage.** S’il garde le matériel plus longtemps que convenu ou l’emploie à autre chose, il répond de sa perte, même accidentelle (article 1881). Il en répond aussi s’il pouvait l’éviter en se servant de son propre bien, ou s’il a préféré sauver le sien (article 1882).',
  '**Accident.** Les valeurs du tableau ne sont pas une estimation au sens de l’article 1883 : hors des cas ci-dessus, une perte accidentelle n’est pas à la charge de l’emprunteur. Elles sont le plus qui puisse lui être demandé pour chaque matériel, diminué de sa vétusté.',
];

const RETURN = [
  '**Rendre.** L’emprunteur rend le matériel et ses accessoires à la MDS, au plus tard le jour prévu. Un bon de restitution lui est remis. Il ne peut garder le matériel pour compenser ce que le prêteur lui devrait (article 1885).',
  '**Vos fichiers.** N’enregistrez rien de personnel sur l’appareil. Avant de le rendre, copiez ce que vous voulez garder et déconnectez vos comptes : la MDS efface l’appareil avant de le remettre à quelqu’un d’autre, et rien ne pourra être retrouvé.',
];

/** Contrat de prêt à usage, articles 1875 and following of the Code civil. */
export async function loanAgreement(data: LoanAgreementData, sealing: Sealing | null = null): Promise<Buffer> {
  const flow = openLetter({
    kind: 'Contrat de prêt à usage', title: 'Contrat de prêt à usage', below: 'Prêt gratuit de matériel numérique, articles 1875 à 1891 du Code civil', ...data,
  });
  panels(flow, [
    { label: 'Le prêteur', name: data.house.site, lines: [...linesOfHouse(data.house), `Matériel remis par ${data.agent}`] },
    { label: 'L’emprunteur', name: data.borrower.name, lines: data.borrower.contact === null ? [] : [data.borrower.contact] },
  ]);
  object(flow, data);
  flow.heading('Usage du matériel');
  flow.bullets(USE.map(marked));
  flow.heading('Perte, vol, casse');
  flow.bullets(LIABILITY.map(marked));
  flow.heading('Restitution');
  flow.bullets(RETURN.map(marked));
  privacy(flow, data);
  signatureBoxes(flow, [{ role: 'borrower', name: data.borrower.name }, { role: 'agent', name: data.agent }], sealing);
  return flow.finish();
}

function object(flow: PageFlow, data: LoanAgreementData): void {
  flow.heading('Objet et durée', 110);
  flow.paragraph(marked(
    'Le prêteur remet à l’emprunteur le matériel ci-dessous pour qu’il s’en serve, à charge de le rendre (article 1875). Le prêt est gratuit : ni loyer, ni caution (article 1876).' +
    ' Le prêteur reste propriétaire du matériel (article 1877).',
  ));
  table(flow, COLUMNS, data.pieces.map((piece) => [piece.number, described(piece), enumerated(piece.accessories), piece.condition ?? 'Rien à signaler', euros(piece.valueCents)]));
  if (data.remark !== null) flow.paragraph([{ text: 'Remarque : ', weight: 'bold' }, { text: data.remark, weight: 'regular' }]);
  flow.paragraph(marked(
    `Le prêt va du **${frenchDay(new Date(data.startsAt))}** au **${frenchDay(new Date(data.dueAt))}**. Il peut être prolongé par la MDS, si l’emprunteur le demande avant cette date.` +
    ' Le prêteur ne reprend pas le matériel avant (article 1888), sauf si un juge l’y autorise pour un besoin pressant et imprévu (article 1889).',
  ));
}

function privacy(flow: PageFlow, data: LoanAgreementData): void {
  flow.heading('Vos données');
  const contact = data.privacyContact === null ? 'auprès de la MDS' : `en écrivant à ${data.privacyContact}`;
  flow.paragraph(
    'La MDS note votre nom et un seul moyen de vous joindre, pour suivre ce prêt, dans l’exercice de sa mission d’intérêt public. Seuls ses agents habilités les voient. Ils sont effacés un an après le retour' +
    ` de tout le matériel, sauf litige en cours. Vous pouvez les consulter, les faire rectifier ou effacer, en faire limiter l’usage ou vous y opposer ${contact}, et adresser une réclamation à la CNIL.`,
  );
}
