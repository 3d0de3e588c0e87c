import type { BookingsMade, ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertCustody, insertEquipment, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const HOUR = 3_600_000;

describe('Many who book at once', () => {
  const app = useTestApp();
  let siteId: string;
  let modelId: string;
  let clients: SignedInBrowser[];

  beforeAll(async () => {
    siteId = await insertSite(app().pool);
    clients = await Promise.all(Array.from({ length: 20 }, () => app().signedInAs('manager', [siteId])));
  });

  beforeEach(async () => {
    siteId = await insertSite(app().pool);
    modelId = await insertModel(app().pool, { category: 'tablet' });
    const sites = clients.map((client) => app().pool.query('INSERT INTO account_site (account_id, site_id) VALUES ($1, $2)', [client.accountId, siteId]));
    await Promise.all(sites);
  });

  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
  const piece = () => insertEquipment(app().pool, { model_id: modelId }, { siteId });
  const pieces = (count: number) => Promise.all(Array.from({ length: count }, piece));
  const client = (place: number) => clients[place % clients.length] as SignedInBrowser;
  const tomorrow = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR;
  const from = (start: number, hours = 3) => ({ start: new Date(start).toISOString(), end: new Date(start + hours * HOUR).toISOString() });
  const draft = (wish: object, time: object) => ({ id: uuid(), use: 'workshop', purpose: 'Atelier', ...wish, ...time });
  const live = async () => Number((await app().pool.query<{ count: string }>(
    `SELECT count(*) FROM booking b JOIN equipment e ON e.id = b.equipment_id WHERE e.model_id = $1`, [modelId])).rows[0]?.count);

  it('for the last free tablet, at overlapping times: one of 200 wins, the others are told the next free times', async () => {
    const [, other, another] = await pieces(3);
    const nadia = await insertPerson(app().pool, { site_id: siteId });
    for (const held of [other, another]) await insertCustody(app().pool, { equipment_id: held?.id, kind: 'assignment', person_id: nadia });
    const wishes = [{ category: 'tablet', siteId }, { modelId, siteId }];
    const answers = await Promise.all(Array.from({ length: 200 }, (_, place) =>
      client(place).post('/api/bookings', draft(wishes[place % 2] ?? {}, from(tomorrow + (place % 3) * HOUR)))));
    const won = answers.filter(({ status }) => status === 201);
    const told = answers.filter((answer) => answer.status === 409 && problem(answer).code === 'booking-taken'
      && /Prochains créneaux libres : (le|du) /.test(problem(answer).detail) && problem(answer).next?.length === 3);
    process.stdout.write(`\n200 demandes pour la dernière tablette : ${won.length} réservée, ${told.length} avec les prochains créneaux libres\n`);
    const astray = answers.find((answer) => answer.status !== 201 && !told.includes(answer));
    expect([won.length, told.length, await live()]).withContext(`${astray?.status} ${JSON.stringify(astray?.body)}`).toEqual([1, 199, 1]);
    const taken = (won[0]?.body as BookingsMade).items[0];
    for (const answer of told) {
      for (const { start, end } of problem(answer).next ?? []) expect(start >= (taken?.end ?? '') || end <= (taken?.start ?? '')).toBeTrue();
    }
  });

  it('for a dozen tablets: as many win as there are tablets, each another one, and nobody is refused while one is free', async () => {
    await pieces(12);
    const answers = await Promise.all(Array.from({ length: 60 }, (_, place) => client(place).post('/api/bookings', draft({ category: 'tablet', siteId }, from(tomorrow)))));
    const won = answers.filter(({ status }) => status === 201).map((answer) => (answer.body as BookingsMade).items[0]?.equipmentId);
    expect([won.length, new Set(won).size, answers.filter(({ status }) => status === 409).length]).toEqual([12, 12, 48]);
  });

  it('in series that cross one another: all weeks of one or none, and no deadlock', async () => {
    await pieces(3);
    const until = new Date(tomorrow + 22 * 24 * HOUR).toISOString().slice(0, 10);
    const answers = await Promise.all(Array.from({ length: 24 }, (_, place) =>
      client(place).post('/api/bookings', { ...draft({ modelId, siteId }, from(tomorrow + (place % 2) * HOUR)), weeklyUntil: until })));
    const won = answers.filter(({ status }) => status === 201);
    expect(answers.filter((answer) => answer.status === 409 && problem(answer).code === 'booking-weeks-taken').length).toBe(24 - won.length);
    expect(won.length).toBe(3);
    expect(await live()).toBe(won.reduce((sum, answer) => sum + (answer.body as BookingsMade).items.length, 0));
  });

  it('the same, sent twice at once: it is made once', async () => {
    await pieces(3);
    const body = draft({ category: 'tablet', siteId }, from(tomorrow));
    const answers = await Promise.all(Array.from({ length: 8 }, () => client(0).post('/api/bookings', body)));
    expect([answers.every(({ status }) => status === 201), await live()]).toEqual([true, 1]);
  });

  it('and hand over the same piece at the same instant: one act wins, whichever, and the other says why it is refused', async () => {
    const nadia = await insertPerson(app().pool, { site_id: siteId });
    const rounds = await pieces(20);
    const outcomes = await Promise.all(rounds.map(async ({ id }, place) => {
      const assignment = { id: uuid(), equipmentId: id, kind: 'assignment', personId: nadia, ...(place % 2 ? { dueAt: from(tomorrow).end } : {}) };
      const [booked, handed] = await Promise.all([
        client(place).post('/api/bookings', draft({ equipmentId: id }, from(tomorrow))), client(place + 7).post('/api/custodies', assignment),
      ]);
      expect([booked.status, handed.status].sort()).withContext(`${problem(booked).detail} / ${problem(handed).detail}`).toEqual([201, 409]);
      expect(booked.status === 409 ? problem(booked).code : problem(handed).code).toBe(booked.status === 409 ? 'booking-held' : 'equipment-booked');
      return booked.status === 201;
    }));
    const booked = outcomes.filter(Boolean).length;
    process.stdout.write(`\nRéservation et remise au même instant, ${outcomes.length} fois : ${booked} réservations et ${outcomes.length - booked} remises ont gagné\n`);
    const { rows } = await app().pool.query(`
      SELECT 1 FROM booking b JOIN custody c ON c.equipment_id = b.equipment_id JOIN equipment e ON e.id = b.equipment_id
       WHERE e.model_id = $1 AND b.status IN ('asked', 'approved') AND b.period && tstzrange(lower(c.period), c.due_at)`, [modelId]);
    expect(rows).toEqual([]);
  });
});
