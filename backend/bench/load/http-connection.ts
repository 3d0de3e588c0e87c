import { connect, type Socket } from 'node:net';

/** One request, written out. */
export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

const END_OF_HEAD = '\r\n\r\n';

/**
 * A connection that is kept open and asks one thing after another. Spoken by hand: the client shares two cores with what
 * it measures, and Node's own costs as much as a small server.
 */
export class HttpConnection {
  private received: Buffer = Buffer.alloc(0);
  private settle: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;

  private constructor(private readonly socket: Socket, private readonly headers: string) {
    socket.setNoDelay(true);
    socket.on('data', (part: Buffer) => this.hear(part));
    socket.on('error', (error) => this.settle?.reject(error));
    socket.on('close', () => this.settle?.reject(new Error('the server closed the connection')));
  }

  /** @param headers whole lines, each with its end */
  static async open(port: number, headers: string): Promise<HttpConnection> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new HttpConnection(socket, headers);
  }

  /** @returns the status once the whole answer has come; its text is then in `lastBody` */
  ask({ method, path, body }: Exchange): Promise<number> {
    const content = body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.socket.write(`${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${this.headers}${content}\r\n${body ?? ''}`);
    });
  }

  /** The body of the last answer. */
  lastBody: Buffer = Buffer.alloc(0);

  close(): void {
    this.settle = null;
    this.socket.destroy();
  }

  private hear(part: Buffer): void {
    this.received = this.received.length === 0 ? part : Buffer.concat([this.received, part]);
    const end = this.received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    const whole = end + END_OF_HEAD.length + length;
    if (this.received.length < whole) return;
    this.lastBody = this.received.subarray(end + END_OF_HEAD.length, whole);
    this.received = this.received.subarray(whole);
    const settled = this.settle;
    this.settle = null;
    settled?.resolve(Number(head.slice(9, 12)));
  }
}
