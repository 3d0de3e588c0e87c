import type pg from 'pg';

interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A `COPY … FROM STDIN` of rows that are at hand: what pg asks of a query that speaks the protocol itself. */
class CopyIn implements pg.Submittable {
  readonly done: Promise<void>;
  private settle!: { resolve: () => void; reject: (error: Error) => void };
  private failure: Error | null = null;

  constructor(private readonly text: string, private readonly content: Buffer) {
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  submit(connection: unknown): void {
    (connection as CopyConnection).query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.content);
    connection.endCopyFrom();
  }

  handleError(error: Error): void {
    this.failure = error;
    this.settle.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.failure === null) this.settle.resolve();
  }

  handleCommandComplete(): void {
    // The end is told by `handleReadyForQuery`.
  }
}

/** Copies rows into a table, in PostgreSQL's own text format; its triggers look at each. */
export async function copyInto(db: pg.ClientBase, table: string, columns: readonly string[], rows: readonly (readonly (string | null)[])[]): Promise<void> {
  const content = rows.map((row) => `${row.map((value) => value ?? '\\N').join('\t')}\n`).join('');
  await db.query(new CopyIn(`COPY ${table} (${columns.join(', ')}) FROM STDIN`, Buffer.from(content))).done;
}

/** The ids behind the names that a file of the office uses. */
export async function findNames(db: pg.ClientBase): Promise<{ models: Map<string, string>; rooms: Map<string, { siteId: string; roomId: string }> }> {
  const models = await db.query<{ id: string; name: string }>(`SELECT id, maker || '/' || name AS name FROM equipment_model`);
  const rooms = await db.query<{ siteId: string; roomId: string; name: string }>(`
    SELECT s.id AS "siteId", r.id AS "roomId", s.name || '/' || r.name AS name FROM room r JOIN site s ON s.id = r.site_id`);
  return { models: new Map(models.rows.map(({ id, name }) => [name, id])), rooms: new Map(rooms.rows.map(({ name, ...ids }) => [name, ids])) };
}
