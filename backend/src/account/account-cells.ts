import { ACCOUNT_STATE_LABEL, ROLE_LABEL, type AccountAnswer, type AccountColumnKey } from '@calanque/shared';
import type { Cell } from '../spreadsheet/index.js';

/** What each column of the list of accounts holds of one. */
export const ACCOUNT_CELLS: Readonly<Record<AccountColumnKey, (account: AccountAnswer) => Cell | undefined>> = {
  familyName: ({ familyName }) => familyName,
  givenName: ({ givenName }) => givenName,
  email: ({ email }) => email,
  role: ({ role }) => ROLE_LABEL[role],
  state: ({ state }) => ACCOUNT_STATE_LABEL[state],
  sites: ({ sites }) => sites.map(({ name }) => name).join(' | '),
  endsOn: ({ endsOn }) => endsOn,
  lastSignInAt: ({ lastSignInAt }) => lastSignInAt,
  createdAt: ({ createdAt }) => createdAt,
};
