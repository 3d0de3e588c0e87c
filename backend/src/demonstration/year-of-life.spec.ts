import { normalizeImei } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import { DEMONSTRATION_MODELS } from './models.js';
import { yearOfLife, type LivedSite } from './year-of-life.js';

describe('A year of life', () => {
  const now = new Date('2026-11-24T10:00:00Z');
  const sites: LivedSite[] = Array.from({ length: 12 }, (_, place) => ({
    id: uuid(), name: `Site ${place}`, roomIds: [uuid(), uuid()], agentIds: [uuid(), uuid(), uuid()],
  }));
  const models = DEMONSTRATION_MODELS.map((model) => ({ ...model, id: uuid() }));
  const lived = yearOfLife({ now, count: 400, seed: 1, sites, models });
  const ofEach = <Fact extends { equipment_id: string; start: string; end: string | null }>(facts: Fact[]) =>
    lived.equipment.map((piece) => facts.filter((fact) => fact.equipment_id === piece.id).sort((a, b) => a.start.localeCompare(b.start)));

  it('has as many pieces as asked, at every site and of every category', () => {
    expect(lived.equipment.length).toBe(400);
    expect(new Set(lived.places.map((place) => place.site_id)).size).toBe(12);
    const categories = lived.equipment.map((piece) => models.find((model) => model.id === piece.model_id)?.category);
    expect(new Set(categories)).toEqual(new Set(['laptop', 'tablet', 'wifi-point', 'accessory']));
  });

  it('keeps places and conditions without gap, and the last one open', () => {
    for (const facts of [...ofEach(lived.places), ...ofEach(lived.conditions)]) {
      facts.slice(1).forEach((fact, place) => expect(fact.start).toBe(facts[place]?.end as string));
      expect(facts.at(-1)?.end).toBeNull();
    }
  });

  it('lets nobody hold what another holds, and nothing lie ahead', () => {
    for (const custodies of ofEach(lived.custodies)) {
      custodies.slice(1).forEach((custody, place) => expect(custody.start >= (custodies[place]?.end ?? 'z')).toBeTrue());
      for (const custody of custodies) {
        expect(custody.end === null || custody.end > custody.start).toBeTrue();
        expect(custody.start <= now.toISOString() && (custody.end ?? '') <= now.toISOString()).toBeTrue();
      }
    }
  });

  it('has something of everything that a home page shows', () => {
    const open = lived.custodies.filter((custody) => custody.end === null).map((custody) => custody.kind);
    const amiss = lived.conditions.filter((condition) => condition.end === null).map((condition) => condition.condition);
    expect(open).toContain('assignment');
    expect(open).toContain('installed');
    expect(open).toContain('repair');
    expect(amiss).toContain('broken');
    expect(open.length).toBeLessThan(lived.equipment.length);
  });

  it('gives serials, MACs and IMEIs once, and right ones', () => {
    for (const key of ['serial', 'mac', 'imei'] as const) {
      const given = lived.equipment.map((piece) => piece[key]).filter((value) => value !== null);
      expect(new Set(given).size).withContext(key).toBe(given.length);
    }
    for (const { imei } of lived.equipment) expect(imei === null || normalizeImei(imei) === imei).toBeTrue();
  });
});
