import { FIRST_PAGES, queryOf } from './lists.js';
import { alwaysThese, type Scenario } from './scenario.js';

export const list: Scenario = {
  name: 'list',
  title: 'list, filtered and sorted, first page',
  share: 0.6,
  prepare: async () => alwaysThese(FIRST_PAGES.map((request) => ({ method: 'GET', path: `/api/equipment?${queryOf(request)}` }))),
};
