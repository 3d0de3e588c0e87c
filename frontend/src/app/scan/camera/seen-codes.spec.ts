import { SeenCodes } from './seen-codes';

describe('SeenCodes', () => {
  it('counts a code once while it stays in the picture, and again after it was away', () => {
    const seen = new SeenCodes();
    expect(seen.newAmong(['A', 'A', 'B'], 0)).toEqual(['A', 'B']);
    expect(seen.newAmong(['A'], 1000)).toEqual([]);
    expect(seen.newAmong(['A', 'B'], 2000)).toEqual(['B']);
    expect(seen.newAmong(['A'], 3600)).toEqual(['A']);
  });
});
