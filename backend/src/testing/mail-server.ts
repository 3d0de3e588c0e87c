import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { makeCertificate } from './certificate.js';

/** What a server has to say to a command; nothing to let it pass. */
export interface MailServerMood {
  /** Answers a recipient. */
  recipient?: (address: string) => Refused | null;
  /** Answers a message that was received whole; `cut` hangs up without a word, `silence` says nothing and stays. */
  message?: () => Refused | 'cut' | 'silence' | null;
}

export interface Refused {
  readonly code: number;
  readonly text: string;
}

/** A real mail server of the specs. */
export class MailServer {
  /** The messages it was given whole, as they came, also those that it refused then. */
  readonly received: string[] = [];
  mood: MailServerMood = {};
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: SMTPServer) {}

  /** @param user who has to sign in; nobody where it is not said */
  static async start(options: SMTPServerOptions = {}, user?: { readonly name: string; readonly password: string }): Promise<MailServer> {
    const made: { it?: MailServer } = {};
    const server = new SMTPServer({
      disableReverseLookup: true, authOptional: user === undefined, ...(user === undefined && { disabledCommands: ['AUTH'] }), ...makeCertificate(), ...options,
      onAuth: ({ username, password }, _, answer) => {
        if (username === user?.name && password === user?.password) answer(null, { user: username });
        else answer(asError({ code: 535, text: 'no' }));
      },
      onRcptTo: ({ address }, _, answer) => answer(asError(made.it?.mood.recipient?.(address) ?? null)),
      onData: (stream, _, answer) => made.it?.take(stream, answer),
    });
    // Whoever does not trust its certificate hangs up.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const started = made.it = new MailServer(server);
    server.server.on('connection', (socket: Socket) => started.sockets.add(socket));
    return started;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /** Takes no connection any more; who is connected is cut off. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private take(stream: NodeJS.ReadableStream, answer: (error?: Error | null) => void): void {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      this.received.push(Buffer.concat(parts).toString());
      const said = this.mood.message?.() ?? null;
      if (said === 'silence') return;
      if (said !== 'cut') return answer(asError(said));
      for (const socket of this.sockets) socket.destroy();
    });
  }
}

function asError(refused: Refused | null): Error | null {
  return refused && Object.assign(new Error(refused.text), { responseCode: refused.code });
}
