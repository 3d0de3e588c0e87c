import { permissionsOf, ROLES_OF_ALL_SITES, type Role, type SessionAnswer, type SessionUser } from '@calanque/shared';
import { requestTo } from '../../ui/testing/api';

export const VITROLLES = { id: '019abcde-0000-7000-8000-0000000000a1', name: 'Vitrolles' };
export const MARIGNANE = { id: '019abcde-0000-7000-8000-0000000000a2', name: 'Marignane' };

export const VISITOR: SessionAnswer = { user: null, permissions: [], sites: [], allSites: false, demonstration: false };

/** The session of somebody with this role; of Vitrolles, or of both sites for the roles of all sites. */
export function signedInAs(role: Role, user: Partial<SessionUser> = {}): SessionAnswer {
  const allSites = ROLES_OF_ALL_SITES.includes(role);
  return {
    user: { id: 'account-1', personId: 'person-1', givenName: 'Nadia', familyName: 'Benali', email: 'nadia@demo.test', role, ...user },
    permissions: [...permissionsOf(role)],
    sites: allSites ? [MARIGNANE, VITROLLES] : [VITROLLES],
    allSites,
    demonstration: false,
  };
}

/** Answers the question who is signed in. */
export function answerSession(answer: SessionAnswer): void {
  requestTo('GET', '/api/session').flush(answer);
}
