import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingFeed, BookingFeedDraft, BookingFeedList } from '@calanque/shared';
import { BackgroundCallers, may, PasswordChanges, SiteScope, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config-token.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { writeCalendar } from './booking-calendar.js';
import { findEvents, findFeeds, findOpenFeed, insertFeed, revokeFeed, revokeFeeds, touchFeed, type OpenFeed } from './booking-feed.queries.js';
import { siteExists } from './wish.queries.js';

/** How many an account may have at a time. */
const MOST = 20;
/** 256 bits: nobody finds one by trying. */
const TOKEN_BYTES = 32;

/** Secret calendar addresses: whoever has one reads it, with the rights that its owner has at that moment. */
@Injectable()
export class BookingFeeds implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly callers: BackgroundCallers,
    private readonly passwords: PasswordChanges,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Who had to take a link for another password may have lost the one before, and their addresses with it, to somebody else. */
  onModuleInit(): void {
    this.passwords.hear(async (tx, accountId, by) => {
      if (by === 'link') await revokeFeeds(tx, accountId, this.clock.now());
    });
  }

  async list(caller: Caller): Promise<BookingFeedList> {
    return { items: await findFeeds(this.database, caller.accountId) };
  }

  /**
   * The address is told this once. Sent again, the feed is there, and its address is gone.
   * @throws Refusal `site-unknown`, `booking-feeds-full`
   */
  async create(caller: Caller, draft: BookingFeedDraft): Promise<BookingFeed> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const url = await this.database.createOrElse<string | null>(caller, draft, async (tx) => {
      if (draft.siteId && !(await siteExists(tx, caller.scope, draft.siteId))) throw new Refusal('site-unknown', {}, { field: 'siteId' });
      if ((await findFeeds(tx, caller.accountId)).length >= MOST) throw new Refusal('booking-feeds-full', { most: MOST });
      await insertFeed(tx, { id: draft.id, tokenHash: hashOf(token), ownerId: caller.accountId, siteId: draft.siteId ?? null });
      return `${this.config.publicUrl}/api/booking-feeds/${token}.ics`;
    }, () => Promise.resolve(null));
    const feed = (await findFeeds(this.database, caller.accountId)).find(({ id }) => id === draft.id);
    if (!feed) throw new Refusal('not-found');
    return { ...feed, url };
  }

  /** @throws Refusal `not-found` */
  async revoke(caller: Caller, id: string): Promise<void> {
    const revoked = await this.database.write(caller, (tx) => revokeFeed(tx, caller.accountId, id, this.clock.now()));
    if (!revoked) throw new Refusal('not-found');
  }

  /**
   * The calendar of an address. One that was revoked, and one whose owner's account
   * was closed or lost the site, is as unknown as one that never was.
   * @throws Refusal `not-found`
   */
  async read(token: string, requestId: string): Promise<string> {
    const now = this.clock.now();
    const feed = await findOpenFeed(this.database, hashOf(token));
    const owner = feed && (await this.callers.find(this.database, feed.ownerId, requestId));
    if (!feed || !owner || !may(owner, 'booking:read') || (feed.siteId !== null && !owner.scope.has(feed.siteId))) throw new Refusal('not-found');
    await touchFeed(this.database, feed.id, now);
    return this.textOf(feed, owner, now);
  }

  private async textOf(feed: OpenFeed, owner: Caller, now: Date): Promise<string> {
    // What somebody booked is theirs to know, also where they no longer work.
    return feed.siteId === null
      ? writeCalendar('Mes réservations de matériel', await findEvents(this.database, SiteScope.all, { personId: owner.personId }, now))
      : writeCalendar(`Réservations · ${feed.siteName}`, await findEvents(this.database, owner.scope, { siteId: feed.siteId }, now));
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
