import type { NoticeKind } from './notice-kind.js';
import { REPORT_KIND_LABEL, type ReportKind } from './report-kind.js';

/** When something begins and ends; ISO 8601 instants. */
interface Span {
  readonly from: string;
  readonly to: string;
}

/** When the first of some bookings begins and ends; of several, how many more there are, and when the last ends. */
interface Spans extends Span {
  readonly more?: number;
  readonly until?: string;
}

/** What a notice of each kind is made with: plain values, and never the name of a borrower. */
export interface NoticeParams {
  'report-filed': { readonly problem: ReportKind };
  /** `answered`: there is an answer to read; `closed`: nothing more will be done. */
  'report-answered': { readonly answered: boolean; readonly closed: boolean };
  /** `what` names a kit or a model where the notice points at no piece. */
  'booking-asked': Spans & { readonly what?: string };
  'booking-approved': Spans & { readonly what?: string };
  'booking-refused': Spans & { readonly what?: string; readonly reason?: string };
  'booking-cancelled': Spans & { readonly what?: string; readonly reason?: string };
  /** The piece may not be there when the booking begins: it is still out, or broken, or gone. */
  'booking-endangered': { readonly from: string; readonly what?: string };
  'booking-overridden': Spans & { readonly what?: string; readonly reason: string };
  /** Its new times. */
  'booking-moved': Span & { readonly what?: string };
  /** The hand-over was a mistake. `kept`: it holds its time again; else that time is gone by, or somebody else's. */
  'booking-given-back': Span & { readonly what?: string; readonly outcome: 'kept' | 'past' | 'taken' };
  /** `due`: when it should have come back. */
  'loan-overdue': { readonly due: string; readonly pieces: number };
  /** Sites by their names. */
  'transfer-sent': { readonly from: string; readonly to: string; readonly pieces: number };
  'transfer-called-back': { readonly from: string; readonly to: string; readonly pieces: number; readonly reason: string };
  'transfer-received': { readonly from: string; readonly to: string; readonly pieces: number };
  'transfer-differs': { readonly from: string; readonly to: string; readonly missing: number; readonly damaged: number; readonly extra: number };
}

/** What a notice is said with. */
export interface NoticeWords {
  readonly title: string;
  readonly detail: string;
}

type Telling<Kind extends NoticeKind> = (given: NoticeParams[Kind], number: string | null) => NoticeWords;

const WORDS: { readonly [Kind in NoticeKind]: Telling<Kind> } = {
  'report-filed': ({ problem }, number) => ({
    title: 'Problème signalé', detail: `${number ?? 'Un matériel'} : ${REPORT_KIND_LABEL[problem].toLowerCase()}.`,
  }),
  'report-answered': ({ answered, closed }, number) => ({
    title: closed ? 'Signalement clos' : 'Réponse à votre signalement',
    detail: `${number ? `Votre signalement sur ${number}` : 'Votre signalement'} ${answered ? 'a reçu une réponse' : 'est réglé'}${answered && closed ? ' et il est clos' : ''}.`,
  }),
  'booking-asked': (given, number) => ({ title: 'Réservation à approuver', detail: `${thing(given, number)}, ${spans(given)}.` }),
  'booking-approved': (given, number) => ({ title: 'Réservation approuvée', detail: `${thing(given, number)}, ${spans(given)}.` }),
  'booking-refused': (given, number) => ({ title: 'Réservation refusée', detail: `${thing(given, number)}, ${spans(given)}.${why(given.reason)}` }),
  'booking-cancelled': (given, number) => ({ title: 'Réservation annulée', detail: `${thing(given, number)}, ${spans(given)}.${why(given.reason)}` }),
  'booking-endangered': (given, number) => ({
    title: 'Réservation menacée', detail: `${thing(given, number)} risque de manquer : la réservation commence le ${minute(given.from)}.`,
  }),
  'booking-overridden': (given, number) => ({
    title: 'Réservation écartée', detail: `${thing(given, number)} a été confié à quelqu’un d’autre, ${spans(given)}.${why(given.reason)}`,
  }),
  'booking-moved': (given, number) => ({ title: 'Réservation modifiée', detail: `${thing(given, number)} est maintenant réservé ${span(given)}.` }),
  'booking-given-back': (given, number) => ({
    title: 'Remise annulée', detail: `La remise de ${number ?? given.what ?? 'ce matériel'} était une erreur. ${GIVEN_BACK[given.outcome](span(given))}`,
  }),
  'loan-overdue': ({ due, pieces }, number) => ({
    title: 'Prêt en retard', detail: `${pieces === 1 && number ? number : counted(pieces, 'matériel', 'matériels')} : retour attendu le ${day(due)}.`,
  }),
  'transfer-sent': ({ from, to, pieces }) => ({ title: 'Transfert en route', detail: `${counted(pieces, 'matériel', 'matériels')}, ${road(from, to)}.` }),
  'transfer-called-back': ({ from, to, pieces, reason }) => ({ title: 'Transfert rappelé', detail: `${counted(pieces, 'matériel', 'matériels')}, ${road(from, to)}.${why(reason)}` }),
  'transfer-received': ({ from, to, pieces }) => ({ title: 'Transfert reçu', detail: `${counted(pieces, 'matériel', 'matériels')}, ${road(from, to)}.` }),
  'transfer-differs': ({ from, to, missing, damaged, extra }) => ({
    title: 'Transfert reçu avec des écarts',
    detail: `De la MDS ${from} à la MDS ${to} : ${[
      missing > 0 && counted(missing, 'manquant', 'manquants'), damaged > 0 && counted(damaged, 'abîmé', 'abîmés'), extra > 0 && `${extra} en plus`,
    ].filter(Boolean).join(', ')}.`,
  }),
};

/**
 * What a notice says in French.
 * @param number the inventory number of the piece that it points at; null when at none
 */
export function noticeWords<Kind extends NoticeKind>(kind: Kind, params: NoticeParams[Kind], number: string | null): NoticeWords {
  return WORDS[kind](params, number);
}

const thing = (given: { readonly what?: string }, number: string | null): string => number ?? given.what ?? 'Un matériel';
const why = (reason: string | undefined): string => (reason ? ` Motif : ${reason}` : '');
const counted = (count: number, one: string, many: string): string => `${count} ${count > 1 ? many : one}`;

/** Without elision, whatever the names begin with: « de la MDS Arles à la MDS Vitrolles » */
const road = (from: string, to: string): string => `de la MDS ${from} à la MDS ${to}`;

/** « 1er décembre 2026 », in Paris */
const day = (instant: string): string =>
  new Date(instant).toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'long', year: 'numeric' }).replace(/^1 /, '1er ');

/** « 1er décembre 2026 à 09:30 », in Paris */
const minute = (instant: string): string =>
  new Date(instant).toLocaleString('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })
    .replace(/^1 /, '1er ');
const span = ({ from, to }: Span): string => `du ${minute(from)} au ${minute(to)}`;
const spans = ({ more, until, ...first }: Spans): string =>
  `${span(first)}${more && until ? `, et ${more} autre${more > 1 ? 's' : ''} jusqu’au ${minute(until)}` : ''}`;

const GIVEN_BACK: Readonly<Record<NoticeParams['booking-given-back']['outcome'], (when: string) => string>> = {
  kept: (when) => `La réservation ${when} vaut de nouveau.`,
  past: (when) => `La réservation allait ${when} : c’est passé. Réservez de nouveau si vous en avez encore besoin.`,
  taken: (when) => `Quelqu’un d’autre a réservé depuis une partie de ce temps, ${when}. Réservez un autre moment ou un autre matériel.`,
};
