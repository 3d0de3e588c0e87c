import { PageFlow, PdfFile } from '../pdf/index.js';
import { frenchDay } from '../clock/clock.js';
import type { DocumentHouse, DocumentPiece } from './document-data.js';

const HOUSE = 'Calanque';
const HOUSE_BELOW = 'Matériel des Maisons départementales de la solidarité';

/** A document on our paper: letterhead, title, and what its pages carry. */
export function openLetter(facts: { readonly kind: string; readonly title: string; readonly below: string; readonly reference: string; readonly madeAt: string; readonly house: DocumentHouse }): PageFlow {
  const instant = new Date(facts.madeAt);
  const file = new PdfFile({ title: `${facts.kind} – ${plain(facts.reference)}`, subject: facts.below, instant, keepsPages: true });
  const flow = new PageFlow(file, { running: `${facts.kind} · ${facts.reference}`, foot: `${facts.house.site} · établi le ${frenchDay(instant)}` });
  flow.letterhead(HOUSE, [HOUSE_BELOW], [facts.reference, `Établi le ${frenchDay(instant)}`]);
  flow.title(facts.title, facts.below);
  return flow;
}

/** The library writes titles into XML as they are. */
function plain(title: string): string {
  return title.replace(/[<>&]/g, ' ');
}

/** The lines under the name of a house. */
export function linesOfHouse(house: DocumentHouse): string[] {
  return [house.address, house.phone === null ? null : `Téléphone : ${house.phone}`].filter((line) => line !== null);
}

/** « Samsung Galaxy Tab A8 », and below « Tablette, série R9TW50LKM4 ». */
export function described(piece: DocumentPiece): string {
  return `${piece.model}\n${piece.category}${piece.serial === null ? '' : `, série ${piece.serial}`}`;
}

/** « chargeur, housse », or a dash. */
export function enumerated(words: readonly string[]): string {
  return words.length === 0 ? '—' : words.join(', ');
}

const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

/** « 249,00 € », or a dash. */
export function euros(cents: number | null): string {
  return cents === null ? '—' : EUROS.format(cents / 100);
}

/** « 1 matériel », « 12 matériels » */
export function counted(pieces: readonly unknown[]): string {
  return pieces.length === 1 ? '1 matériel' : `${pieces.length} matériels`;
}
