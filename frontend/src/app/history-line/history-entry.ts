import type { HistoryChange, HistoryLine, HistorySubject } from '@calanque/shared';
import { bookingSentence, SAID_OF_BOOKING } from './booking-sentence';
import { endsOfPeriod, fieldLabel, readableValue } from './history-field';
import { moment } from '../ui/format/dates';
import { importSentence } from './import-sentence';
import { kitSentence, SAID_OF_KIT_ITEM, SAID_OF_TRANSFER, SAID_OF_TRANSFER_LINE, transferSentence } from './kit-sentence';

/** One value, before and after, in words. */
export interface ReadableChange {
  readonly label: string;
  /** Null when it was empty. */
  readonly before: string | null;
  /** Null when it became empty. */
  readonly after: string | null;
  /** Neither value is kept: it is only known that it changed. */
  readonly concealed: boolean;
}

/** What one line of the history says. */
export interface ReadableLine {
  /** « Affectation à Nadia Benali »; null when the changes say it themselves. */
  readonly sentence: string | null;
  readonly changes: readonly ReadableChange[];
  /** Whether the changes are the first values of something new, and better folded away. */
  readonly folded: boolean;
}

/** What one person did at once: the lines of one request. */
export interface HistoryEntry {
  readonly key: string;
  readonly at: string;
  /** What was done at once has the same; null for what no request did. */
  readonly requestId: string | null;
  /** Null for what the system did. */
  readonly actor: string | null;
  /** The site that the lines belonged to then; null when to none. */
  readonly site: string | null;
  readonly subject: HistorySubject;
  readonly subjectId: string;
  /** Number or name of the subject; null when it cannot be told. */
  readonly subjectLabel: string | null;
  /** Whether the subject can still be opened. */
  readonly reachable: boolean;
  readonly lines: readonly ReadableLine[];
}

/**
 * Puts the lines of one request and one thing together, newest first as they come, and leaves out what only follows from
 * another line. One request writes about many things in turn, so that the lines of one thing need not stand together.
 */
export function entriesOf(lines: readonly HistoryLine[]): readonly HistoryEntry[] {
  const groups: HistoryLine[][] = [];
  let firstOfRequest = 0;
  for (const line of lines) {
    if (line.requestId === null || groups.at(-1)?.[0]?.requestId !== line.requestId) firstOfRequest = groups.length;
    const group = groups.slice(firstOfRequest).find((candidate) => belongsTo(candidate, line));
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const [newest] = group as [HistoryLine, ...HistoryLine[]];
    const { id: key, at, requestId, actor, site, subject, subjectId, subjectLabel, reachable } = newest;
    const readable = withoutConsequences(group).map(readableLine);
    return { key, at, requestId, actor, site: site?.name ?? null, subject, subjectId, subjectLabel, reachable, lines: readable };
  });
}

/** What one act may write several of about one thing. */
const MANY = ['account_site', 'kit_item', 'transfer_line'];

/** Whether the line tells of the same act: one request, one thing, and no such line yet. */
function belongsTo(group: readonly HistoryLine[], line: HistoryLine): boolean {
  return group.every((other) =>
    line.requestId !== null && other.requestId === line.requestId && other.subjectId === line.subjectId &&
    !(other.table === line.table && other.action === line.action && !MANY.includes(line.table)));
}

/** What one act did to many things alike, told once: the entries, which differ in the thing only. */
export type HistoryAct = readonly [HistoryEntry, ...HistoryEntry[]];

/** Puts the entries together that one act made and that say the same; of what is new, the first values may differ. */
export function actsOf(entries: readonly HistoryEntry[]): readonly HistoryAct[] {
  const acts: [HistoryEntry, ...HistoryEntry[]][] = [];
  for (const entry of entries) {
    const act = acts.at(-1);
    if (act && entry.requestId !== null && act[0].requestId === entry.requestId && sayingOf(act[0]) === sayingOf(entry)) act.push(entry);
    else acts.push([entry]);
  }
  return acts;
}

function sayingOf({ subject, site, lines }: HistoryEntry): string {
  return JSON.stringify([subject, site, lines.map(({ sentence, folded, changes }) => [sentence, folded || changes])]);
}

/** What a line is about comes before what it brings with it. */
const ORDER = ['account', 'person', 'site', 'equipment_model', 'equipment', 'equipment_report', 'custody', 'booking', 'equipment_condition', 'equipment_place', 'room', 'account_site', 'one_time_link', 'booking_feed', 'kit', 'kit_item', 'transfer', 'transfer_line'];

/** A dated fact that begins ends the one before it: that end is no news. */
function withoutConsequences(group: readonly HistoryLine[]): readonly HistoryLine[] {
  const begun = new Set(group.filter((line) => line.action === 'insert').map((line) => line.table));
  const created = begun.has('equipment');
  const news = group.filter((line) => {
    if (created && line.table === 'equipment_condition') return false;
    return !(line.action === 'update' && begun.has(line.table) && line.changes.every((change) => change.field === 'period'));
  });
  return (news.length > 0 ? news : group).toSorted((one, other) => ORDER.indexOf(one.table) - ORDER.indexOf(other.table));
}

/** What is new of these has many values. */
const FOLDED = ['equipment', 'equipment_model', 'site', 'room', 'person', 'account', 'loan', 'loan_terms'];

const SAID_BY_SENTENCE: Readonly<Record<string, readonly string[]>> = {
  custody: ['id', 'equipment_id', 'kind', 'person_id', 'repairer', 'period', 'cancelled_at', 'cancelled_reason'],
  equipment_place: ['id', 'equipment_id', 'site_id', 'room_id', 'period'],
  equipment_condition: ['id', 'equipment_id', 'condition', 'reason', 'period'],
  equipment_report: ['id', 'equipment_id', 'kind', 'text', 'answer', 'closed_at'],
  booking: SAID_OF_BOOKING,
  booking_feed: ['owner_id', 'site_id', 'revoked_at'],
  kit: ['dissolved_at'],
  kit_item: SAID_OF_KIT_ITEM,
  transfer: SAID_OF_TRANSFER,
  transfer_line: SAID_OF_TRANSFER_LINE,
  account_site: ['account_id', 'site_id'],
  one_time_link: ['account_id', 'purpose', 'expires_at'],
  equipment: ['annulled_at', 'annulled_reason'],
  import: ['kind', 'created', 'updated'],
};

function readableLine(line: HistoryLine): ReadableLine {
  const sentence = sentenceOf(line);
  const said = sentence === null ? [] : [...(SAID_BY_SENTENCE[line.table] ?? []), 'id'];
  const changes = line.changes.filter((change) => !said.includes(change.field)).map((change) => readableChange(line.table, change));
  return { sentence, changes, folded: line.action === 'insert' && FOLDED.includes(line.table) && changes.length > 0 };
}

function readableChange(table: string, { field, before, after }: HistoryChange): ReadableChange {
  return {
    label: fieldLabel(table, field),
    before: before === null ? null : readableValue(table, field, before),
    after: after === null ? null : readableValue(table, field, after),
    concealed: before === null && after === null,
  };
}

const CREATED: Readonly<Record<string, string>> = {
  equipment_model: 'Modèle créé',
  site: 'MDS créée',
  person: 'Personne ajoutée',
  account: 'Compte créé',
  loan: 'Prêt fait',
  loan_terms: 'Conditions posées',
};

function sentenceOf(line: HistoryLine): string | null {
  switch (line.table) {
    case 'custody':
      return line.action === 'insert' ? custodyOpened(line) : custodyChanged(line);
    case 'equipment_place':
      return line.action === 'insert' ? `Place : ${[after(line, 'site_id'), after(line, 'room_id') ?? 'sans pièce précise'].filter(Boolean).join(', ')}${sinceOf(line)}` : null;
    case 'equipment_condition':
      return line.action === 'insert' ? `État : ${[after(line, 'condition'), after(line, 'reason')].filter(Boolean).join(' · ')}${sinceOf(line)}` : null;
    case 'booking_feed':
      return line.action === 'insert' ? 'Adresse d’agenda créée' : 'Adresse d’agenda retirée';
    case 'kit':
    case 'kit_item':
      return kitSentence(line);
    case 'transfer':
    case 'transfer_line':
      return transferSentence(line);
    case 'booking':
      return bookingSentence(line);
    case 'equipment_report':
      return line.action === 'insert' ? reportFiled(line) : reportChanged(line);
    case 'account_site': {
      const site = (line.action === 'insert' ? after(line, 'site_id') : before(line, 'site_id')) ?? 'une MDS';
      return line.action === 'insert' ? `MDS ajoutée : ${site}` : `MDS retirée : ${site}`;
    }
    case 'one_time_link':
      return line.changes.some((change) => change.field === 'purpose' && change.after === 'reset') ? 'Lien de nouveau mot de passe fait' : 'Lien d’invitation fait';
    case 'room':
      return line.action === 'insert' ? `Pièce ajoutée : ${after(line, 'name') ?? ''}` : null;
    case 'equipment': {
      const reason = after(line, 'annulled_reason');
      if (after(line, 'annulled_at') !== null) return `Fiche annulée${reason ? ` · ${reason}` : ''}`;
      return line.action === 'insert' ? 'Fiche créée' : null;
    }
    case 'import':
      return importSentence(line);
    default:
      return line.action === 'insert' ? (CREATED[line.table] ?? 'Création') : null;
  }
}

function reportFiled(line: HistoryLine): string {
  return `Problème signalé : ${[after(line, 'kind'), after(line, 'text')].filter(Boolean).join(' · ')}`;
}

function reportChanged(line: HistoryLine): string {
  const answer = after(line, 'answer');
  const answered = line.changes.some(({ field }) => field === 'answer');
  const closed = after(line, 'closed_at') !== null;
  const what = answered ? `Réponse au signalement${closed ? ', clos' : ''}` : 'Signalement clos';
  return answer ? `${what} · ${answer}` : what;
}

function custodyOpened(line: HistoryLine): string {
  const person = after(line, 'person_id');
  const repairer = after(line, 'repairer');
  const since = sinceOf(line);
  switch (line.changes.find((change) => change.field === 'kind')?.after) {
    case 'assignment':
      return `Affectation${person ? ` à ${person}` : ''}${since}`;
    case 'installed':
      return `Mise en place${since}`;
    case 'repair':
      return `Envoi en réparation${repairer ? ` chez ${repairer}` : ''}${since}`;
    case 'loan':
      return `Prêt ouvert${since}`;
    case 'transit':
      return `Départ en transfert${since}`;
    default:
      return `Détention ouverte${since}`;
  }
}

function custodyChanged(line: HistoryLine): string | null {
  if (after(line, 'cancelled_at') !== null) {
    const reason = after(line, 'cancelled_reason');
    return `Détention annulée${reason ? ` · ${reason}` : ''}`;
  }
  const period = line.changes.find((change) => change.field === 'period')?.after;
  const end = period ? endsOfPeriod(period).end : null;
  return end ? `Fin de la détention le ${moment(end)}` : null;
}

/** Since when, where it differs from when it was typed by more than a minute. */
function sinceOf(line: HistoryLine): string {
  const period = line.changes.find((change) => change.field === 'period')?.after;
  const start = period ? endsOfPeriod(period).start : null;
  if (!start || Math.abs(Date.parse(start) - Date.parse(line.at)) < 60_000) return '';
  return `, depuis le ${moment(start)}`;
}

function after(line: HistoryLine, field: string): string | null {
  const value = line.changes.find((change) => change.field === field)?.after ?? null;
  return value === null ? null : readableValue(line.table, field, value);
}

function before(line: HistoryLine, field: string): string | null {
  const value = line.changes.find((change) => change.field === field)?.before ?? null;
  return value === null ? null : readableValue(line.table, field, value);
}
