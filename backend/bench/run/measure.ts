import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PRODUCT_FOLDER } from '../../src/config/config.js';
import type { LoadOrder, LoadReport } from '../load/load-process.js';
import { SIDES, type MeasuredWorld, type Scenario, type Side } from '../scenario/scenario.js';
import { median, quantile } from './figures.js';
import { processorMs } from './processor-time.js';
import type { RunningServer } from './servers.js';

/** What one side did in a scenario. */
export interface SideFigures {
  /** Answers a second, the median of the rounds. */
  readonly throughput: number;
  /** Over all rounds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Of the Node process for each answer; null where the system does not tell. */
  readonly processorMs: number | null;
}

export interface Figures extends Readonly<Record<Side, SideFigures>> {
  readonly scenario: Scenario;
  /** The product's part of the bare handler's throughput: the median over the rounds, each with its neighbour in time. */
  readonly share: number;
}

export interface MeasureOptions {
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpMs: number;
}

/** A process that asks, used for both sides. */
export class LoadGenerator {
  private readonly child: ChildProcess = fork(join(PRODUCT_FOLDER, 'backend/dist/bench/load/load-process.js'), [], { serialization: 'advanced' });

  ask(order: LoadOrder): Promise<LoadReport> {
    return new Promise((resolve, reject) => {
      this.child.once('message', (report: LoadReport) => {
        if (report.failure === null) resolve(report);
        else reject(new Error(report.failure));
      });
      this.child.send(order);
    });
  }

  stop(): void {
    this.child.disconnect();
  }
}

/** Measures a scenario on both sides in turn, so that whatever else the machine does befalls both. */
export async function measure(
  scenario: Scenario, world: MeasuredWorld, servers: Readonly<Record<Side, RunningServer>>, headers: readonly string[], generator: LoadGenerator, options: MeasureOptions,
): Promise<Figures> {
  const roundOf = await scenario.prepare(world, options.rounds + 1);
  const seen: Record<Side, { rates: number[]; latencies: number[]; processor: number | null }> = {
    product: { rates: [], latencies: [], processor: 0 }, bare: { rates: [], latencies: [], processor: 0 },
  };
  for (const side of SIDES) await generator.ask({ port: servers[side].port, headers, ...roundOf(side, 0), forMs: options.warmUpMs });
  for (let round = 1; round <= options.rounds; round++) {
    for (const side of round % 2 === 0 ? SIDES : [...SIDES].reverse()) {
      const before = processorMs(servers[side].pid);
      const { elapsedMs, latenciesMs } = await generator.ask({ port: servers[side].port, headers, ...roundOf(side, round), forMs: options.roundMs });
      const after = processorMs(servers[side].pid);
      seen[side].rates.push((latenciesMs.length * 1000) / elapsedMs);
      seen[side].latencies.push(...latenciesMs);
      seen[side].processor = before === null || after === null || seen[side].processor === null ? null : seen[side].processor + after - before;
    }
  }
  const figuresOf = ({ rates, latencies, processor }: (typeof seen)[Side]): SideFigures => {
    const sorted = Float64Array.from(latencies).sort();
    return {
      throughput: median(rates), p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99),
      processorMs: processor === null ? null : processor / latencies.length,
    };
  };
  return {
    scenario, product: figuresOf(seen.product), bare: figuresOf(seen.bare),
    share: median(seen.product.rates.map((rate, round) => rate / (seen.bare.rates[round] ?? Number.NaN))),
  };
}
