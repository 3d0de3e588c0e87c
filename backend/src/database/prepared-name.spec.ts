import { preparedName } from './prepared-name.js';
import { listed, sql, wholeNumber } from './sql.js';

describe('A statement that is prepared', () => {
  it('has one name for each of its texts', () => {
    const first = preparedName('two-texts', 'SELECT 1');
    expect(preparedName('two-texts', 'SELECT 2')).not.toBe(first);
    expect(preparedName('two-texts', 'SELECT 1')).toBe(first);
  });

  it('is prepared no more under a name that has had very many texts, and still is under another', () => {
    const names = Array.from({ length: 60 }, (_, n) => preparedName('many-texts', `SELECT ${n}`));
    expect(names.filter((name) => name !== undefined).length).toBe(50);
    expect(preparedName('many-texts', 'SELECT 0')).toBe(names[0]);
    expect(preparedName('few-texts', 'SELECT 0')).toBeDefined();
  });
});

describe('What is written into a statement itself', () => {
  it('is words of a closed list and whole numbers', () => {
    expect(sql`state = ANY(${listed(['in-stock', 'written-off'])}) LIMIT ${wholeNumber(51)}`.compile())
      .toEqual({ text: `state = ANY(ARRAY['in-stock','written-off']::text[]) LIMIT 51`, values: [] });
    expect(listed([]).compile().text).toBe('ARRAY[]::text[]');
  });

  it('is never what somebody typed', () => {
    expect(() => listed([`x', 'y`])).toThrowError(RangeError);
    expect(() => wholeNumber(1.5)).toThrowError(RangeError);
  });
});
