import type { BookingListRequest } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { sql, type Reader, type Sql } from '../database/sql.js';
import { isEndangered, isLive, isWhere, type BookingView } from './booking-row.queries.js';

/** The longest booking, for the index of the starts: one that meets a period begins at most so long before it. */
const LONGEST = sql`interval '366 days'`;

/** The ids of one page of the bookings of the scope. */
export function pageOfBookings(reader: Reader, scope: SiteScope, view: BookingView, request: BookingListRequest): Promise<IdPage> {
  const endangered = request.endangered !== null && request.endangered !== undefined;
  return pageOfIds(reader, {
    from: sql`booking b JOIN equipment_place p ON p.equipment_id = b.equipment_id AND upper_inf(p.period)${
      request.category || request.modelId ? sql` JOIN equipment e ON e.id = b.equipment_id` : sql``}${
      endangered ? sql` JOIN equipment_now n ON n.equipment_id = b.equipment_id` : sql``}`,
    conditions: conditionsOf(scope, view, request),
    id: { expression: sql`b.id`, type: 'uuid' },
    order: { keys: [{ expression: sql`lower(b.period)`, type: 'timestamptz' }], descending: request.sort === '-start' },
    request,
  });
}

function conditionsOf(scope: SiteScope, view: BookingView, request: BookingListRequest): Sql[] {
  const site = (covers: (siteId: Sql) => Sql): Sql => (request.status === 'live' ? covers(sql`p.site_id`) : isWhere(covers, view.now));
  const conditions = scope.isAll ? [] : [site((siteId) => scope.covers(siteId))];
  if (request.to) conditions.push(sql`lower(b.period) < ${request.to}::timestamptz`);
  if (request.from) conditions.push(sql`upper(b.period) > ${request.from}::timestamptz`, sql`lower(b.period) > ${request.from}::timestamptz - ${LONGEST}`);
  if (request.status === 'live') conditions.push(isLive(view.now), sql`lower(b.period) > ${view.now}::timestamptz - ${LONGEST}`);
  else if (request.status) conditions.push(sql`b.status = ${request.status}`);
  if (request.siteId) conditions.push(site((siteId) => sql`${siteId} = ${request.siteId}`));
  if (request.category) conditions.push(sql`e.category = ${request.category}`);
  if (request.modelId) conditions.push(sql`e.model_id = ${request.modelId}`);
  if (request.equipmentId) conditions.push(sql`b.equipment_id = ${request.equipmentId}`);
  if (request.personId) conditions.push(sql`b.person_id = ${request.personId}`);
  if (request.groupId) conditions.push(sql`b.group_id = ${request.groupId}`);
  if (request.mine) conditions.push(sql`(b.owner_id = ${view.readerId} OR b.person_id = ${view.readerId})`);
  if (request.endangered === true) conditions.push(isEndangered(view.now));
  if (request.endangered === false) conditions.push(sql`${isEndangered(view.now)} IS NOT TRUE`);
  return conditions;
}
