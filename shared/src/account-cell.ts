import type { AccountColumnKey } from './account-column.js';
import { ACCOUNT_STATE_LABEL } from './account-state.js';
import type { AccountAnswer } from './account.js';
import type { Cell } from './column.js';
import { ROLE_LABEL } from './permission.js';

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
