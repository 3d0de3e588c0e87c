import type { PersonAnswer, PersonColumnKey } from '@calanque/shared';
import type { Cell } from '../spreadsheet/index.js';

/** What each column of the list of agents holds of one. */
export const AGENT_CELLS: Readonly<Record<PersonColumnKey, (agent: PersonAnswer) => Cell | undefined>> = {
  familyName: ({ familyName }) => familyName,
  givenName: ({ givenName }) => givenName,
  service: ({ service }) => service,
  email: ({ email }) => email,
  site: ({ site }) => site?.name,
  leftOn: ({ leftOn }) => leftOn,
  heldCount: ({ heldCount }) => heldCount,
};
