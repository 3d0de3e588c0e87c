/**
 * Aborts when the server is asked to stop: Ctrl-C, SIGTERM, a closed terminal, or the launcher that started it is
 * gone. npm passes no SIGTERM on, and a killed launcher cannot: its channel to this process
 * closes in any case.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  const ask = () => {
    stop.abort();
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  process.on('SIGHUP', ask);
  process.on('disconnect', ask);
  if (process.send !== undefined && !process.connected) {
    ask();
  }
  // The terminal may go before the server does: what it says then is lost, and nothing else.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  return stop.signal;
}

/** Settles once the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener('abort', () => { resolve(); }, { once: true });
    }
  });
}
