import { CONDITION_LABEL, CUSTODY_KIND_LABEL, type Category, type CustodyAnswer, type EquipmentTimeline } from '@calanque/shared';
import { moment, shortDay } from '../../ui/format/dates';
import type { IconName } from '../../ui/icon/icon-drawings';
import type { Tone } from '../../ui/state/tone';
import { CUSTODY_LOOK, agreed, holderName, isLate, objectPronoun, pronoun } from '../custody-words';
import { duration } from '../duration';
import { positionOf, type Scale } from './timeline-scale';

/** A custody as the picture and the table show it. */
export interface TimelineRow {
  readonly custody: CustodyAnswer;
  readonly kind: string;
  readonly icon: IconName;
  readonly tone: Tone;
  /** « Nadia Benali », « Espace numérique », « Atelier Sud Info » */
  readonly holder: string;
  readonly cancelled: boolean;
}

/** The custodies of a piece, newest first, cancelled ones included. */
export function rowsOf(timeline: EquipmentTimeline): readonly TimelineRow[] {
  return timeline.custodies
    .map((custody) => ({
      custody,
      kind: CUSTODY_KIND_LABEL[custody.kind],
      ...CUSTODY_LOOK[custody.kind],
      holder: holderName(custody, roomAt(timeline, custody.end === null ? Infinity : Date.parse(custody.end) - 1)),
      cancelled: custody.cancelledAt !== null,
    }))
    .toSorted((one, other) => Date.parse(other.custody.start) - Date.parse(one.custody.start));
}

function roomAt(timeline: EquipmentTimeline, instant: number): string | null {
  const place = timeline.places.find(({ start, end }) => Date.parse(start) <= instant && (end === null || instant < Date.parse(end)));
  return place?.room?.name ?? null;
}

/** A coloured stretch of the picture, in hundredths of its width. */
export interface Bar {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  readonly tone: Tone;
  readonly label: string;
  /** Whether the stretch is only planned: from now to the planned return. */
  readonly planned: boolean;
}

/** What was in force within the picture's stretch of time, oldest first; what was cancelled never was. */
export function barsOf(timeline: EquipmentTimeline, scale: Scale): readonly Bar[] {
  return rowsOf(timeline)
    .filter((row) => !row.cancelled)
    .toReversed()
    .flatMap((row) => {
      const { id, end, dueAt } = row.custody;
      const done = stretchesOf(row, timeline, scale.now).map(({ from, to, label }, position) =>
        bar(scale, from, to, { id: `${id}-${position}`, tone: row.tone, label, planned: false }));
      const due = end === null && dueAt !== null ? Date.parse(dueAt) : 0;
      const planned = bar(scale, scale.now, due, { id: `${id}-planned`, tone: row.tone, label: '', planned: true });
      return [...done, planned].filter((candidate) => candidate !== null);
    });
}

/** A custody in one stretch; what waits at its place, in one for each room where it did. */
function stretchesOf(row: TimelineRow, timeline: EquipmentTimeline, now: number): readonly { from: number; to: number; label: string }[] {
  const [begun, ended] = [Date.parse(row.custody.start), row.custody.end === null ? now : Date.parse(row.custody.end)];
  if (row.custody.kind !== 'installed') return [{ from: begun, to: ended, label: row.holder }];
  return timeline.places
    .map(({ room, start, end }) => ({
      from: Math.max(begun, Date.parse(start)), to: Math.min(ended, end === null ? now : Date.parse(end)), label: holderName(row.custody, room?.name ?? null),
    }))
    .filter(({ from, to }) => from < to);
}

/** When the piece was not in working order, for the thin strip below. */
export function troublesOf(timeline: EquipmentTimeline, scale: Scale): readonly Bar[] {
  return timeline.conditions
    .filter(({ condition }) => condition !== 'working')
    .map(({ condition, start, end }) =>
      bar(scale, Date.parse(start), end === null ? scale.now : Date.parse(end), { id: start, tone: 'coral', label: CONDITION_LABEL[condition], planned: false }))
    .filter((candidate) => candidate !== null);
}

function bar(scale: Scale, start: number, end: number, rest: Pick<Bar, 'id' | 'tone' | 'label' | 'planned'>): Bar | null {
  if (end <= scale.from || start >= scale.to || end <= start) return null;
  const left = positionOf(scale, start);
  return { ...rest, left, width: Math.max(0.4, positionOf(scale, end) - left) };
}

/** What the picture shows, as a sentence. */
export function findingOf(rows: readonly TimelineRow[], timeline: EquipmentTimeline, category: Category, now: number): string {
  const inForce = rows.filter((row) => !row.cancelled);
  const open = inForce.find((row) => row.custody.end === null);
  const trouble = timeline.conditions.find(({ end }) => end === null);
  if (trouble && ['lost', 'stolen', 'written-off'].includes(trouble.condition)) {
    const word = agreed(category, CONDITION_LABEL[trouble.condition]);
    return `${word} depuis ${duration(now - Date.parse(trouble.start))}`;
  }
  if (!open) {
    const last = inForce[0]?.custody.end;
    return last ? `Disponible depuis ${duration(now - Date.parse(last))}` : `${pronoun(category)} n’a encore été ${agreed(category, 'confié')} à personne`;
  }
  const since = duration(now - Date.parse(open.custody.start));
  if (isLate(open.custody, new Date(now))) return `Retour attendu depuis le ${shortDay(open.custody.dueAt ?? '', new Date(now))} : ${open.holder}`;
  switch (open.custody.kind) {
    case 'installed':
      return open.holder === 'À sa place' ? `À sa place depuis ${since}` : `À sa place depuis ${since} : ${open.holder}`;
    case 'repair':
      return `En réparation depuis ${since}`;
    case 'transit':
      return `En route depuis ${since}`;
    default:
      return `${open.holder} ${objectPronoun(category)} détient depuis ${since}`;
  }
}

/** « Affectation · Nadia Benali, depuis le 12 nov. 10:42 » */
export const describe = (row: TimelineRow): string =>
  `${row.kind} · ${row.holder}, ${row.custody.end ? `du ${moment(row.custody.start)} au ${moment(row.custody.end)}` : `depuis le ${moment(row.custody.start)}`}`;
