import { CONDITION_LABEL, CUSTODY_KIND_LABEL, type Condition, type CustodyKind, type SiteTimelineRow } from '@calanque/shared';
import { CUSTODY_LOOK, holderName, positionOf, type Scale } from '../../custody/index';
import { moment, shortDay } from '../../ui/format/dates';
import type { IconName } from '../../ui/icon/icon-drawings';
import type { Tone } from '../../ui/state/tone';

/** A stretch of the picture, in hundredths of its width. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

export interface CustodyBar extends Stretch {
  readonly id: string;
  readonly kind: CustodyKind;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly label: string;
  /** From now to the planned return. */
  readonly planned: boolean;
}

/** One period in words, for the table and for those who hear the picture. */
export interface PeriodLine {
  readonly id: string;
  readonly what: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly who: string;
  /** « 2 mars 10:42 », « avant le 2 mars » for what began before the days that are shown. */
  readonly from: string;
  /** « 9 mars 10:42 », « après le 31 mars », « en cours ». */
  readonly to: string;
}

/** A piece as the picture and the table show it. */
export interface PieceRow {
  readonly piece: SiteTimelineRow;
  /** When it was at this site. */
  readonly here: readonly Stretch[];
  readonly bars: readonly CustodyBar[];
  readonly troubles: readonly (Stretch & { readonly id: string; readonly label: string })[];
  readonly lines: readonly PeriodLine[];
  /** All of it in one sentence. */
  readonly sentence: string;
}

const TROUBLE_ICON: Readonly<Record<Condition, IconName>> = { working: 'check_circle', broken: 'warning', lost: 'search_off', stolen: 'report', 'written-off': 'archive' };

export function pieceRow(piece: SiteTimelineRow, scale: Scale): PieceRow {
  const lines = linesOf(piece, scale);
  return {
    piece,
    here: piece.places.flatMap(({ start, end }) => stretch(scale, Date.parse(start), end === null ? scale.to : Date.parse(end)) ?? []),
    bars: piece.custodies.flatMap((custody) => barsOf(piece, custody, scale)),
    troubles: piece.conditions.flatMap(({ condition, start, end }) => {
      const drawn = stretch(scale, Date.parse(start), end === null ? scale.now : Date.parse(end));
      return drawn ? [{ ...drawn, id: start, label: CONDITION_LABEL[condition] }] : [];
    }),
    lines,
    sentence: lines.length === 0 ? 'Personne ne le détient' : lines.map(inWords).join(' ; '),
  };
}

type Custody = SiteTimelineRow['custodies'][number];

/** What waits at its place is drawn once for each room where it did. */
function barsOf(piece: SiteTimelineRow, custody: Custody, scale: Scale): CustodyBar[] {
  const [begun, ended] = [Date.parse(custody.start), custody.end === null ? scale.now : Date.parse(custody.end)];
  const look = { kind: custody.kind, ...CUSTODY_LOOK[custody.kind] };
  const parts = custody.kind !== 'installed' ? [{ from: begun, to: ended, label: holderName(custody, null) }] : piece.places
    .map(({ room, start, end }) => ({ from: Math.max(begun, Date.parse(start)), to: Math.min(ended, end === null ? scale.now : Date.parse(end)), label: holderName(custody, room?.name ?? null) }));
  const done = parts.flatMap(({ from, to, label }, place) => {
    const drawn = stretch(scale, from, to);
    return drawn ? [{ ...drawn, ...look, id: `${custody.id}-${place}`, label, planned: false }] : [];
  });
  const planned = custody.dueAt === null ? null : stretch(scale, scale.now, Date.parse(custody.dueAt));
  return planned ? [...done, { ...planned, ...look, id: `${custody.id}-planned`, label: '', planned: true }] : done;
}

function stretch(scale: Scale, start: number, end: number): Stretch | null {
  if (end <= scale.from || start >= scale.to || end <= start) return null;
  const left = positionOf(scale, start);
  return { left, width: Math.max(0.3, positionOf(scale, end) - left) };
}

function linesOf(piece: SiteTimelineRow, scale: Scale): PeriodLine[] {
  const words = ({ start, end }: { readonly start: string; readonly end: string | null }): { from: string; to: string } => ({
    from: Date.parse(start) <= scale.from ? `avant le ${shortDay(start)}` : moment(start),
    to: end === null ? 'en cours' : Date.parse(end) >= scale.to ? `après le ${shortDay(new Date(scale.to - 1))}` : moment(end),
  });
  const roomAt = (instant: string): string | null =>
    piece.places.find(({ start, end }) => start <= instant && (end === null || instant < end))?.room?.name ?? null;
  const custodies = piece.custodies.map((custody): PeriodLine => ({
    id: custody.id + custody.start, what: CUSTODY_KIND_LABEL[custody.kind], ...CUSTODY_LOOK[custody.kind], who: holderName(custody, roomAt(custody.start)), ...words(custody),
  }));
  const conditions = piece.conditions.map(({ condition, reason, ...fact }): PeriodLine => ({
    id: condition + fact.start, what: CONDITION_LABEL[condition], icon: TROUBLE_ICON[condition], tone: 'coral', who: reason ?? '', ...words(fact),
  }));
  return [...custodies, ...conditions];
}

/** « Affectation Nadia Benali, 2 mars 10:42 – en cours » */
function inWords({ what, who, from, to }: PeriodLine): string {
  const whose = who && who !== what ? ` ${who}` : '';
  return `${what}${whose}, ${from} – ${to}`;
}
