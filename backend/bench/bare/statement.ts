import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { Reader } from '../../src/database/sql.js';

/** What a statement is run on: the pool, or the connection of a transaction. */
export type Runner = Pick<pg.Pool, 'query'>;

/** A statement of the product as it stands, prepared under a name; what differs from call to call has gaps in its values. */
export class BareStatement {
  private static made = 0;
  private readonly name = `bare-${++BareStatement.made}`;
  /** For each value the gap that it stands for, or -1 where it is always the same. */
  private readonly places: readonly number[];

  private constructor(private readonly text: string, private readonly values: readonly unknown[], gaps: readonly unknown[]) {
    this.places = values.map((value) => gaps.findIndex((gap) => isDeepStrictEqual(gap, value)));
  }

  /**
   * The statements that a query of the product sends.
   * @param gaps the values that stand, in that call, for those of later calls
   * @param answers the rows that each is answered with, none where not said
   */
  static async of(query: (reader: Reader) => Promise<unknown>, gaps: readonly unknown[], answers: readonly object[][] = []): Promise<BareStatement[]> {
    const statements: BareStatement[] = [];
    await query({
      rows: <Row extends object>(statement: { compile(): { text: string; values: unknown[] } }) => {
        const { text, values } = statement.compile();
        return Promise.resolve((answers[statements.push(new BareStatement(text, values, gaps)) - 1] ?? []) as Row[]);
      },
    });
    return statements;
  }

  /** The one statement of a query that sends one. */
  static async one(query: (reader: Reader) => Promise<unknown>, gaps: readonly unknown[]): Promise<BareStatement> {
    const [statement, ...others] = await BareStatement.of(query, gaps);
    if (statement === undefined || others.length > 0) throw new Error('the query does not send one statement');
    return statement;
  }

  /** @param given in the order of the gaps */
  async rows<Row extends pg.QueryResultRow>(runner: Runner, given: readonly unknown[] = []): Promise<Row[]> {
    const values = this.values.map((value, index) => {
      const place = this.places[index] ?? -1;
      return place < 0 ? value : given[place];
    });
    const { rows } = await runner.query<Row>({ name: this.name, text: this.text, values });
    return rows;
  }
}
