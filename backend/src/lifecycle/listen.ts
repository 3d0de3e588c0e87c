import { createServer, type Server } from 'node:net';
import { StartRefusal } from './start-refusal.js';

/** Makes the server take connections. @throws StartRefusal when the address cannot be taken. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  try {
    await listening(server, port, host);
  } catch (error) {
    throw refusalOf(error, port, host);
  }
}

/** A port that was free a moment ago. */
export async function findFreePort(host: string): Promise<number> {
  const probe = createServer();
  await listen(probe, 0, host);
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function refusalOf(error: unknown, port: number, host: string): unknown {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return new StartRefusal(
        `Le port ${port} est déjà pris par un autre programme : arrêtez-le, ou choisissez un autre port` +
          ` avec la variable PORT, par exemple PORT=${port === 65_535 ? 3000 : port + 1}.`,
        { cause: error },
      );
    case 'EACCES':
      return new StartRefusal(
        `Le système réserve le port ${port} à l’administrateur de la machine : choisissez avec PORT` +
          ' un port à partir de 1024.',
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartRefusal(
        `L’adresse « ${host} » n’est pas celle de cette machine : corrigez CALANQUE_HOST,` +
          ' 127.0.0.1 pour elle seule ou 0.0.0.0 pour tout le réseau.',
        { cause: error },
      );
    default:
      return error;
  }
}
