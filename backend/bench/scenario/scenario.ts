import type pg from 'pg';
import type { ProductClient } from '../../src/testing/product-client.js';
import type { Exchange } from '../load/http-connection.js';

/** The two that are measured side by side. */
export const SIDES = ['product', 'bare'] as const;
export type Side = (typeof SIDES)[number];

/** Where a scenario finds what it can ask for. */
export interface MeasuredWorld {
  readonly pool: pg.Pool;
  /** Signed in at the product. */
  readonly client: ProductClient;
}

/** What is asked in one round. */
export interface Round {
  readonly exchanges: readonly Exchange[];
  /** Whether they may be asked again and again. */
  readonly again: boolean;
}

/** One kind of use, measured on both sides in turn. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** The part of the bare handler's throughput that is to be reached; null where none was asked for. */
  readonly share: number | null;
  /** Chooses what is asked; the function gives the exchanges of one side's round. */
  prepare(world: MeasuredWorld, rounds: number): Promise<(side: Side, round: number) => Round>;
}

/** The same exchanges in every round of either side: for what changes nothing. */
export function alwaysThese(exchanges: readonly Exchange[]): () => Round {
  return () => ({ exchanges, again: true });
}
