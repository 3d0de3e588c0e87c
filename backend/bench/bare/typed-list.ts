import type { EquipmentListRequest } from '@calanque/shared';
import type pg from 'pg';
import { SiteScope } from '../../src/access/index.js';
import { markOf } from '../../src/database/keyset.queries.js';
import { pageOfEquipment } from '../../src/equipment/equipment.queries.js';
import type { BareHandler } from './bare-server.js';
import { pages } from './list.js';
import { BareStatement } from './statement.js';

/** `GET /api/equipment?q=…`: the models of the words, the ids, the columns. */
export async function typedList(pool: pg.Pool): Promise<BareHandler> {
  const pageOf = await pages(pool);
  const ways = [await prepare(['one']), await prepare(['one', 'two'])];

  return async ({ path, query }) => {
    const typed = query.get('q');
    if (path !== '/api/equipment' || typed === null || query.size > 1) return null;
    const request: EquipmentListRequest = { q: typed };
    const words = typed.split(' ');
    const way = ways[words.length - 1];
    if (way === undefined) return null;
    const models = (await way.models.rows<{ id: string }>(pool, [typed, ...words])).map(({ id }) => id);
    const rows = models.length === 0 ? await way.withoutModels.rows<Record<string, string>>(pool, [typed]) : await way.withModels.rows<Record<string, string>>(pool, [typed, models]);
    return { status: 200, answer: await pageOf(markOf(request), rows) };
  };
}

/** The statements for so many words. */
async function prepare(words: readonly string[]): Promise<Record<'models' | 'withModels' | 'withoutModels', BareStatement>> {
  const typed = words.join(' ');
  const ask = (models: readonly string[], gaps: readonly unknown[]) =>
    BareStatement.of((reader) => pageOfEquipment(reader, SiteScope.all, { q: typed }), gaps, [models.map((id) => ({ id }))]);
  const [models] = await ask([], [typed, ...words]);
  const [, withoutModels] = await ask([], [typed]);
  const [, withModels] = await ask(['a model'], [typed, ['a model']]);
  if (!models || !withoutModels || !withModels) throw new Error('the query does not ask for the models first');
  return { models, withModels, withoutModels };
}
