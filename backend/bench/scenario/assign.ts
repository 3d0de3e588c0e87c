import { v7 as uuid } from 'uuid';
import { samplePiecesToAssign } from './samples.queries.js';
import { SIDES, type Scenario } from './scenario.js';

/** A round is used up before its time: a piece can be assigned once. */
const EACH_ROUND = 600;

export const assign: Scenario = {
  name: 'assign',
  title: 'assign a piece to a person',
  share: null,
  prepare: async ({ pool }, rounds) => {
    const pairs = await samplePiecesToAssign(pool, rounds * SIDES.length * EACH_ROUND);
    return (side, round) => {
      const start = (round * SIDES.length + SIDES.indexOf(side)) * EACH_ROUND;
      const exchanges = pairs.slice(start, start + EACH_ROUND).map((pair) => ({
        method: 'POST' as const, path: '/api/custodies', body: JSON.stringify({ id: uuid(), kind: 'assignment', ...pair }),
      }));
      return { exchanges, again: false };
    };
  },
};
