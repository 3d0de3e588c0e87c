import type { AccessoryDraft, Borrower, Category, EquipmentDetail, LoanDraft, LoanTerms, Wear } from '@calanque/shared';
import { v7 } from 'uuid';
import { instantOf, parisDay } from '../../ui/format/dates';
import { contactOf } from '../loan-words';

/** One piece on the counter. */
export interface CounterLine {
  readonly custodyId: string;
  readonly equipmentId: string;
  readonly number: string;
  readonly category: Category;
  readonly maker: string;
  readonly modelName: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly wear: Wear;
  readonly note: string;
  /** The labels that go along; null while they are what the terms say. */
  readonly accessories: readonly string[] | null;
}

/** Somebody new, as far as typed. */
export interface NewBorrower {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  /** An e-mail or a phone. */
  readonly contact: string;
}

/** What stands on the counter and is not lent yet. */
export interface CounterModel {
  readonly id: string;
  readonly lines: readonly CounterLine[];
  /** Somebody who borrowed before. */
  readonly known: Borrower | null;
  /** Whether somebody borrows for the first time: `borrower`. */
  readonly isNew: boolean;
  readonly borrower: NewBorrower;
  /** The day of the return; empty while it is the usual one. */
  readonly dueDay: string;
  readonly overrideReason: string;
  /** What the loan brings about as it was planned; null for a loan of its own. */
  readonly link: LoanLink | null;
}

/** A booking that the loan fulfils, a kit that it lends whole, or both. */
export interface LoanLink {
  readonly bookingId: string | null;
  readonly kitId: string | null;
  /** Until when it is booked; null without a booking. */
  readonly end: string | null;
  /** What is said of it above the counter. */
  readonly words: string;
}

export function emptyCounter(): CounterModel {
  return { id: v7(), lines: [], known: null, isNew: false, borrower: nobody(), dueDay: '', overrideReason: '', link: null };
}

export const nobody = (): NewBorrower => ({ id: v7(), givenName: '', familyName: '', contact: '' });

export function lineOf(piece: EquipmentDetail): CounterLine {
  const { id, number, category, maker, modelName, site } = piece;
  return { custodyId: v7(), equipmentId: id, number, category, maker, modelName, siteId: site.id, siteName: site.name, wear: 'good', note: '', accessories: null };
}

/** What usually goes along with a piece. */
export function usualAccessories(terms: readonly LoanTerms[], category: Category): readonly string[] {
  return terms.find((one) => one.category === category)?.accessories.map(({ label }) => label) ?? [];
}

/** The usual day of the return: the shortest of what is lent; empty while nothing is, or no terms are known. */
export function usualDueDay(terms: readonly LoanTerms[], lines: readonly CounterLine[], now: Date): string {
  const days = lines.flatMap(({ category }) => terms.find((one) => one.category === category)?.days ?? []);
  if (days.length === 0) return '';
  const noon = Date.parse(`${parisDay(now)}T12:00:00Z`);
  return new Date(noon + Math.min(...days) * 86_400_000).toISOString().slice(0, 10);
}

/** The loan as the API takes it. */
export function draftOf(model: CounterModel, terms: readonly LoanTerms[]): LoanDraft {
  const { borrower } = model;
  return {
    id: model.id,
    borrowerId: model.known?.id ?? null,
    borrower: !model.isNew ? null : { id: borrower.id, givenName: borrower.givenName.trim(), familyName: borrower.familyName.trim(), ...contactOf(borrower.contact) },
    lines: model.lines.map(({ custodyId, equipmentId, category, wear, note, accessories }) => ({
      id: custodyId, equipmentId, wear, note: note.trim() || null,
      accessories: (accessories ?? usualAccessories(terms, category)).map((label): AccessoryDraft => ({ label })),
    })),
    dueAt: dueAtOf(model),
    overrideReason: model.overrideReason.trim() || null,
    bookingId: model.link?.bookingId ?? null,
    kitId: model.link?.kitId ?? null,
  };
}

/** Whether it is due as it was booked: at the very hour, for somebody else may have booked the rest of the day. */
export const isDueAsBooked = ({ dueDay, link }: Pick<CounterModel, 'dueDay' | 'link'>): boolean => Boolean(link?.end) && dueDay === dayOf(link?.end ?? null);

/** The day on which a booking ends; empty without one. */
export const dayOf = (end: string | null): string => (end === null ? '' : parisDay(new Date(end)));

function dueAtOf({ dueDay, link }: CounterModel): string | null {
  if (dueDay === '') return null;
  return link?.end && isDueAsBooked({ dueDay, link }) ? link.end : instantOf(`${dueDay}T23:59`);
}
