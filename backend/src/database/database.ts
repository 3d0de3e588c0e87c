import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Refusal } from '../refusal/refusal.js';
import { nameActor, readOnly, recordCreation, recordCreations } from './database.queries.js';
import { preparedName } from './prepared-name.js';
import type { Reader, Sql } from './sql.js';
import { isPassing } from './violation.js';

/** Who acts, for the history; `accountId` is null for the server itself. */
export interface Actor {
  readonly accountId: string | null;
  readonly requestId: string;
  /** Whether the act is one of thousands that one line of the history tells in sum. */
  readonly summed?: boolean;
}

/** An open transaction: reads see its writes, `manager` writes entities. */
export interface Transaction extends Reader {
  readonly manager: EntityManager;
  /** Runs a statement of a library that writes its own. */
  execute(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Reads that all see one instant, however long they take. They keep a connection until they are closed. */
export interface Snapshot extends Reader {
  close(): Promise<void>;
}

/** Creations that came together, by what they are the second time. */
export interface Creations<Draft> {
  /** Those that were never sent before. */
  readonly fresh: readonly Draft[];
  /** Those whose id was used before: with another body, or by another account. */
  readonly reused: readonly Draft[];
}

const ATTEMPTS = 3;

/** The way to PostgreSQL: reads on the pool, writes in transactions whose author is known. */
@Injectable()
export class Database implements Reader {
  /** Whether what runs now is the work of a transaction. */
  private readonly writing = new AsyncLocalStorage<boolean>();

  constructor(private readonly source: DataSource) {}

  /**
   * Reads on a connection of the pool.
   * @throws Error in the work of a transaction: it would wait for a second connection while it keeps the first,
   * and transactions that all do so wait for one another. Such work reads on its own `tx`.
   */
  async rows<Row extends object>(statement: Sql, name?: string): Promise<Row[]> {
    if (this.writing.getStore()) throw new Error('a transaction reads on its own connection');
    const pool = (this.source.driver as unknown as { master: pg.Pool }).master;
    const answer = await pool.query<Row>(toQuery(statement, name));
    return answer.rows;
  }

  /** Begins to read as the database is now, whatever is written meanwhile. The caller closes it. */
  async openSnapshot(): Promise<Snapshot> {
    const runner = this.source.createQueryRunner();
    const reader = new RunnerReader(runner);
    let [closed, running]: [boolean, Promise<unknown>] = [false, Promise.resolve()];
    const rows = <Row extends object>(statement: Sql, name?: string): Promise<Row[]> => {
      if (closed) return Promise.reject(new Error('the snapshot is closed'));
      const answer = reader.rows<Row>(statement, name);
      running = answer.catch(() => undefined);
      return answer;
    };
    const close = async (): Promise<void> => {
      if (closed) return;
      // Whoever closes may do so while something is read: the connection is given back after it, to nobody else's harm.
      closed = true;
      await running;
      try {
        if (runner.isTransactionActive) await runner.rollbackTransaction();
      } catch {
        // A connection that is gone has nothing left to end.
      } finally {
        await runner.release();
      }
    };
    try {
      await runner.connect();
      await runner.startTransaction('REPEATABLE READ');
      await readOnly(reader);
    } catch (error) {
      await close();
      throw error;
    }
    return { rows, close };
  }

  /**
   * Runs `work` in one transaction. A deadlock or a serialisation failure starts it again, at most three times
   * in all, so `work` does nothing that a rollback would not undo.
   * @param siteId the site of the change, where the changed row does not tell it yet
   */
  async write<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>, siteId: string | null = null): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.writeOnce(actor, work, siteId);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isPassing(error)) throw error;
      }
    }
  }

  /**
   * Runs a creation that may be sent again: the second time the same id and body changes nothing.
   * @throws Refusal `id-reused`
   */
  async create(
    actor: Actor & { readonly accountId: string },
    draft: { readonly id: string },
    work: (tx: Transaction) => Promise<unknown>,
    siteId: string | null = null,
  ): Promise<void> {
    await this.createOrElse<unknown>(actor, draft, work, () => Promise.resolve(), siteId);
  }

  /**
   * Runs a creation that may be sent again. The same id and body gives `existing` without a second write;
   * the same id with another body, or of another account, is refused.
   * @throws Refusal `id-reused`
   */
  async createOrElse<Result>(
    actor: Actor & { readonly accountId: string },
    draft: { readonly id: string },
    work: (tx: Transaction) => Promise<Result>,
    existing: () => Promise<Result>,
    siteId: string | null = null,
  ): Promise<Result> {
    const digest = digestOf(draft);
    const outcome = await this.write(actor, async (tx) => {
      const earlier = await recordCreation(tx, { id: draft.id, digest, accountId: actor.accountId });
      if (earlier === null) return { made: await work(tx) };
      if (!earlier.equals(digest)) throw new Refusal('id-reused', {}, { field: 'id' });
      return null;
    }, siteId);
    return outcome === null ? existing() : outcome.made;
  }

  /**
   * Runs creations that come together, each of which may be sent again: what was made before is left out, so that
   * `work` is given nothing at all when everything is sent a second time. Each leaves the receipt of one sent alone.
   */
  async createAll<Draft extends { readonly id: string }>(
    actor: Actor & { readonly accountId: string },
    drafts: readonly Draft[],
    work: (tx: Transaction, creations: Creations<Draft>) => Promise<void>,
    siteId: string | null = null,
  ): Promise<void> {
    const digests = new Map(drafts.map((draft) => [draft.id, digestOf(draft)]));
    await this.write(actor, async (tx) => {
      const receipts = [...digests].map(([id, digest]) => ({ id, digest }));
      const earlier = await recordCreations(tx, receipts, actor.accountId);
      const reused = drafts.filter(({ id }) => earlier.has(id) && !earlier.get(id)?.equals(digests.get(id) ?? Buffer.alloc(0)));
      await work(tx, { fresh: drafts.filter(({ id }) => !earlier.has(id)), reused });
    }, siteId);
  }

  private async writeOnce<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>, siteId: string | null): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      const tx = new RunnerReader(runner);
      await nameActor(tx, { ...actor, siteId });
      const result = await this.writing.run(true, () => work(tx));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) {
        // A connection that is gone cannot roll back, and its server already has.
        await runner.rollbackTransaction().catch(() => undefined);
      }
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** Reads and writes on the one connection of a query runner. */
export class RunnerReader implements Transaction {
  readonly manager: EntityManager;

  constructor(private readonly runner: QueryRunner) {
    this.manager = runner.manager;
  }

  async rows<Row extends object>(statement: Sql, name?: string): Promise<Row[]> {
    const connection = (await this.runner.connect()) as pg.PoolClient;
    const answer = await connection.query<Row>(toQuery(statement, name));
    return answer.rows;
  }

  async execute(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
    const connection = (await this.runner.connect()) as pg.PoolClient;
    return connection.query<object>(text, values);
  }
}

function toQuery(statement: Sql, name: string | undefined): pg.QueryConfig {
  const compiled = statement.compile();
  const prepared = name === undefined ? undefined : preparedName(name, compiled.text);
  return prepared === undefined ? compiled : { ...compiled, name: prepared };
}

/** The same content gives the same digest, whatever the order of its properties. */
function digestOf(body: object): Buffer {
  const ordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(ordered);
    if (value === null || typeof value !== 'object') return value ?? null;
    return Object.fromEntries(
      Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, ordered(inner)]));
  };
  return createHash('sha256').update(JSON.stringify(ordered(body))).digest();
}
