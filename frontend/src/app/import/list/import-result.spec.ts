import type { ImportState } from '@calanque/shared';
import { resultOf } from './import-result';

describe('what came of a file', () => {
  const counts = { accepted: 12_403, rejected: 22, ignored: 6, alreadyPresent: 1, different: 3 };
  const said = (state: ImportState, done = 0, total = 0) => resultOf({ state, counts, progress: { done, total } }).replace(/\s/g, ' ');

  it('is told with the words of the check, then with those of the report', () => {
    expect(said('checked')).toBe('12 403 à créer, 22 refusées, 3 différentes, 1 déjà présente');
    expect(said('done')).toBe('12 403 créées, 22 refusées, 3 différentes, 1 déjà présente');
  });

  it('leaves no number at the end of a line', () => {
    expect(resultOf({ state: 'done', counts, progress: { done: 0, total: 0 } })).toContain(', 22\u00a0refusées, 3\u00a0différentes');
  });

  it('is how far it is while it runs, never 100 % before the end', () => {
    expect(said('checking', 0, 0)).toBe('Préparation…');
    expect(said('checking', 212, 431)).toBe('Lignes vérifiées : 49 %');
    expect(said('importing', 430, 431)).toBe('Lignes enregistrées : 99 %');
  });

  it('is where it stopped, if it did', () => {
    expect(said('failed', 53, 100)).toBe('Arrêté à 53 %');
  });

  it('is nothing before the file was checked', () => {
    expect(said('uploaded')).toBe('');
  });
});
