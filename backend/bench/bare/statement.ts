import type pg from 'pg';
import type { Reader } from '../../src/database/sql.js';

/** What a statement is run on: the pool, or the connection of a transaction. */
export type Runner = Pick<pg.Pool, 'query'>;

/** A statement of the product as it stands, prepared under a name; what differs from call to call has gaps in its values. */
export class BareStatement {
  private static made = 0;
  private readonly name = `bare-${++BareStatement.made}`;

  private constructor(
    private readonly text: string,
    private readonly values: readonly unknown[],
    private readonly gaps: readonly unknown[],
  ) {}

  /**
   * The statements that a query of the product sends.
   * @param gaps the values that stand, in that call, for those of later calls; told apart by identity
   */
  static async of(query: (reader: Reader) => Promise<unknown>, gaps: readonly unknown[]): Promise<BareStatement[]> {
    const statements: BareStatement[] = [];
    await query({
      rows: (statement) => {
        const { text, values } = statement.compile();
        statements.push(new BareStatement(text, values, gaps));
        return Promise.resolve([]);
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
    const values = this.values.map((value) => {
      const gap = this.gaps.indexOf(value);
      return gap < 0 ? value : given[gap];
    });
    const { rows } = await runner.query<Row>({ name: this.name, text: this.text, values });
    return rows;
  }
}
