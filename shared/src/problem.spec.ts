import { PROBLEMS, type ProblemParameters } from './problem.js';

const SOMETHING: ProblemParameters = {
  count: 2, name: 'Accueil', delay: '5 secondes', requestId: 'r', rule: 'La règle.', day: 'Lundi', label: 'IMEI', number: 'MDS13-000187', site: 'Vitrolles',
  holder: 'Nadia Lavande', since: '1er mars 2026', state: 'perdu', from: 'Volé', to: 'Perdu', limit: '1er mars 2026', refused: 1, total: 3, what: 'Dites qui.', line: 3, most: 50, max: 50, outcome: 'Reçu', labels: '« Modèle »', index: 4, value: 'Toulon',
  next: 'le 3 décembre à 9:00', weeks: 'le 8 décembre', holding: 'en réparation', until: '4 décembre 2026', period: 'le 3 décembre', who: 'Léo', coming: 'cet atelier',
};

describe('A refusal', () => {
  for (const [code, kind] of Object.entries(PROBLEMS)) {
    it(`${code} is a whole French sentence with a status`, () => {
      const sentence = kind.sentence(SOMETHING);
      expect(sentence).toMatch(/^[A-ZÀÉ«\d].*[.!?]$/);
      expect(sentence).not.toMatch(/undefined|null|\{|\}|\$/);
      expect(kind.status).toBeGreaterThanOrEqual(400);
    });
  }

  it('says no more than the caller may know', () => {
    expect(PROBLEMS['serial-taken'].sentence({})).toBe('Ce numéro de série est déjà celui d’un autre matériel de la même marque.');
    expect(PROBLEMS['equipment-already-held'].sentence({})).toBe('Ce matériel est déjà détenu. Enregistrez d’abord son retour.');
  });
});
