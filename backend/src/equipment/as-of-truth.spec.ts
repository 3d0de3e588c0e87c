import { CATEGORIES, EQUIPMENT_STATES, type EquipmentDetail, type EquipmentRow, type HoldingList, type Page, type RoomList, type SiteDetail } from '@calanque/shared';
import { Chance } from '../demonstration/index.js';
import { dayAfter } from '../clock/past-day.js';
import { insertYear } from '../testing/as-of/insert-year.js';
import { situationOf, situationsAt, type Situation } from '../testing/as-of/truth.js';
import { AWKWARD_DAYS, FIRST_DAY, LAST_DAY, randomYear, type Ground, type PieceTruth } from '../testing/as-of/year.js';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertModel, insertPerson, insertRoom, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const PIECES = 80;
const QUESTIONS = 1000;
const AT_ONCE = 4;

interface Asker { readonly browser: SignedInBrowser; readonly sites: readonly string[] }

describe('A generated year, asked about on any day', () => {
  const app = useTestApp();
  const chance = new Chance(20_260_301);
  let ground: Ground;
  let pieces: PieceTruth[];
  let askers: readonly Asker[];
  const days: string[] = [];

  beforeAll(async () => {
    const { pool } = app();
    const sites = [await insertSite(pool), await insertSite(pool), await insertSite(pool)];
    const rooms = new Map<string, string[]>();
    for (const site of sites) rooms.set(site, [await insertRoom(pool, { site_id: site }), await insertRoom(pool, { site_id: site })]);
    // Agents of the first site, which every asker here reaches.
    const persons = await Promise.all(Array.from({ length: 8 }, () => insertPerson(pool, { site_id: sites[0] })));
    const models = await Promise.all(CATEGORIES.map(async (category) => ({ id: await insertModel(pool, { category }), category })));
    ground = { rooms, persons, models };
    pieces = randomYear(chance, ground, PIECES);
    await insertYear(pool, pieces);
    const some = sites.slice(0, 2);
    askers = [{ browser: await app().signedInAs('technician'), sites }, { browser: await app().signedInAs('manager', some), sites: some }];
    for (let day = '2025-03-10'; day <= '2026-04-20'; day = dayAfter(day)) days.push(day);
  });

  const dayOf = (): string => (chance.happens(0.35) ? chance.pick(AWKWARD_DAYS) : chance.pick(days));
  const iso = (instant: number): string => new Date(instant).toISOString();
  const about = ({ piece, place, condition, custody, state }: Situation): object => ({
    number: piece.number, site: place.site, room: place.room, placeSince: iso(place.start), condition: condition.condition, conditionSince: iso(condition.start), state,
    custody: custody && { id: custody.id, kind: custody.kind, person: custody.person, since: iso(custody.start) },
  });
  const told = (piece: EquipmentDetail): object => ({
    number: piece.number, site: piece.site.id, room: piece.room?.id ?? null, placeSince: piece.placeSince, condition: piece.condition, conditionSince: piece.conditionSince, state: piece.state,
    custody: piece.custody && { id: piece.custody.id, kind: piece.custody.kind, person: piece.custody.person?.id ?? null, since: piece.custody.since },
  });

  async function askPiece({ browser, sites }: Asker, day: string): Promise<void> {
    const piece = chance.pick(pieces);
    const truth = situationOf(piece, day);
    const answer = await browser.get(`/api/equipment/${piece.id}?asOf=${day}`);
    if (!truth || !sites.includes(truth.place.site)) expect(answer.status).withContext(`${piece.number} ${day}`).toBe(404);
    else expect(told(answer.body as EquipmentDetail)).withContext(`${piece.number} ${day}`).toEqual(about(truth));
  }

  async function askPerson({ browser, sites }: Asker, day: string): Promise<void> {
    const person = chance.pick(ground.persons);
    const truth = situationsAt(pieces, sites, day).filter(({ custody }) => custody?.person === person).map(({ piece, custody, condition }) => [piece.number, custody?.id ?? '', condition.condition]);
    const { items } = (await browser.get(`/api/persons/${person}/holdings?asOf=${day}`).expect(200)).body as HoldingList;
    expect(items.map(({ number, custodyId, condition }) => [number, custodyId, condition])).withContext(`${person} ${day}`).toEqual(truth);
  }

  async function askSite({ browser, sites }: Asker, day: string): Promise<void> {
    const site = chance.pick(sites);
    const there = situationsAt(pieces, [site], day);
    const shown = (await browser.get(`/api/sites/${site}?asOf=${day}`).expect(200)).body as SiteDetail;
    const truth = new Map<string, number>();
    for (const { piece, state } of there) truth.set(`${piece.category} ${state}`, (truth.get(`${piece.category} ${state}`) ?? 0) + 1);
    expect(new Map(shown.counts.map(({ category, state, count }) => [`${category} ${state}`, count]))).withContext(`${site} ${day}`).toEqual(truth);
    expect(shown.equipmentCount).toBe(there.length);
    const { items } = (await browser.get(`/api/sites/${site}/rooms?asOf=${day}`).expect(200)).body as RoomList;
    for (const room of ground.rooms.get(site) ?? []) {
      expect(items.find(({ id }) => id === room)?.equipmentCount ?? 0).withContext(`${room} ${day}`).toBe(there.filter(({ place }) => place.room === room).length);
    }
  }

  async function askList({ browser, sites }: Asker, day: string): Promise<void> {
    const site = chance.pick(sites);
    const room = chance.pick(ground.rooms.get(site) ?? []);
    const person = chance.pick(ground.persons);
    const category = chance.pick(CATEGORIES);
    const states = [chance.pick(EQUIPMENT_STATES), chance.pick(EQUIPMENT_STATES), chance.pick(['in-stock', 'in-service'] as const)];
    const filters: readonly [string, (one: Situation) => boolean][] = [
      [`siteId=${site}`, ({ place }) => place.site === site], [`siteId=${site}&roomId=${room}`, ({ place }) => place.room === room], [`personId=${person}`, ({ custody }) => custody?.person === person],
      [`state=${[...new Set(states)].join()}`, ({ state }) => states.includes(state)], [`category=${category}&state=${states[2]}`, (one) => one.piece.category === category && one.state === states[2]],
      ['q=asof-00', ({ piece }) => piece.number.startsWith('ASOF-00')], ['', () => true],
    ];
    const [query, fits] = chance.pick(filters);
    const truth = situationsAt(pieces, sites, day).filter(fits).map(({ piece, state, custody }) => [piece.number, state, custody?.person ?? null]);
    const page = (await browser.get(`/api/equipment?limit=200&count=true&sort=number&asOf=${day}${query && `&${query}`}`).expect(200)).body as Page<EquipmentRow>;
    expect(page.items.map(({ number, state, custody }) => [number, state, custody?.person?.id ?? null])).withContext(`${query} ${day}`).toEqual(truth);
    expect(page.total).toBe(truth.length);
  }

  it(`answers ${QUESTIONS} questions as the plain records do`, async () => {
    const kinds = [askPiece, askPiece, askPiece, askPerson, askPerson, askSite, askList, askList];
    const asked = new Map<string, number>();
    for (let question = 0; question < QUESTIONS; question += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        const ask = chance.pick(kinds);
        asked.set(ask.name, (asked.get(ask.name) ?? 0) + 1);
        await ask(chance.pick(askers), dayOf());
      }));
    }
    for (const count of asked.values()) expect(count).toBeGreaterThan(80);
    // A busy machine may take its time.
  }, 120_000);

  it('is a year worth asking about', () => {
    const states = new Set<string>();
    for (const day of [...days, ...AWKWARD_DAYS]) for (const { state } of situationsAt(pieces, [...ground.rooms.keys()], day)) states.add(state);
    expect([...states].sort()).toEqual(['broken', 'in-repair', 'in-service', 'in-stock', 'in-transit', 'lost', 'stolen']);
    expect(pieces.some(({ annulled }) => annulled) && pieces.some(({ custodies }) => custodies.some(({ cancelled }) => cancelled))).toBe(true);
    expect(pieces.filter(({ places }) => new Set(places.map(({ site }) => site)).size > 1).length).toBeGreaterThan(PIECES / 4);
    expect(AWKWARD_DAYS).toContain('2025-03-30');
    expect([FIRST_DAY, LAST_DAY].map((day) => situationsAt(pieces, [...ground.rooms.keys()], day).length > 0)).toEqual([true, true]);
  });
});
