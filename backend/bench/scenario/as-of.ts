import { samplePastQuestions } from './samples.queries.js';
import { alwaysThese, type Scenario } from './scenario.js';

/** Of each kind. */
const QUESTIONS = 1000;

const scenario = (name: string, title: string, pathOf: (question: { site: string; piece: string; person: string; day: string }) => string): Scenario => ({
  name,
  title,
  share: null,
  prepare: async ({ pool }) => alwaysThese((await samplePastQuestions(pool, QUESTIONS)).map((question) => ({ method: 'GET', path: pathOf(question) }))),
});

/** Days from all over the past of the inventory, asked of a site, its list, a piece and a person. */
export const asOfSite = scenario('as-of-site', 'the figures of a site on a past day', ({ site, day }) => `/api/sites/${site}?asOf=${day}`);
export const asOfList = scenario('as-of-list', 'a site’s list on a past day', ({ site, day }) => `/api/equipment?siteId=${site}&sort=number&asOf=${day}`);
export const asOfPiece = scenario('as-of-piece', 'one piece on a past day', ({ piece, day }) => `/api/equipment/${piece}?asOf=${day}`);
export const asOfPerson = scenario('as-of-person', 'what a person held on a past day', ({ person, day }) => `/api/persons/${person}/holdings?asOf=${day}`);
