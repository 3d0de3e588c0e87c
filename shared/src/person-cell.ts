import type { Cell } from './column.js';
import type { PersonColumnKey } from './person-column.js';
import type { PersonAnswer } from './person.js';

/** What each column of the list of agents holds of one. */
export const PERSON_CELLS: Readonly<Record<PersonColumnKey, (agent: PersonAnswer) => Cell | undefined>> = {
  familyName: ({ familyName }) => familyName,
  givenName: ({ givenName }) => givenName,
  service: ({ service }) => service,
  email: ({ email }) => email,
  site: ({ site }) => site?.name,
  leftOn: ({ leftOn }) => leftOn,
  heldCount: ({ heldCount }) => heldCount,
};
