import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** Who wants to hear what the database announces on a channel. */
export interface Listener {
  /** A transaction that announced something was committed. */
  heard(payload: string): void;
  /** The connection was away: what was announced meanwhile is lost. */
  resumed(): void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** A connection that is dead without having said so is found out so soon. */
const CHECK_EVERY_MS = 30_000;
const ANSWERS_WITHIN_MS = 10_000;

/**
 * What transactions announce (`pg_notify`), wherever they were written. One connection of its own, beside the pool, however
 * many listen; opened anew when it goes away.
 */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('notifications');
  private readonly listeners = new Map<string, Listener>();
  private client: pg.Client | null = null;
  private pause = FIRST_PAUSE_MS;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private connectedOnce = false;

  constructor(private readonly source: DataSource) {}

  /** Says, before the application has started, who hears the channel: a plain name, of small letters. */
  listen(channel: string, listener: Listener): void {
    if (!/^[a-z_]+$/.test(channel)) throw new RangeError('not the name of a channel');
    this.listeners.set(channel, listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.listeners.size > 0) await this.connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.drop();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: (this.source.options as { url: string }).url, application_name: 'calanque-notifications', keepAlive: true,
      connectionTimeoutMillis: ANSWERS_WITHIN_MS, query_timeout: ANSWERS_WITHIN_MS,
    });
    this.client = client;
    client.on('error', (error) => void this.lost(client, error));
    client.on('end', () => void this.lost(client, new Error('the connection ended')));
    client.on('notification', ({ channel, payload = '' }) => this.listeners.get(channel)?.heard(payload));
    try {
      await client.connect();
      await this.subscribe(client);
    } catch (error) {
      await this.lost(client, error);
      return;
    }
    this.pause = FIRST_PAUSE_MS;
    if (this.connectedOnce) for (const listener of this.listeners.values()) listener.resumed();
    this.connectedOnce = true;
    this.checkLater(client);
  }

  /** Asked again of a connection that listens already, it changes nothing and shows that the connection lives. */
  private async subscribe(client: pg.Client): Promise<void> {
    for (const channel of this.listeners.keys()) await client.query(`LISTEN ${channel}`);
  }

  private checkLater(client: pg.Client): void {
    if (this.stopped || this.client !== client) return;
    this.timer = setTimeout(() => {
      this.subscribe(client).then(() => { this.checkLater(client); }, (error: unknown) => this.lost(client, error));
    }, CHECK_EVERY_MS).unref();
  }

  private async lost(client: pg.Client, error: unknown): Promise<void> {
    if (this.client !== client) return;
    await this.drop();
    if (this.stopped) return;
    this.log.warn(`listening to the database: ${error instanceof Error ? error.message : 'lost'}`);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), this.pause).unref();
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  private async drop(): Promise<void> {
    const client = this.client;
    this.client = null;
    // It may be gone already.
    await client?.end().catch(() => undefined);
  }
}
