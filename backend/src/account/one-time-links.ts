import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { LinkAnswer, LinkPurpose, OneTimeLink } from '@calanque/shared';
import { Clock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config-token.js';
import { Database, type Transaction } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { consumeAskedLinks, consumeLinks, findOpenLink, insertLink, type OpenLink } from './one-time-link.queries.js';

const HOUR = 60 * 60_000;

interface LinkKind {
  readonly lifetimeMs: number;
  /** Where the front end takes the token; a fragment is sent to no server and stands in no log. */
  readonly path: string;
}

const KINDS: Readonly<Record<LinkPurpose, LinkKind>> = {
  invitation: { lifetimeMs: 7 * 24 * HOUR, path: '/lien#' },
  reset: { lifetimeMs: 24 * HOUR, path: '/lien#' },
  setup: { lifetimeMs: 24 * HOUR, path: '/premier-acces#' },
};

/** Links that are handed over and work once. */
@Injectable()
export class OneTimeLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a link; the earlier ones of the account, or of the first access, work no more. */
  async replace(tx: Transaction, purpose: LinkPurpose, accountId: string | null): Promise<OneTimeLink> {
    await this.consume(tx, accountId);
    return this.make(tx, purpose, { accountId, asked: false });
  }

  /**
   * Makes a link for whoever says that they forgot the password of the account. As anybody may say so, only the earlier ones that
   * were made for that work no more: one that an administrator has handed over still does.
   */
  async replaceAsked(tx: Transaction, accountId: string): Promise<OneTimeLink> {
    await consumeAskedLinks(tx, accountId, this.clock.now());
    return this.make(tx, 'reset', { accountId, asked: true });
  }

  private async make(tx: Transaction, purpose: LinkPurpose, whose: { readonly accountId: string | null; readonly asked: boolean }): Promise<OneTimeLink> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + KINDS[purpose].lifetimeMs);
    await insertLink(tx, { tokenHash: hashOf(token), purpose, ...whose, now, expiresAt });
    return this.written(token, { purpose, expires_at: expiresAt });
  }

  /** The link of a token that `open` knows, as it was given when it was made. */
  written(token: string, { purpose, expires_at }: Pick<OpenLink, 'purpose' | 'expires_at'>): OneTimeLink {
    return { url: `${this.config.publicUrl}${KINDS[purpose].path}${token}`, expiresAt: expires_at.toISOString() };
  }

  /** No link of the account, or of the first access, works any more. */
  async consume(tx: Transaction, accountId: string | null): Promise<void> {
    await consumeLinks(tx, accountId, this.clock.now());
  }

  /** What the token opens. @throws Refusal `link-invalid` */
  async open(reader: Reader, token: string): Promise<OpenLink> {
    const link = await findOpenLink(reader, { tokenHash: hashOf(token), now: this.clock.now(), today: this.clock.today() });
    if (link === null) throw new Refusal('link-invalid');
    return link;
  }

  /** @throws Refusal `link-invalid` */
  async describe(token: string): Promise<LinkAnswer> {
    const { purpose, email, role } = await this.open(this.database, token);
    return { purpose, email, role };
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
