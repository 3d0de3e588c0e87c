/** A piece of SQL with the values of its parameters; made by the tag `sql`, never from text alone. */
export class Sql {
  constructor(
    private readonly strings: readonly string[],
    private readonly parts: readonly unknown[],
  ) {}

  /** The statement as PostgreSQL takes it: `$1`, `$2` … and their values. */
  compile(values: unknown[] = []): { text: string; values: unknown[] } {
    let text = this.strings[0] ?? '';
    this.parts.forEach((part, place) => {
      if (part instanceof Sql) {
        text += part.compile(values).text;
      } else {
        values.push(part);
        text += `$${values.length}`;
      }
      text += this.strings[place + 1] ?? '';
    });
    return { text, values };
  }
}

/** SQL whose `${…}` become parameters, or are put in where they are SQL themselves. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Sql {
  return new Sql(strings, parts);
}

/** The pieces one after another, with `separator` between them. */
export function joinSql(pieces: readonly Sql[], separator: ' AND ' | ' OR ' | ' UNION ' | ' UNION ALL ' | ', '): Sql {
  if (pieces.length === 0) return sql``;
  return new Sql(['', ...pieces.slice(1).map(() => separator), ''], pieces);
}

/** All of the conditions; true when there is none. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`TRUE` : joinSql(conditions, ' AND ');
}

/** What a closed list of the contract is made of. */
const CLOSED_WORD = /^[a-z0-9.-]+$/;

/**
 * An array of words from a closed list, written into the statement itself: PostgreSQL then knows how frequent they are,
 * also where it keeps one plan for every call.
 */
export function listed(words: readonly string[]): Sql {
  if (!words.every((word) => CLOSED_WORD.test(word))) throw new RangeError('not words of a closed list');
  return new Sql([`ARRAY[${words.map((word) => `'${word}'`).join(',')}]::text[]`], []);
}

/** A whole number, written into the statement itself, for what PostgreSQL plans by: a `LIMIT` above all. */
export function wholeNumber(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number');
  return new Sql([String(value)], []);
}

/** Where pages read: the connection pool, or the transaction that is open. */
export interface Reader {
  /**
   * Runs one statement. A `name` lets PostgreSQL keep its plan on the connection: for hot statements of few texts, of which
   * one plan is good whatever the values.
   */
  rows<Row extends object>(statement: Sql, name?: string): Promise<Row[]>;
}

/** The one row of a statement, or null. */
export async function oneRow<Row extends object>(reader: Reader, statement: Sql, name?: string): Promise<Row | null> {
  const [row] = await reader.rows<Row>(statement, name);
  return row ?? null;
}
