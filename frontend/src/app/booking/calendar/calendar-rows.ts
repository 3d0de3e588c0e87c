import { CATEGORY_LABEL, type BusyTime, type CalendarPiece, type Category } from '@calanque/shared';
import { BUSY_LOOK, whenOf } from '../booking-words';
import type { Slot } from './calendar-slots';

/** The part of a busy time that falls in one column, in hundredths of its width. */
export interface Stretch {
  readonly busy: BusyTime;
  readonly left: number;
  readonly width: number;
  /** Whether its words begin here; then how many columns wide they may be. */
  readonly columns: number | null;
  /** Whether it goes on in the next column. */
  readonly goesOn: boolean;
}

export interface CalendarCell {
  readonly slot: Slot;
  readonly stretches: readonly Stretch[];
  readonly past: boolean;
  /** What is read out: « MDS13-000012, mardi 1er décembre : libre ». */
  readonly name: string;
}

export interface PieceRow {
  readonly piece: CalendarPiece;
  readonly cells: readonly CalendarCell[];
}

/** The pieces of one model, and how many of them are free in each column. */
export interface ModelRows {
  readonly modelId: string;
  readonly name: string;
  readonly category: Category;
  readonly pieces: readonly PieceRow[];
  readonly free: readonly { readonly slot: Slot; readonly count: number }[];
}

/** The calendar as rows: by model, then by number. Wifi points that nothing fills stay out of it, unless they are asked for. */
export function rowsOf(pieces: readonly CalendarPiece[], slots: readonly Slot[], now: number, withWifi = false): readonly ModelRows[] {
  const byModel = new Map<string, CalendarPiece[]>();
  for (const piece of pieces) {
    if (piece.category === 'wifi-point' && piece.busy.length === 0 && !withWifi) continue;
    byModel.set(piece.model.id, [...(byModel.get(piece.model.id) ?? []), piece]);
  }
  return [...byModel.values()].map((group) => modelRows(group, slots, now)).toSorted((one, other) => orderOf(one) - orderOf(other) || one.name.localeCompare(other.name, 'fr'));
}

const ORDER: readonly Category[] = ['tablet', 'laptop', 'accessory', 'wifi-point'];
const orderOf = (rows: ModelRows): number => ORDER.indexOf(rows.category);

function modelRows(group: readonly CalendarPiece[], slots: readonly Slot[], now: number): ModelRows {
  const [first] = group;
  return {
    modelId: first?.model.id ?? '', name: first?.model.name ?? '', category: first?.category ?? 'tablet',
    pieces: group.map((piece) => ({ piece, cells: cellsOf(piece, slots, now) })),
    free: slots.map((slot) => ({ slot, count: group.filter((piece) => !piece.busy.some((busy) => meets(busy, slot))).length })),
  };
}

const startOf = (busy: BusyTime): number => Date.parse(busy.start);
const endOf = (busy: BusyTime): number => (busy.end === null ? Infinity : Date.parse(busy.end));
const meets = (busy: BusyTime, slot: Slot): boolean => startOf(busy) < slot.end && endOf(busy) > slot.start;

function cellsOf(piece: CalendarPiece, slots: readonly Slot[], now: number): readonly CalendarCell[] {
  return slots.map((slot, place) => {
    const stretches = piece.busy.filter((busy) => meets(busy, slot)).map((busy) => stretchOf(busy, slots, place));
    const past = slot.end <= now;
    return { slot, stretches, past, name: `${piece.number}, ${slot.name} : ${wordsOf(stretches, past)}` };
  });
}

function stretchOf(busy: BusyTime, slots: readonly Slot[], place: number): Stretch {
  const slot = slots[place];
  if (!slot) throw new RangeError('no such column');
  const part = (instant: number): number => ((Math.min(Math.max(instant, slot.start), slot.end) - slot.start) / (slot.end - slot.start)) * 100;
  const left = part(startOf(busy));
  const begins = place === 0 || !meets(busy, slots[place - 1] ?? slot);
  const shown = slots.slice(place).filter((later) => meets(busy, later));
  const last = shown.at(-1);
  const lastPart = last ? (Math.min(endOf(busy), last.end) - last.start) / (last.end - last.start) : 0;
  return {
    busy, left, width: Math.max(2, part(endOf(busy)) - left),
    columns: begins ? shown.length - 1 + lastPart - left / 100 : null,
    goesOn: endOf(busy) > slot.end && place < slots.length - 1,
  };
}

function wordsOf(stretches: readonly Stretch[], past: boolean): string {
  if (stretches.length === 0) return past ? 'passé' : 'libre';
  return stretches.map(({ busy }) => `${BUSY_LOOK[busy.kind].word}, ${busy.label}, ${whenOf(busy.start, busy.end)}${busy.endangered ? ', menacée' : ''}`).join(' ; ');
}

/** « 5 libres » of a model in one column, read out with the category. */
export const freeWords = (count: number, category: Category, slot: Slot): string =>
  `${CATEGORY_LABEL[category]}, ${slot.name} : ${count === 0 ? 'rien de libre' : count === 1 ? '1 libre' : `${count} libres`}`;
