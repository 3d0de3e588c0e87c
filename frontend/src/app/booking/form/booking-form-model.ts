import type { BookingDraft, BookingUse, Category } from '@calanque/shared';
import type { Hit } from '../../ui/form/lookup';
import { instantOf, parisDay, parisMinute } from '../../ui/format/dates';

/** What is wanted: one piece, any of a model or a category, or a kit. */
export const WISHES = ['category', 'model', 'piece', 'kit'] as const;
export type Wish = (typeof WISHES)[number];

/** The fields that hold the id of something looked up. */
export type LookedUp = 'equipmentId' | 'modelId' | 'kitId' | 'personId';

/** A booking as the form holds it. */
export interface BookingFormModel {
  readonly id: string;
  readonly wish: Wish;
  readonly equipmentId: string | null;
  readonly modelId: string | null;
  readonly category: string;
  readonly kitId: string | null;
  readonly siteId: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly use: string;
  readonly personId: string | null;
  readonly purpose: string;
  readonly weekly: boolean;
  readonly weeklyUntil: string;
  /** What was chosen in each lookup, so that one that is drawn again, or a draft that is found again, shows what it holds. */
  readonly hits: Readonly<Record<LookedUp, Hit | null>>;
}

/** What the address may say beforehand. */
export interface AskedFor {
  readonly equipmentId?: string | undefined;
  readonly modelId?: string | undefined;
  readonly kitId?: string | undefined;
  readonly jour?: string | undefined;
  readonly heure?: string | undefined;
}

const HOUR = 3_600_000;

/** The next full hour of a working day, or the asked day from 9 to 12; two hours where an hour is asked. */
export function newBooking(id: string, siteId: string, asked: AskedFor, now: Date): BookingFormModel {
  const start = startOf(asked, now);
  return {
    id, wish: asked.equipmentId ? 'piece' : asked.kitId ? 'kit' : asked.modelId ? 'model' : 'category',
    equipmentId: asked.equipmentId ?? null, modelId: asked.modelId ?? null, kitId: asked.kitId ?? null, category: 'tablet', siteId,
    start: start.toISOString(), end: new Date(start.getTime() + (asked.heure ? 2 : 3) * HOUR).toISOString(),
    use: 'workshop', personId: null, purpose: '', weekly: false, weeklyUntil: '',
    hits: { equipmentId: null, modelId: null, kitId: null, personId: null },
  };
}

function startOf({ jour, heure }: AskedFor, now: Date): Date {
  const next = new Date(Math.ceil(now.getTime() / HOUR) * HOUR);
  const asked = jour && /^\d{4}-\d\d-\d\d$/.test(jour) ? instantOf(`${jour}T${(heure && /^\d{1,2}$/.test(heure) ? heure : '9').padStart(2, '0')}:00`) : null;
  if (asked && new Date(asked) > now) return new Date(asked);
  const hour = Number(parisMinute(next).slice(11, 13));
  if (parisDay(next) === parisDay(now) && hour >= 8 && hour <= 17) return next;
  const tomorrow = new Date(now.getTime() + 24 * HOUR);
  return new Date(instantOf(`${parisDay(tomorrow)}T09:00`) ?? next);
}

/** The body to send: only the wish that is chosen, and what goes with the use. */
export function draftOf(model: BookingFormModel): BookingDraft {
  const ofSite = model.wish === 'model' || model.wish === 'category';
  return {
    id: model.id,
    equipmentId: model.wish === 'piece' ? model.equipmentId : null,
    modelId: model.wish === 'model' ? model.modelId : null,
    category: model.wish === 'category' ? (model.category as Category) : null,
    kitId: model.wish === 'kit' ? model.kitId : null,
    siteId: ofSite ? model.siteId || null : null,
    start: model.start ?? '', end: model.end ?? '', use: model.use as BookingUse,
    personId: model.use === 'agent' ? model.personId : null,
    purpose: model.purpose.trim() || null,
    weeklyUntil: model.weekly ? model.weeklyUntil || null : null,
  };
}

/** What is asked of `free-times`; null while the wish or the times are not said yet. */
export function freeTimesQuery(model: BookingFormModel): Readonly<Record<string, string>> | null {
  const { equipmentId, modelId, category, kitId, siteId, start, end, weeklyUntil } = draftOf(model);
  const wish = equipmentId ?? modelId ?? category ?? kitId;
  if (!wish || !start || !end || end <= start || (model.weekly && !weeklyUntil)) return null;
  if ((modelId || category) && !siteId) return null;
  const given = { equipmentId, modelId, category, kitId, siteId, start, end, weeklyUntil };
  return Object.fromEntries(Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1])));
}
