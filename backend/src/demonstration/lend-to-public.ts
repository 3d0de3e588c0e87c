import type { ErasureMethod, Wear } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import { instantInParis } from '../clock/clock.js';
import type { DemonstrationModel } from './models.js';
import { borrowerName } from './places.js';
import type { Inventory, LivedSite } from './year-of-life.js';

export interface LentBorrower { readonly id: string; readonly given_name: string; readonly family_name: string; readonly email: string | null; readonly phone: string | null }
export interface LentLoan { readonly id: string; readonly site_id: string; readonly person_id: string; readonly start: string; readonly due_at: string; readonly end: string | null; readonly renewals: number }
export interface LentPiece {
  readonly id: string; readonly loan_id: string; readonly person_id: string; readonly equipment_id: string; readonly start: string; readonly end: string | null; readonly due_at: string;
  readonly wear_out: Wear; readonly wear_in: Wear | null; readonly accessories: readonly { readonly label: string; readonly returned: boolean | null }[];
}
export interface DoneErasure { readonly id: string; readonly equipment_id: string; readonly operator_id: string; readonly method: ErasureMethod; readonly at: string }

export interface Lending {
  readonly borrowers: LentBorrower[];
  readonly loans: LentLoan[];
  readonly pieces: LentPiece[];
  readonly erasures: DoneErasure[];
}

/** How a loan of the demonstration went, in days before now: begun, due, given back, erased. */
interface Course { readonly begun: number; readonly due: number; readonly back: number | null; readonly erased: number | null }
const OPEN: Course = { begun: 2, due: -28, back: null, erased: null };
const DUE_TODAY: Course = { begun: 7, due: 0, back: null, erased: null };
const LATE: Course = { begun: 16, due: 5, back: null, erased: null };
const ERASED: Course = { begun: 12, due: 1, back: 4, erased: 3 };
const AWAITED: Course = { begun: 9, due: 1, back: 2, erased: null };

const DAY = 24 * 60 * 60 * 1000;

/** Loans of what lies in stock at the end of the year: one that lasts at every site, and beside it what else can become of one. */
export function lendToPublic(given: {
  readonly now: Date;
  readonly inventory: Inventory;
  readonly sites: readonly LivedSite[];
  readonly models: readonly (DemonstrationModel & { readonly id: string })[];
}): Lending {
  const lending: Lending = { borrowers: [], loans: [], pieces: [], erasures: [] };
  for (const [place, site] of given.sites.entries()) {
    const taken: string[] = [];
    // Those that began first come first: the fewest pieces have been free for so long.
    for (const [turn, course] of (place % 2 === 0 ? [LATE, ERASED, OPEN] : [LATE, AWAITED, DUE_TODAY, OPEN]).entries()) {
      const equipmentId = freePieces(given, site, course).find((id) => !taken.includes(id));
      if (!equipmentId) continue;
      taken.push(equipmentId);
      lend(lending, given.now, { site, equipmentId, course, withMail: (place + turn) % 3 === 0 });
    }
  }
  return lending;
}

/** Tablets and laptops that work and were in stock when the loan began; the last numbers first. */
function freePieces({ now, inventory, models }: Parameters<typeof lendToPublic>[0], site: LivedSite, { begun }: Course): string[] {
  const before = new Date(now.getTime() - (begun + 1) * DAY).toISOString();
  const lent = new Set(models.filter(({ category }) => category === 'tablet' || category === 'laptop').map(({ id }) => id));
  const busy = new Set(inventory.custodies.filter(({ end }) => end === null || end > before).map((custody) => custody.equipment_id));
  const amiss = new Set(inventory.conditions.filter(({ condition, end }) => condition !== 'working' && (end === null || end > before)).map((fact) => fact.equipment_id));
  const here = new Set(inventory.places.filter(({ site_id, end }) => site_id === site.id && end === null).map((fact) => fact.equipment_id));
  return inventory.equipment.filter(({ id, model_id }) => here.has(id) && lent.has(model_id) && !busy.has(id) && !amiss.has(id)).map(({ id }) => id).reverse();
}

function lend(
  lending: Lending, now: Date, { site, equipmentId, course, withMail }: { readonly site: LivedSite; readonly equipmentId: string; readonly course: Course; readonly withMail: boolean },
): void {
  const at = (daysAgo: number, hour: number): string => instantInParis(new Date(now.getTime() - daysAgo * DAY).toISOString().slice(0, 10), hour).toISOString();
  const [place, loanId, personId] = [lending.borrowers.length, uuidv7(), uuidv7()];
  const { givenName, familyName } = borrowerName(place);
  const contact = withMail
    ? { email: `usager${place + 1}@demo.test`, phone: null }
    // Numbers that are kept for fiction.
    : { email: null, phone: `+3363998${String(place).padStart(4, '0')}` };
  const [start, due_at, end] = [at(course.begun, 10), at(course.due, 18), course.back === null ? null : at(course.back, 15)];
  lending.borrowers.push({ id: personId, given_name: givenName, family_name: familyName, ...contact });
  lending.loans.push({ id: loanId, site_id: site.id, person_id: personId, start, due_at, end, renewals: 0 });
  lending.pieces.push({
    id: uuidv7(), loan_id: loanId, person_id: personId, equipment_id: equipmentId, start, end, due_at, wear_out: 'good', wear_in: end === null ? null : 'good',
    accessories: [{ label: 'Chargeur', returned: end === null ? null : true }, { label: 'Housse', returned: end === null ? null : place % 4 !== 2 }],
  });
  const [operator] = site.agentIds;
  if (course.erased !== null && operator) lending.erasures.push({ id: uuidv7(), equipment_id: equipmentId, operator_id: operator, method: 'factory-reset', at: at(course.erased, 11) });
}
