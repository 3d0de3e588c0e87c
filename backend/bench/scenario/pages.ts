import { PAGE_LIMIT_MAX } from '@calanque/shared';
import type { ProductClient } from '../../src/testing/product-client.js';
import { LONG_LIST, queryOf } from './lists.js';
import { alwaysThese, type Scenario } from './scenario.js';

const DEEP_ROW = 50_000;

export const firstPage: Scenario = {
  name: 'first-page',
  title: 'long list, first page',
  share: 0.6,
  prepare: async () => alwaysThese([{ method: 'GET', path: `/api/equipment?${queryOf(LONG_LIST)}` }]),
};

export const deepPage: Scenario = {
  name: 'deep-page',
  title: 'the same list, page at row 50,000',
  share: 0.6,
  prepare: async ({ client }) => alwaysThese([{ method: 'GET', path: `/api/equipment?${queryOf(LONG_LIST)}&cursor=${await cursorAt(client, DEEP_ROW)}` }]),
};

/** Walks there as a person would who went on and on. */
async function cursorAt(client: ProductClient, row: number): Promise<string> {
  let cursor: string | null = null;
  for (let passed = 0; passed < row; passed += PAGE_LIMIT_MAX) {
    const after: string = cursor === null ? '' : `&cursor=${cursor}`;
    const answer = await client.request('GET', `/api/equipment?${queryOf(LONG_LIST)}&limit=${PAGE_LIMIT_MAX}${after}`);
    const page = (await answer.json()) as { next: string | null };
    if (page.next === null) throw new Error(`the list ends before row ${row}`);
    cursor = page.next;
  }
  return cursor ?? '';
}
