import type { LoanListRequest } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { pageOfIds, type IdPage, type SortOrder } from '../database/keyset.queries.js';
import { allOf, oneRow, sql, type Reader, type Sql } from '../database/sql.js';
import { wordConditions } from '../database/words.queries.js';
import { AWAITS_ERASURE } from './loan.queries.js';
import { beginningOf } from './paris-day.queries.js';
import { REMINDER_FAILURE } from './reminder.queries.js';

const BY_DUE = [{ expression: sql`l.due_at`, type: 'timestamptz' }] as const;
const BY_START = [{ expression: sql`l.start_at`, type: 'timestamptz' }] as const;
const ORDERS: Readonly<Record<NonNullable<LoanListRequest['sort']>, SortOrder>> = {
  dueAt: { keys: BY_DUE, descending: false },
  '-dueAt': { keys: BY_DUE, descending: true },
  start: { keys: BY_START, descending: false },
  '-start': { keys: BY_START, descending: true },
};

/** When loans are asked for, and whether their borrowers can be written to. */
export interface LoanDay {
  /** `YYYY-MM-DD` in Paris. */
  readonly today: string;
  /** Whether mails go anywhere. */
  readonly mailsGo: boolean;
}

/** Late is what was due on an earlier day. */
const isOverdue = (today: string): Sql => sql`(l.returned_at IS NULL AND l.due_at < ${beginningOf(today)})`;
/** Late, of a borrower `b` whom no mail reaches. */
const isToCall = ({ today, mailsGo }: LoanDay): Sql => sql`(${isOverdue(today)} AND ${mailsGo ? sql`(b.email IS NULL OR ${REMINDER_FAILURE} <> 'outdated')` : sql`TRUE`})`;
const IS_DISPUTED = sql`(l.disputed_at IS NOT NULL AND l.dispute_closed_at IS NULL)`;

/** The ids of one page of the loans of the scope. */
export function pageOfLoans(reader: Reader, scope: SiteScope, request: LoanListRequest, day: LoanDay): Promise<IdPage> {
  return pageOfIds(reader, {
    from: sql`loan l`, conditions: [scope.covers(sql`l.site_id`), ...conditionsOf(request, day)], id: { expression: sql`l.id`, type: 'uuid' },
    order: ORDERS[request.sort ?? (request.state === 'returned' ? '-start' : 'dueAt')], request,
  });
}

function conditionsOf(request: LoanListRequest, day: LoanDay): Sql[] {
  const { today } = day;
  const { q, state, siteId, borrowerId, equipmentId, toCall, disputed, toErase } = request;
  return [
    ...(q ? [isAbout(q)] : []),
    ...(state === 'overdue' ? [isOverdue(today)] : []),
    ...(state === 'open' ? [sql`l.returned_at IS NULL AND l.due_at >= ${beginningOf(today)}`] : []),
    ...(state === 'returned' ? [sql`l.returned_at IS NOT NULL`] : []),
    ...(siteId ? [sql`l.site_id = ${siteId}`] : []),
    ...(borrowerId ? [sql`l.person_id = ${borrowerId}`] : []),
    ...(equipmentId ? [sql`l.id IN (SELECT c.loan_id FROM custody c WHERE c.equipment_id = ${equipmentId} AND c.loan_id IS NOT NULL)`] : []),
    ...(toCall ? [sql`EXISTS (SELECT FROM person b WHERE b.id = l.person_id AND ${isToCall(day)})`] : []),
    ...(disputed ? [IS_DISPUTED] : []),
    ...(toErase ? [sql`l.id IN (
      SELECT c.loan_id FROM custody c JOIN equipment e ON e.id = c.equipment_id JOIN equipment_now n ON n.equipment_id = e.id
       WHERE c.loan_id IS NOT NULL AND ${AWAITS_ERASURE})`] : []),
  ];
}

/** The borrower's name holds every word, or a piece has the number. */
function isAbout(q: string): Sql {
  const named = allOf([sql`b.kind = 'borrower'`, sql`b.erased_at IS NULL`, ...wordConditions(sql`plain(b.given_name || ' ' || b.family_name)`, q)]);
  return sql`(l.person_id IN (SELECT b.id FROM person b WHERE ${named})
    OR l.id IN (SELECT c.loan_id FROM custody c JOIN equipment e ON e.id = c.equipment_id
                 WHERE c.loan_id IS NOT NULL AND search_key(${q}) <> '' AND search_key(e.number) LIKE '%' || search_key(${q})))`;
}

/** What is due today, late, and to be called at the sites of the scope, or at one of them. @param tomorrow the day after, in Paris */
export async function countLoans(
  reader: Reader, scope: SiteScope, siteId: string | null, day: LoanDay, tomorrow: string,
): Promise<{ readonly dueToday: number; readonly overdue: number; readonly toCall: number }> {
  const { today } = day;
  const row = await oneRow<{ due_today: number; overdue: number; to_call: number }>(reader, sql`
    SELECT count(*) FILTER (WHERE NOT ${isOverdue(today)})::integer AS due_today,
           count(*) FILTER (WHERE ${isOverdue(today)})::integer AS overdue,
           count(*) FILTER (WHERE ${isToCall(day)})::integer AS to_call
      FROM loan l JOIN person b ON b.id = l.person_id
     WHERE l.returned_at IS NULL AND l.due_at < ${beginningOf(tomorrow)} AND ${scope.covers(sql`l.site_id`)}
       AND (${siteId}::uuid IS NULL OR l.site_id = ${siteId})`);
  return { dueToday: row?.due_today ?? 0, overdue: row?.overdue ?? 0, toCall: row?.to_call ?? 0 };
}
