import { Readable } from 'node:stream';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Sessions, type Caller } from '../access/index.js';
import { Notifications } from '../database/notifications.js';
import { Refusal } from '../refusal/refusal.js';

/** Windows that one account has open; browsers share one among theirs. */
const MOST_OF_AN_ACCOUNT = 8;
const BEAT_EVERY_MS = 20_000;
/** What is announced at once is asked for once. */
const GATHER_MS = 50;
/** Whoever takes nothing any more is not kept. */
const MOST_WAITING_BYTES = 4096;
/** How soon a browser comes back to a stream that ended. */
const RETRY_MS = 3000;

interface OpenStream {
  readonly accountId: string;
  readonly sessionHash: Buffer;
  readonly events: Readable;
}

/**
 * The pages that are open, by account: each is told that its notices changed, and asks for them itself. So a stream holds
 * nothing that somebody could no longer be allowed to see, and no connection of the database.
 */
@Injectable()
export class NoticeStreams implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger('notices');
  private readonly streams = new Set<OpenStream>();
  private readonly changed = new Set<string>();
  private gathering: NodeJS.Timeout | undefined;
  private beating: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly sessions: Sessions,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.notifications.listen('notice', {
      heard: (accountId) => { this.hear([accountId]); },
      resumed: () => { this.hear([...this.streams].map((stream) => stream.accountId)); },
    });
    this.beating = setInterval(() => void this.beat(), BEAT_EVERY_MS).unref();
  }

  /** Before the server stops taking requests: a page that waits for events would keep it. */
  onModuleDestroy(): void {
    this.stopped = true;
    clearInterval(this.beating);
    clearTimeout(this.gathering);
    for (const stream of this.streams) this.end(stream);
  }

  /** @throws Refusal `streams-full`, `unavailable` */
  open({ accountId, sessionHash }: Caller): { events: Readable } {
    if (this.stopped) throw new Refusal('unavailable', {}, { retryAfterSeconds: 5 });
    const own = [...this.streams].filter((stream) => stream.accountId === accountId);
    if (own.length >= MOST_OF_AN_ACCOUNT) throw new Refusal('streams-full', {}, { retryAfterSeconds: 60 });
    const stream: OpenStream = { accountId, sessionHash, events: new Readable({ read: () => undefined }) };
    this.streams.add(stream);
    stream.events.once('close', () => this.streams.delete(stream));
    stream.events.push(`retry: ${RETRY_MS}\n\n`);
    return { events: stream.events };
  }

  /** How many pages listen. */
  get count(): number {
    return this.streams.size;
  }

  /** Ends the streams whose session ended, and shows the others that the server is there. */
  async beat(): Promise<void> {
    await this.send([...this.streams], ':\n\n');
  }

  private hear(accountIds: readonly string[]): void {
    const open = new Set([...this.streams].map((stream) => stream.accountId));
    for (const accountId of accountIds) if (open.has(accountId)) this.changed.add(accountId);
    if (this.changed.size === 0 || this.stopped) return;
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      const told = [...this.streams].filter((stream) => this.changed.has(stream.accountId));
      this.changed.clear();
      void this.send(told, 'event: changed\ndata: \n\n');
    }, GATHER_MS);
  }

  private async send(streams: readonly OpenStream[], text: string): Promise<void> {
    if (streams.length === 0) return;
    let live: ReadonlySet<string>;
    try {
      live = await this.sessions.liveAmong(streams.map((stream) => stream.sessionHash));
    } catch (error) {
      // Nobody is told what they might not be allowed to hear; they ask when they come back.
      this.log.warn(`sessions of open pages: ${error instanceof Error ? error.message : 'not known'}`);
      for (const stream of streams) this.end(stream);
      return;
    }
    for (const stream of streams) {
      if (live.has(stream.sessionHash.toString('hex'))) this.push(stream, text);
      else this.end(stream);
    }
  }

  private push(stream: OpenStream, text: string): void {
    if (!this.streams.has(stream)) return;
    if (stream.events.readableLength > MOST_WAITING_BYTES) stream.events.destroy();
    else stream.events.push(text);
  }

  /** What was written before is still sent. */
  private end(stream: OpenStream): void {
    if (this.streams.delete(stream)) stream.events.push(null);
  }
}
