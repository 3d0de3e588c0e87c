import { get, type IncomingMessage } from 'node:http';

/** A stream of events as a page reads it. */
export class EventReader {
  private received = '';
  private readonly waiting = new Set<() => void>();
  private over = false;

  private constructor(private readonly response: IncomingMessage) {
    const wake = () => this.waiting.forEach((look) => { look(); });
    response.setEncoding('utf8').on('data', (text: string) => {
      this.received += text;
      wake();
    });
    // Cut off or ended in order: the page sees that it is over.
    response.on('error', () => undefined).on('close', () => {
      this.over = true;
      wake();
    });
  }

  /** Resolves when the server has begun to answer. */
  static open(address: string, headers: Readonly<Record<string, string>>): Promise<EventReader> {
    return new Promise((resolve, reject) => {
      get(address, { headers, agent: false }, (response) => { resolve(new EventReader(response)); }).on('error', reject);
    });
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  get type(): string {
    return this.response.headers['content-type'] ?? '';
  }

  get text(): string {
    return this.received;
  }

  /** Whether it ended in order, all of it received. */
  get complete(): boolean {
    return this.response.complete;
  }

  /** How often the page was told that something changed. */
  get changes(): number {
    return this.received.split('event: changed\n').length - 1;
  }

  /** @throws Error when it does not come to it within five seconds */
  async until(what: 'the end' | ((reader: EventReader) => boolean)): Promise<void> {
    const reached = () => (what === 'the end' ? this.over : what(this));
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!reached()) return;
        done();
        resolve();
      };
      const late = setTimeout(() => {
        done();
        reject(new Error(`it did not come; received: ${JSON.stringify(this.received)}`));
      }, 5000);
      const done = () => {
        clearTimeout(late);
        this.waiting.delete(look);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** As a page that is closed. */
  leave(): void {
    this.response.destroy();
  }
}
