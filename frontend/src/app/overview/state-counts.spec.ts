import type { EquipmentCount, SiteOverview } from '@calanque/shared';
import { comparisonFinding, stockFinding } from './findings';
import { byState, categoriesIn, countOf, stateLabel, together } from './state-counts';

const count = (category: EquipmentCount['category'], state: EquipmentCount['state'], number: number): EquipmentCount => ({ category, state, count: number });
const site = (name: string, counts: EquipmentCount[]): SiteOverview => ({ site: { id: name, name }, total: countOf(counts), counts });

describe('the counts of a stock', () => {
  const counts = [count('tablet', 'broken', 2), count('laptop', 'in-service', 5), count('tablet', 'in-service', 3)];

  it('are summed by state, from what serves to what is gone', () => {
    expect(byState(counts)).toEqual([{ state: 'in-service', count: 8 }, { state: 'broken', count: 2 }]);
  });

  it('name the categories that occur, in the usual order', () => {
    expect(categoriesIn(counts)).toEqual(['laptop', 'tablet']);
  });

  it('of several sites become one', () => {
    const all = together([site('Arles', [count('tablet', 'broken', 1)]), site('Istres', [count('tablet', 'broken', 2)])]);
    expect(all).toEqual([count('tablet', 'broken', 3)]);
  });

  it('agree with their words', () => {
    expect(stateLabel('lost', 1)).toBe('Perdu');
    expect(stateLabel('lost', 10)).toBe('Perdus');
    expect(stateLabel('in-service', 10)).toBe('En service');
  });
});

describe('the finding of a stock', () => {
  it('says how much is usable', () => {
    expect(stockFinding([count('tablet', 'in-service', 26), count('tablet', 'in-repair', 3)])).toBe('26 matériels sur 29 sont utilisables');
    expect(stockFinding([count('tablet', 'in-service', 1), count('tablet', 'lost', 1)])).toBe('1 matériel sur 2 est utilisable');
    expect(stockFinding([count('tablet', 'in-service', 2)])).toBe('Les 2 matériels sont utilisables');
    expect(stockFinding([count('tablet', 'lost', 2)])).toBe('Aucun matériel n’est utilisable');
    expect(stockFinding([])).toBe('Aucun matériel pour le moment');
  });
});

describe('the finding of a comparison', () => {
  it('names the site with the greatest share out of use', () => {
    const sites = [
      site('Arles', [count('tablet', 'in-service', 90), count('tablet', 'broken', 10)]),
      site('Istres', [count('tablet', 'in-service', 8), count('tablet', 'lost', 2)]),
      site('Vide', []),
    ];
    expect(comparisonFinding(sites)).toBe('Istres a le plus de matériel hors d’usage : 2 pièces sur 10');
  });

  it('says when nothing is out of use, and when nothing is there', () => {
    expect(comparisonFinding([site('Arles', [count('tablet', 'in-stock', 4)])])).toBe('Tout le matériel est utilisable, dans toutes les MDS');
    expect(comparisonFinding([site('Arles', [])])).toBe('Aucune MDS n’a encore de matériel');
  });
});
