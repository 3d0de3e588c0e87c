import { sampleIds } from './samples.queries.js';
import { alwaysThese, type Scenario } from './scenario.js';

export const detail: Scenario = {
  name: 'detail',
  title: 'one piece',
  share: 0.5,
  prepare: async ({ pool }) => alwaysThese((await sampleIds(pool, 10_000)).map((id) => ({ method: 'GET', path: `/api/equipment/${id}` }))),
};
