import type { AccountAnswer, AccountWithLink } from '@calanque/shared';
import { VITROLLES } from '../../session/testing/session-answers';

export const INES_ID = '019abcde-0000-7000-8000-0000000000d1';

export const account = (more: Partial<AccountAnswer> = {}): AccountAnswer => ({
  id: INES_ID, version: 6, personId: '019abcde-0000-7000-8000-0000000000d2', email: 'ines@demo.test', givenName: 'Inès', familyName: 'Garrigue', role: 'mediator',
  state: 'active', sites: [VITROLLES], endsOn: '2027-01-31', lastSignInAt: '2026-11-20T08:30:00Z', createdAt: '2026-09-01T08:00:00Z', ...more,
});

export const withLink = (more: Partial<AccountAnswer> = {}): AccountWithLink => ({
  account: account({ state: 'invited', ...more }),
  link: { url: 'https://calanque.test/lien#abc', expiresAt: '2026-12-01T09:00:00Z' },
  byMail: false,
});
