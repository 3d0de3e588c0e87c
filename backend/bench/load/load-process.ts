import { HttpConnection, type Exchange } from './http-connection.js';

/** What the process is asked to do: all connections ask the exchanges in turn, until the time or the exchanges are used up. */
export interface LoadOrder {
  readonly port: number;
  /** The headers of each connection: as many connections as there are entries. */
  readonly headers: readonly string[];
  readonly exchanges: readonly Exchange[];
  readonly forMs: number;
  /** Whether exchanges are asked again once all were; those that change something are not. */
  readonly again: boolean;
}

export interface LoadReport {
  readonly elapsedMs: number;
  /** Of each answer. */
  readonly latenciesMs: Float64Array;
  /** The first answer that was no success, if there was one. */
  readonly failure: string | null;
}

async function load(order: LoadOrder): Promise<LoadReport> {
  const connections = await Promise.all(order.headers.map((headers) => HttpConnection.open(order.port, headers)));
  const latencies: number[] = [];
  let failure: string | null = null;
  let next = 0;
  const began = performance.now();
  const end = began + order.forMs;
  await Promise.all(connections.map(async (connection) => {
    while (failure === null && performance.now() < end && (order.again || next < order.exchanges.length)) {
      const exchange = order.exchanges[next++ % order.exchanges.length] as Exchange;
      const asked = performance.now();
      const status = await connection.ask(exchange);
      latencies.push(performance.now() - asked);
      if (status >= 300) failure ??= `${exchange.method} ${exchange.path} gave ${status}: ${connection.lastBody.toString().slice(0, 500)}`;
    }
  }));
  const elapsedMs = performance.now() - began;
  for (const connection of connections) connection.close();
  return { elapsedMs, latenciesMs: Float64Array.from(latencies), failure };
}

process.on('disconnect', () => process.exit());
process.on('message', (order: LoadOrder) => {
  load(order).then((report) => process.send?.(report), (error: unknown) => {
    process.send?.({ elapsedMs: 0, latenciesMs: new Float64Array(), failure: String(error) } satisfies LoadReport);
  });
});
