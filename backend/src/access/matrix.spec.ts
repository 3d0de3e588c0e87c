import { Allow, REQUIREMENT } from './allow.js';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { mayRole, ROLES, ROLES_OF_ALL_SITES, type Role } from '@calanque/shared';
import type { Response } from 'supertest';
import type { SignedInBrowser } from '../testing/browser.js';
import { ATTEMPTS, type Attempt, type RouteAttempt } from '../testing/matrix/attempts.js';
import { makeSiteWorld, type SiteMarks, type SiteWorld } from '../testing/matrix/site-world.js';
import { textOf } from '../testing/pdf-reader.js';
import { insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { requireAllowEverywhere, routesOf, type Route } from './routes.js';

/** A role tries every route: that takes its time on a busy machine. */
const PATIENCE_MS = 180_000;

/** Open to everybody, by name: one more must be decided here. */
const OPEN_ROUTES = [
  'DELETE /api/session', 'GET /api/booking-feeds/:token.ics', 'GET /api/health/live', 'GET /api/health/ready', 'GET /api/links/forgotten', 'GET /api/session',
  'POST /api/links/forgotten', 'POST /api/links/lookup', 'POST /api/links/use', 'POST /api/session', 'POST /api/setup',
];
/** Whoever holds the secret in the request is told of the site that it stands for. */
const BY_SECRET = ['POST /api/links/lookup', 'GET /api/booking-feeds/:token.ics'];
/** These end the session of who calls them, or answer about who calls them: tried apart. */
const ABOUT_ONESELF = ['DELETE /api/session', 'DELETE /api/sessions', 'POST /api/session', 'POST /api/links/use'];
/** A person's own rule decides, whatever the role; or the test application is no demonstration. */
const MAY_BE_REFUSED_BY_RULE = ['PUT /api/session/password', 'POST /api/setup', 'POST /api/demonstration/equipment', 'POST /api/imports',
  'PUT /api/loans/:loanId/lines/:custodyId/photo/:moment',
  // No mail goes out of the test application.
  'POST /api/links/forgotten', 'POST /api/mails/trial', 'POST /api/mails/:id/retry', 'POST /api/users/:id/link/mail'];

/** One sends things to sites that are not one's own: their names and nothing else are told. */
const TELLS_NAMES_OF_SITES = ['GET /api/transfers/destinations'];

type Scope = 'inside' | 'outside';

/** From where an answer is had at all. */
const REACHES: Readonly<Record<RouteAttempt['outside'], readonly Scope[]>> = {
  refused: ['inside'], filtered: ['inside', 'outside'], siteless: ['inside', 'outside'], foreign: [], moved: ['outside'], past: [],
};

describe('The permission matrix', () => {
  const app = useTestApp();
  const tried = { routes: new Set<string>(), attempts: 0 };
  let routes: Route[];
  let home: SiteWorld;
  /** The site of who is outside. */
  let abroad: string;
  let browsers: Map<Role, SignedInBrowser>;

  beforeAll(async () => {
    routes = routesOf(app().nest);
    abroad = await insertSite(app().pool);
    home = await makeSiteWorld(app().pool, abroad);
    browsers = new Map();
    for (const role of ROLES) browsers.set(role, await app().signedInAs(role, ROLES_OF_ALL_SITES.includes(role) ? [] : [home.siteId]));
  });

  afterAll(() => {
    const cells = `${tried.routes.size} routes × ${ROLES.length} rôles × 2 périmètres`;
    process.stdout.write(`\nMatrice des droits : ${cells} = ${tried.attempts} essais\n`);
  });

  it('knows every registered route, and no other', () => {
    expect(routes.map(nameOf).sort()).toEqual(Object.keys(ATTEMPTS).sort());
  });

  it('leaves only the named routes open', () => {
    expect(routes.filter((route) => route.requirement === 'anyone').map(nameOf).sort()).toEqual([...OPEN_ROUTES].sort());
  });

  it('turns a visitor away from every other route', async () => {
    for (const route of routes.filter((one) => one.requirement !== 'anyone')) {
      const visitor = await app().visitor();
      const answer = await send(visitor, route, attemptOf(route, home));
      expect(answer.status).withContext(nameOf(route)).toBe(401);
    }
  });

  for (const role of ROLES) {
    for (const scope of ['inside', 'outside'] as const) {
      it(`holds for ${role} ${scope} the sites of the account`, async () => {
        for (const route of routes.filter((one) => !ABOUT_ONESELF.includes(nameOf(one)))) {
          for (const attempt of attemptsOf(route)) await tryRoute(route, attempt, role, scope);
        }
      }, PATIENCE_MS);
    }
  }

  async function tryRoute(route: Route, attempt: RouteAttempt, role: Role, scope: Scope): Promise<void> {
    // What only reads, or is turned away, leaves the world as it is.
    const world = route.method === 'GET' || !holds(route, role) ? home : await makeSiteWorld(app().pool, attempt.outside === 'past' ? abroad : undefined);
    const browser = browsers.get(role);
    if (browser === undefined) throw new Error(`nobody is signed in as ${role}`);
    await lend(browser, role, scope === 'inside' ? [world.siteId] : []);
    const answer = await send(browser, route, attempt.of(world));
    const text = await textIn(answer);
    tried.routes.add(nameOf(route));
    tried.attempts++;
    const context = `${nameOf(route)} as ${role} ${scope}: ${attempt.outside} ${answer.status} ${text.slice(0, 300)}`;
    expectStatus(route, attempt, role, scope, answer, context);
    expectDiscretion(route, attempt, role, scope, text, world.marks, context);
  }

  /** Makes these the sites of the caller for this attempt; with none, those of a world that nobody tries. */
  async function lend(browser: SignedInBrowser, role: Role, siteIds: readonly string[]): Promise<void> {
    if (ROLES_OF_ALL_SITES.includes(role)) return;
    await app().pool.query('DELETE FROM account_site WHERE account_id = $1', [browser.accountId]);
    await app().pool.query('INSERT INTO account_site (account_id, site_id) VALUES ($1, $2)', [browser.accountId, siteIds[0] ?? abroad]);
  }

  function expectStatus(route: Route, attempt: RouteAttempt, role: Role, scope: Scope, answer: Response, context: string): void {
    const name = nameOf(route);
    if (!holds(route, role)) {
      expect(answer.status).withContext(context).toBe(403);
      return;
    }
    if (MAY_BE_REFUSED_BY_RULE.includes(name)) {
      expect([200, 204, 400, 404, 422]).withContext(context).toContain(answer.status);
      return;
    }
    if (attempt.outside === 'foreign') {
      expect(answer.status).withContext(context).toBe(404);
      return;
    }
    const reaches = ROLES_OF_ALL_SITES.includes(role) || REACHES[attempt.outside].includes(scope);
    if (attempt.hiddenFrom?.includes(role)) {
      expect(answer.status).withContext(context).toBe(404);
      return;
    }
    if (reaches && attempt.refusedTo?.includes(role)) {
      expect(answer.status).withContext(context).toBe(403);
      return;
    }
    if (reaches) expect(answer.status).withContext(context).toBeLessThan(300);
    else expect(name === 'POST /api/equipment/bulk-acts' ? [409] : [404, 422]).withContext(context).toContain(answer.status);
  }

  function expectDiscretion(route: Route, attempt: RouteAttempt, role: Role, scope: Scope, text: string, marks: SiteMarks, context: string): void {
    const isForeign = attempt.outside === 'foreign';
    const seesSite = !isForeign && (scope === 'inside' || ROLES_OF_ALL_SITES.includes(role));
    if (!seesSite && !BY_SECRET.includes(nameOf(route))) {
      const { site, ...others } = marks;
      const kept = TELLS_NAMES_OF_SITES.includes(nameOf(route)) ? Object.values(others) : [site, ...Object.values(others)];
      for (const mark of kept) expect(text).withContext(context).not.toContain(mark);
    }
    if (role === 'direction' || route.requirement === 'anyone') {
      expect(text).withContext(context).not.toContain(marks.person);
      expect(text).withContext(context).not.toContain(marks.note);
    }
    if (role === 'direction' || role === 'mediator') {
      if (nameOf(route) !== 'POST /api/links/lookup') expect(text).withContext(context).not.toContain(marks.contact);
    }
    expect(text).withContext(context).not.toMatch(/password_?hash|\$argon2|token_?hash/i);
  }

  describe('for the direction, which sees no person', () => {
    it('refuses to filter by holder, so that a guess tells nothing', async () => {
      const answer = await browsers.get('direction')?.get(`/api/equipment?personId=${home.personId}`);
      expect(answer?.status).toBe(403);
    });

    it('finds nothing by a name or a note in any search', async () => {
      const world = await makeSiteWorld(app().pool);
      for (const mark of [world.marks.person, world.marks.note, world.marks.contact]) {
        for (const list of ['equipment', 'sites', 'equipment-models']) {
          const answer = await browsers.get('direction')?.get(`/api/${list}?q=${mark}&count=true`).expect(200);
          expect((answer?.body as { total: number }).total).withContext(list).toBe(0);
        }
        const everywhere = await browsers.get('direction')?.get(`/api/search?q=${mark}`).expect(200);
        expect(everywhere?.body).withContext('search').toEqual({ groups: [] });
      }
    });

    it('offers no order by anything that it may not see', async () => {
      for (const sort of ['holder', 'person', 'notes', 'custody']) {
        await browsers.get('direction')?.get(`/api/equipment?sort=${sort}`).expect(400);
      }
    });

    it('says of a held piece that it is in service, and of nobody who holds it', async () => {
      const world = await makeSiteWorld(app().pool);
      const answer = await browsers.get('direction')?.get(`/api/equipment/${world.heldId}`).expect(200);
      expect(answer?.body).toEqual(jasmine.objectContaining({ state: 'in-service', custody: null, notes: null, conditionReason: null }));
    });
  });

  describe('for a mediator', () => {
    it('shows names of agents without service and e-mail', async () => {
      const world = await makeSiteWorld(app().pool);
      const browser = await app().signedInAs('mediator', [world.siteId]);
      const answer = await browser.get(`/api/persons/${world.personId}`).expect(200);
      expect(answer.body).toEqual(jasmine.objectContaining({ familyName: world.marks.person, service: null, email: null }));
    });

    it('lets only a fault be reported', async () => {
      const world = await makeSiteWorld(app().pool);
      const browser = await app().signedInAs('mediator', [world.siteId]);
      await browser.post(`/api/equipment/${world.freeId}/condition`, { condition: 'lost', reason: 'introuvable' }).expect(403);
      await browser.post(`/api/equipment/${world.freeId}/condition`, { condition: 'broken' }).expect(200);
      await browser.post(`/api/equipment/${world.freeId}/condition`, { condition: 'working' }).expect(403);
    });

    it('hands over tablets and accessories, and no laptop', async () => {
      const world = await makeSiteWorld(app().pool);
      const browser = await app().signedInAs('mediator', [world.siteId]);
      await app().pool.query(`UPDATE equipment_model SET category = 'laptop' WHERE id = $1`, [world.unusedModelId]);
      await app().pool.query('UPDATE equipment SET model_id = $2 WHERE id = $1', [world.freeId, world.unusedModelId]);
      const attempt = attemptOf(routeNamed('POST /api/custodies'), world);
      const answer = await browser.post(attempt.path, attempt.body).expect(403);
      expect((answer.body as { detail: string }).detail).toBe('Vous pouvez affecter et reprendre des tablettes et des accessoires seulement.');
    });
  });

  it('is failed by a planted route without @Allow', async () => {
    @Controller('planted')
    class PlantedController {
      @Get()
      everything(): string {
        return 'everything';
      }

      @Get('open')
      @Allow('anyone')
      open(): string {
        return 'open';
      }
    }
    @Module({ imports: [DiscoveryModule], controllers: [PlantedController] })
    class PlantedModule {}
    const planted = await NestFactory.create(PlantedModule, { logger: false });
    expect(() => requireAllowEverywhere(planted)).toThrowError('Without @Allow: PlantedController.everything');
    expect(Reflect.getMetadata(REQUIREMENT, Reflect.get(PlantedController.prototype, 'open') as object)).toBe('anyone');
    await planted.close();
  });

  function routeNamed(name: string): Route {
    const route = routes.find((one) => nameOf(one) === name);
    if (route === undefined) throw new Error(`no route ${name}`);
    return route;
  }
});

function nameOf(route: Route): string {
  return `${route.method} ${route.path}`;
}

function attemptOf(route: Route, world: SiteWorld): Attempt {
  const attempt = ATTEMPTS[nameOf(route)];
  if (attempt === undefined) throw new Error(`no attempt for ${nameOf(route)}`);
  return attempt.of(world);
}

function attemptsOf(route: Route): RouteAttempt[] {
  const withMore = (attempt: RouteAttempt): RouteAttempt[] => [attempt, ...(attempt.also ?? []).flatMap(withMore)];
  const attempt = ATTEMPTS[nameOf(route)];
  return attempt === undefined ? [] : withMore(attempt);
}

function holds(route: Route, role: Role): boolean {
  const { requirement } = route;
  return requirement === 'anyone' || requirement === 'signed-in' || (requirement !== undefined && mayRole(role, requirement));
}

function send(browser: Pick<SignedInBrowser, 'listen' | 'get' | 'post' | 'put' | 'patch' | 'delete'>, route: Route, attempt: Attempt): PromiseLike<Response> {
  if (nameOf(route) === 'GET /api/notices/stream') return begin(browser, attempt);
  switch (route.method) {
    case 'GET': return browser.get(attempt.path);
    case 'POST': return browser.post(attempt.path, attempt.body, attempt.version);
    case 'PUT': return browser.put(attempt.path, attempt.body ?? {}, attempt.version);
    case 'PATCH': return browser.patch(attempt.path, attempt.body ?? {}, attempt.version);
    default: return browser.delete(attempt.path, attempt.version);
  }
}

/** What an answer says; what of a PDF is read, and what stands in it that no reader knows as text. */
async function textIn(answer: Response): Promise<string> {
  const bytes: unknown = answer.body;
  if (!Buffer.isBuffer(bytes)) return answer.text;
  const raw = bytes.toString('latin1');
  return raw.includes('%%EOF') ? `${await textOf(bytes)} ${raw}` : raw;
}

/** What a stream answers at first: it has no end of its own. */
async function begin(browser: Pick<SignedInBrowser, 'listen'>, attempt: Attempt): Promise<Response> {
  const reader = await browser.listen(attempt.path);
  await reader.until(({ text }) => text !== '');
  reader.leave();
  return { status: reader.status, text: reader.text } as Response;
}
