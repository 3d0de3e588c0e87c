import type { EquipmentListRequest } from '@calanque/shared';

/** First pages as people ask for them: filtered and in another order than that of numbers. */
export const FIRST_PAGES: readonly EquipmentListRequest[] = [
  { category: ['laptop'], sort: '-purchasedOn' },
  { category: ['laptop', 'tablet'], state: ['in-stock'], sort: 'number' },
  { category: ['tablet'], state: ['in-service', 'on-loan'], sort: '-createdAt' },
  { category: ['wifi-point'], sort: 'warrantyEndsOn' },
];

/** One list of which both the first page and the one at row 50,000 are asked for. */
export const LONG_LIST: EquipmentListRequest = { category: ['laptop', 'tablet'], sort: 'number' };

/** The query string of a list, without what differs from page to page. */
export function queryOf(request: EquipmentListRequest): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) parameters.set(name, Array.isArray(value) ? value.join(',') : String(value));
  return parameters.toString();
}
