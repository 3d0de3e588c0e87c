import type { LoanTerms, LoanTermsList, ProblemAnswer } from '@calanque/shared';
import { useTestApp } from '../testing/test-app.js';
import { usualDueAt } from './usual-due-at.js';

describe('The terms of loans', () => {
  const app = useTestApp();

  const terms = (more: object = {}) => ({ days: 14, maxRenewals: 3, replacementCents: 25_000, accessories: [{ label: 'Chargeur' }, { label: 'Stylet' }], ...more });

  it('are those of each category, read by everybody and changed by the administrator', async () => {
    const administrator = await app().signedInAs('administrator');
    const all = async () => ((await (await app().signedInAs('direction')).get('/api/loan-terms').expect(200)).body as LoanTermsList).items;
    expect((await all()).map(({ category, days, maxRenewals }) => [category, days, maxRenewals]))
      .toEqual([['wifi-point', 30, 2], ['laptop', 30, 2], ['tablet', 30, 2], ['accessory', 30, 2]]);
    const changed = (await administrator.put('/api/loan-terms/tablet', terms(), 1).expect(200)).body as LoanTerms;
    expect(changed).toEqual({ category: 'tablet', version: 2, days: 14, maxRenewals: 3, replacementCents: 25_000, accessories: [{ label: 'Chargeur' }, { label: 'Stylet' }] });
    expect((await all()).find(({ category }) => category === 'tablet')).toEqual(changed);
    const stale = (await administrator.put('/api/loan-terms/tablet', terms({ days: 15 }), 1).expect(412)).body as ProblemAnswer;
    expect(stale.current).toEqual(changed);
    await (await app().signedInAs('technician')).put('/api/loan-terms/tablet', terms(), 2).expect(403);
  });

  it('make sense', async () => {
    const administrator = await app().signedInAs('administrator');
    for (const wrong of [{ days: 0 }, { days: 731 }, { maxRenewals: -1 }, { accessories: [{ label: 'Étui' }, { label: 'Étui' }] }]) {
      await administrator.put('/api/loan-terms/laptop', terms(wrong), 1).expect(400);
    }
    await administrator.put('/api/loan-terms/drone', terms(), 1).expect(400);
  });

  it('say when a loan usually ends: at six in the evening in Paris, in summer as in winter', () => {
    const of = (category: 'tablet' | 'laptop', days: number) => ({ category, days });
    const both = [of('tablet', 30), of('laptop', 7)];
    expect(usualDueAt(both, ['tablet'], new Date('2026-03-10T09:00:00Z')).toISOString()).toBe('2026-04-09T16:00:00.000Z');
    expect(usualDueAt(both, ['tablet', 'laptop'], new Date('2026-03-10T09:00:00Z')).toISOString()).toBe('2026-03-17T17:00:00.000Z');
    expect(usualDueAt(both, ['laptop'], new Date('2026-10-22T23:30:00Z')).toISOString()).toBe('2026-10-30T17:00:00.000Z');
  });
});
