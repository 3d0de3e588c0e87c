import type { AccountWithLink, BookingFeed, BookingFeedList, ProblemAnswer } from '@calanque/shared';
import ICAL from 'ical.js';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertBooking, insertEquipment, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { TEST_PASSWORD, useTestApp } from '../testing/test-app.js';

/** One minute for a whole run, so that times are the same wherever they are written. */
const BASE = Math.floor(Date.now() / 60_000) * 60_000;

describe('A calendar address', () => {
  const app = useTestApp();
  let siteId: string;
  let equipmentId: string;
  let number: string;
  let nadia: string;
  let mediator: SignedInBrowser;

  beforeEach(async () => {
    app().clock.set(null);
    siteId = await insertSite(app().pool);
    const modelId = await insertModel(app().pool, { category: 'tablet' });
    ({ id: equipmentId, number } = await insertEquipment(app().pool, { model_id: modelId }, { siteId }));
    nadia = await insertPerson(app().pool, { site_id: siteId, given_name: 'Nadia', family_name: 'Lavande' });
    mediator = await app().signedInAs('mediator', [siteId]);
  });

  const inDays = (days: number) => new Date(BASE + days * 86_400_000).toISOString();
  const book = (columns: object = {}) => insertBooking(app().pool, { equipment_id: equipmentId, owner_id: nadia, start: inDays(1), end: inDays(2), ...columns });
  const makeFeed = async (body: object = {}, browser = mediator) => (await browser.post('/api/booking-feeds', { id: uuid(), ...body }).expect(201)).body as BookingFeed;
  const pathOf = ({ url }: BookingFeed) => new URL(url ?? '').pathname;
  const read = async (feed: BookingFeed) => (await (await app().visitor()).get(pathOf(feed)).expect(200)).text;
  /** As a calendar program reads it. */
  const events = async (feed: BookingFeed) => new ICAL.Component(ICAL.parse(await read(feed)) as unknown[] as never).getAllSubcomponents('vevent')
    .map((component) => ({ event: new ICAL.Event(component), status: component.getFirstPropertyValue('status') }));

  it('tells whoever has it the bookings of the site, to the instant, and nobody’s name', async () => {
    const id = await book({ use: 'agent', person_id: nadia, purpose: 'Atelier ; découverte, « CV »' });
    await book({ use: 'public', start: inDays(3), end: inDays(4), status: 'asked' });
    const feed = await makeFeed({ siteId });
    const [first, second] = await events(feed);
    expect([first?.event.uid, first?.event.sequence, first?.status, first?.event.startDate.toJSDate().toISOString(), first?.event.endDate.toJSDate().toISOString()])
      .toEqual([`${id}@calanque`, 0, 'CONFIRMED', inDays(1), inDays(2)]);
    expect(first?.event.summary).toContain(number);
    expect(first?.event.summary).toContain('Atelier ; découverte, « CV »');
    expect([second?.status, second?.event.summary.includes('Pour un prêt au public')]).toEqual(['TENTATIVE', true]);
    expect(await read(feed)).not.toMatch(/Nadia|Lavande/);
  });

  it('keeps the UID of an event through its changes, counts them, and tells of what was cancelled for thirty days', async () => {
    const [moved, cancelled, older] = [await book(), await book({ start: inDays(3), end: inDays(4) }), await book({ start: inDays(5), end: inDays(6) })];
    await app().pool.query(`UPDATE booking SET period = tstzrange(lower(period), upper(period) + interval '1 hour') WHERE id = $1`, [moved]);
    await app().pool.query(`UPDATE booking SET status = 'cancelled', ended_at = now() WHERE id = $1`, [cancelled]);
    await app().pool.query(`UPDATE booking SET status = 'cancelled', ended_at = now() - interval '31 days' WHERE id = $1`, [older]);
    const found = await events(await makeFeed({ siteId }));
    expect(found.map(({ event, status }) => [event.uid, event.sequence, status])).toEqual([[`${moved}@calanque`, 1, 'CONFIRMED'], [`${cancelled}@calanque`, 1, 'CANCELLED']]);
  });

  it('works no more once its owner took a link for another password; one who changes their own keeps it', async () => {
    const [feed, others] = [await makeFeed({ siteId }), await makeFeed({ siteId }, await app().signedInAs('manager', [siteId]))];
    await mediator.put('/api/session/password', { currentPassword: TEST_PASSWORD, newPassword: 'Encore-une-crique-2026!' }).expect(204);
    await read(feed);
    const { link } = (await (await app().signedInAs('administrator')).post(`/api/users/${mediator.accountId}/link`).expect(201)).body as AccountWithLink;
    await (await app().visitor()).post('/api/links/use', { token: link.url.split('#')[1], password: 'Toujours-une-crique-2026!' }).expect(200);
    await (await app().visitor()).get(pathOf(feed)).expect(404);
    await read(others);
  });

  it('of a person tells what they booked and what is booked for them', async () => {
    await book();
    const [own, forMe] = [await book({ owner_id: mediator.personId, start: inDays(3), end: inDays(4) }), await book({ use: 'agent', person_id: mediator.personId, start: inDays(5), end: inDays(6) })];
    expect((await events(await makeFeed())).map(({ event }) => event.uid)).toEqual([`${own}@calanque`, `${forMe}@calanque`]);
  });

  it('is told once, and kept as a hash alone', async () => {
    const body = { id: uuid(), siteId };
    const feed = await makeFeed(body);
    const token = pathOf(feed).slice('/api/booking-feeds/'.length, -'.ics'.length);
    expect(Buffer.from(token, 'base64url').length).toBe(32);
    expect((await makeFeed(body)).url).withContext('sent again').toBeNull();
    const { items } = (await mediator.get('/api/booking-feeds').expect(200)).body as BookingFeedList;
    expect(items).toEqual([jasmine.objectContaining({ id: feed.id, url: null, lastReadAt: null })]);
    const { rows } = await app().pool.query<{ row: string }>('SELECT to_jsonb(f)::text AS row FROM booking_feed f WHERE id = $1', [feed.id]);
    expect(rows[0]?.row).not.toContain(token);
    await read(feed);
    expect(((await mediator.get('/api/booking-feeds').expect(200)).body as BookingFeedList).items[0]?.lastReadAt).not.toBeNull();
  });

  it('is not sent again to whom has it as it is', async () => {
    await book();
    const feed = await makeFeed({ siteId });
    const visitor = await app().visitor();
    const first = await visitor.get(pathOf(feed)).expect(200);
    const tag = first.headers['etag'] as string;
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const known = await fetch(`${app().address}${pathOf(feed)}`, { headers: { 'if-none-match': tag } });
    expect([known.status, await known.text()]).toEqual([304, '']);
    await book({ start: inDays(3), end: inDays(4) });
    expect((await fetch(`${app().address}${pathOf(feed)}`, { headers: { 'if-none-match': tag } })).status).toBe(200);
  });

  it('is unknown once it is revoked, or its owner’s account is closed or has lost the site', async () => {
    const gone = async (feed: BookingFeed) => ((await (await app().visitor()).get(pathOf(feed)).expect(404)).body as ProblemAnswer).code;
    const revoked = await makeFeed({ siteId });
    await mediator.delete(`/api/booking-feeds/${revoked.id}`).expect(204);
    expect(await gone(revoked)).toBe('not-found');
    await mediator.delete(`/api/booking-feeds/${revoked.id}`).expect(404);

    const feed = await makeFeed({ siteId });
    await app().pool.query('DELETE FROM account_site WHERE account_id = $1', [mediator.accountId]);
    expect(await gone(feed)).toBe('not-found');
    await app().pool.query('INSERT INTO account_site (account_id, site_id) VALUES ($1, $2)', [mediator.accountId, siteId]);
    await read(feed);
    await app().pool.query('UPDATE account SET disabled_at = now() WHERE id = $1', [mediator.accountId]);
    expect(await gone(feed)).toBe('not-found');
    await (await app().visitor()).get('/api/booking-feeds/AAAA.ics').expect(404);
  });

  it('is of a site that the account has', async () => {
    const stranger = await insertSite(app().pool);
    expect(((await mediator.post('/api/booking-feeds', { id: uuid(), siteId: stranger }).expect(422)).body as ProblemAnswer).code).toBe('site-unknown');
  });
});
