import { plain, slipsBetween, wordsOf, wordsToFind } from './plain-words.js';
import { FIT, Wording } from './word-fit.js';

describe('Words that are looked for', () => {
  it('are plain: no accents, no capitals, no ligatures', () => {
    expect(plain('ÉVENOS, Cœur d’Hérault')).toBe('evenos, coeur d’herault');
  });

  it('end where a hyphen or an apostrophe stands', () => {
    expect(wordsOf('Port-Saint-Louis, salle d’attente')).toEqual(['port', 'saint', 'louis', 'salle', 'd', 'attente']);
  });

  it('leave out those that only join others, unless there is nothing else', () => {
    expect(wordsToFind('la tablette de l’accueil à Vitrolles')).toEqual(['tablette', 'accueil', 'vitrolles']);
    expect(wordsToFind('la')).toEqual(['la']);
  });

  it('are six at most, each once', () => {
    expect(wordsToFind('un deux trois un quatre cinq six sept huit')).toEqual(['un', 'deux', 'trois', 'quatre', 'cinq', 'six']);
    expect(wordsToFind('%_\\"\'🐙')).toEqual([]);
  });
});

describe('Slips of the keyboard between two words', () => {
  it('are one for a letter missing, too many, another, or two exchanged', () => {
    for (const [typed, meant] of [['galxy', 'galaxy'], ['gallaxy', 'galaxy'], ['galaxi', 'galaxy'], ['glaaxy', 'galaxy'], ['aglaxy', 'galaxy'], ['dlel', 'dell']] as const) {
      expect(slipsBetween(typed, meant, 2)).withContext(typed).toBe(1);
    }
  });

  it('are counted no further than asked', () => {
    expect(slipsBetween('galaxy', 'galaxy', 1)).toBe(0);
    expect(slipsBetween('latitude', 'galaxy', 2)).toBe(3);
    expect(slipsBetween('abcdef', 'ghijkl', 2)).toBe(3);
  });
});

describe('How a word stands in a text', () => {
  const model = new Wording('Samsung Galaxy Tab A8 SM-X200');

  it('is whole, a beginning, inside, misspelt, or not at all', () => {
    expect(model.fitOf('galaxy')).toBe(FIT.whole);
    expect(model.fitOf('gal')).toBe(FIT.beginning);
    expect(model.fitOf('axy')).toBe(FIT.inside);
    expect(model.fitOf('galxy')).toBe(FIT.misspelt);
    expect(model.fitOf('latitude')).toBe(FIT.absent);
  });

  it('is inside for a reference without its hyphen, not for letters across two words', () => {
    expect(model.fitOf('smx200')).toBe(FIT.inside);
    expect(model.fitOf('unggal')).toBe(FIT.absent);
    expect(new Wording('Lenovo ThinkPad T14').holdsTogether(['t', '14'])).toBeTrue();
  });

  it('forgives in what is not written to its end', () => {
    expect(new Wording('Vitrolles').fitOf('vitrole')).toBe(FIT.misspelt);
    expect(new Wording('Port-Saint-Louis-du-Rhône').fitOf('rohne')).toBe(FIT.misspelt);
  });

  it('forgives no figure and no short word', () => {
    expect(new Wording('Dell Latitude 5430').fitOf('5420')).toBe(FIT.absent);
    expect(new Wording('HP').fitOf('hpp')).toBe(FIT.absent);
    expect(new Wording('Léa').fitOf('lea')).toBe(FIT.whole);
    expect(new Wording('Léo').fitOf('lea')).toBe(FIT.absent);
  });
});
