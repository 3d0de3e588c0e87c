import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config-token.js';
import { Database } from '../database/database.js';
import { deleteExpired, deleteSession, deleteSessionsOf, findLiveSessions, findSession, insertSession, touchSession, type SessionRow } from './access.queries.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Who is signed in, kept in PostgreSQL as a hash of the cookie. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The live session of a cookie's value. Notes at most once a minute that it was seen.
   * @param attended whether somebody is there, and not only a page that was left open
   */
  async find(token: string, attended = true): Promise<(SessionRow & { idHash: Buffer }) | null> {
    const now = this.clock.now();
    const idHash = hashOf(token);
    const row = await findSession(this.database, { idHash, now, today: this.clock.today(), seenAfter: this.idleLimit(now) });
    if (row === null) return null;
    if (attended && now.getTime() - row.last_seen_at.getTime() >= MINUTE) await touchSession(this.database, idHash, now);
    return { ...row, idHash };
  }

  /** Opens a session and gives the cookie's value. */
  async open(accountId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.config.sessionHours * HOUR);
    await this.database.write({ accountId, requestId: 'sign-in' }, async (tx) => {
      await deleteExpired(tx, { now, seenBefore: this.idleLimit(now), failedBefore: new Date(now.getTime() - DAY) });
      await insertSession(tx, { idHash: hashOf(token), accountId, now, expiresAt });
    });
    return token;
  }

  /** The sessions among these hashes that still let somebody in, as text in hexadecimal. */
  async liveAmong(hashes: readonly Buffer[]): Promise<ReadonlySet<string>> {
    const now = this.clock.now();
    const live = await findLiveSessions(this.database, { hashes, now, today: this.clock.today(), seenAfter: this.idleLimit(now) });
    return new Set(live.map((hash) => hash.toString('hex')));
  }

  async close(token: string): Promise<void> {
    await deleteSession(this.database, hashOf(token));
  }

  /** Ends every session of the account, but `keep`. */
  async closeAll(accountId: string, keep: Buffer | null = null): Promise<void> {
    await deleteSessionsOf(this.database, accountId, keep);
  }

  private idleLimit(now: Date): Date {
    return new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
