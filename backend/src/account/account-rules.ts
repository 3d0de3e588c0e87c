import { ROLES_OF_ALL_SITES, type AccountChange } from '@calanque/shared';
import { violatedConstraint } from '../database/violation.js';
import { Refusal } from '../refusal/refusal.js';

/** What the role asks of the account. @throws Refusal `sites-required`, `end-required` */
export function requireFieldsOfRole({ role, siteIds, endsOn }: AccountChange): void {
  if (!ROLES_OF_ALL_SITES.includes(role) && siteIds.length === 0) throw new Refusal('sites-required', {}, { field: 'siteIds' });
  if (role === 'mediator' && !endsOn) throw new Refusal('end-required', {}, { field: 'endsOn' });
}

/** Says of the list of sites what PostgreSQL says of the person who gets the first of them. @throws Refusal `site-unknown` */
export async function writingSites<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) !== 'person_site_fk') throw error;
    throw new Refusal('site-unknown', {}, { field: 'siteIds' });
  }
}
