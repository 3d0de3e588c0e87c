import { asOfList, asOfPerson, asOfPiece, asOfSite } from './as-of.js';
import { assign } from './assign.js';
import { detail } from './detail.js';
import { list } from './list.js';
import { deepPage, firstPage } from './pages.js';
import { search } from './search.js';
import type { Scenario } from './scenario.js';

/** In the order in which they are measured: what changes the inventory comes last. */
export const SCENARIOS: readonly Scenario[] = [list, firstPage, deepPage, search, detail, asOfList, asOfPiece, asOfPerson, asOfSite, assign];
