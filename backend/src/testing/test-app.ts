import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Role } from '@calanque/shared';
import pg from 'pg';
import { hashPassword } from '../access/index.js';
import { createApp } from '../app.js';
import { Clock } from '../clock/clock.js';
import { loadConfig, type Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { AnswerCheck } from './answer-check.js';
import { Browser, SignedInBrowser } from './browser.js';
import { insertAccount, insertPerson, next } from './rows.js';
import { createThrowAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.js';

/** The password of every account that `signedInAs` makes. */
export const TEST_PASSWORD = 'Sentier-de-2-criques!';

let passwordHash: Promise<string> | null = null;

/** What can be told apart from an ordinary account of the role. */
export interface AccountOfTest {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  readonly endsOn?: string | null;
}

/**
 * Call it in the body of a `describe`: one application for its specs, started before them and stopped after.
 * Gives it while they run.
 */
export function useTestApp(settings: Partial<Config> = {}): () => TestApp {
  let app: TestApp | undefined;
  beforeAll(async () => {
    app = await TestApp.start(settings);
  });
  afterAll(() => app?.stop());
  return () => {
    if (app === undefined) throw new Error('the application is there only while specs run');
    return app;
  };
}

/** The real application on a database of its own, listening on a free port. */
export class TestApp {
  private constructor(
    readonly nest: NestExpressApplication,
    private readonly throwAway: ThrowAwayDatabase,
    /** `http://127.0.0.1:<port>` */
    readonly address: string,
    readonly clock: SettableClock,
    /** Beside the application's own connections: where the specs put and look at rows. */
    readonly pool: pg.Pool,
  ) {
    this.answers = new AnswerCheck(nest);
  }

  /** What the API says of itself. */
  private readonly answers: AnswerCheck;

  static async start(settings: Partial<Config> = {}): Promise<TestApp> {
    const throwAway = await createThrowAwayDatabase();
    const config = loadConfig({
      NODE_ENV: 'test',
      PORT: '0',
      DATABASE_URL: throwAway.url,
      CALANQUE_LOG_LEVEL: 'silent',
      CALANQUE_PUBLIC_URL: 'http://calanque.test',
    });
    const app = await createApp({ ...config, ...settings }, throwAway.url);
    const clock = new SettableClock(app.get(Clock));
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const pool = new pg.Pool({ connectionString: throwAway.url, max: 4 });
    // A connection that is being closed may still hear that its database is removed.
    pool.on('connect', (client) => client.on('error', () => undefined));
    return new TestApp(app, throwAway, `http://127.0.0.1:${port}`, clock, pool);
  }

  async stop(): Promise<void> {
    await this.nest.close();
    await this.pool.end();
    await this.throwAway.drop();
  }

  get database(): Database {
    return this.nest.get(Database);
  }

  /** A provider of the application. */
  get<Provided>(type: new (...given: never[]) => Provided): Provided {
    return this.nest.get(type, { strict: false });
  }

  /** A browser in which nobody is signed in. */
  visitor(): Promise<Browser> {
    return new Browser(this.address, this.answers).open();
  }

  /** Makes an account of the role at the sites and signs it in; a mediator's lasts long. */
  async signedInAs(role: Role, siteIds: readonly string[] = [], account: AccountOfTest = {}): Promise<SignedInBrowser> {
    const { givenName = 'Camille', familyName = `Essai-${next()}`, endsOn = role === 'mediator' ? '2199-12-31' : null } = account;
    const email = account.email ?? `${role}-${next()}@essai.test`;
    passwordHash ??= hashPassword(TEST_PASSWORD);
    const personId = await insertPerson(this.pool, { given_name: givenName, family_name: familyName, site_id: siteIds[0] ?? null });
    const columns = { person_id: personId, email, role, password_hash: await passwordHash, ends_on: endsOn };
    const id = await insertAccount(this.pool, columns, siteIds);
    const browser = await new SignedInBrowser(this.address, this.answers, id, personId, email).open();
    await browser.post('/api/session', { email, password: TEST_PASSWORD }).expect(200);
    return browser;
  }

  /** How many statements PostgreSQL is sent while `work` runs. */
  async countStatements(work: () => PromiseLike<unknown>): Promise<number> {
    const query = Reflect.get(pg.Client.prototype, 'query');
    let sent = 0;
    pg.Client.prototype.query = new Proxy(query, {
      apply: (target, client, given: readonly unknown[]) => {
        // The queue of jobs goes on meanwhile.
        if (!isOfJobs(given[0])) sent++;
        return Reflect.apply(target, client, given) as unknown;
      },
    });
    try {
      await work();
      return sent;
    } finally {
      pg.Client.prototype.query = query;
    }
  }
}

function isOfJobs(query: unknown): boolean {
  const text = typeof query === 'string' ? query : typeof query === 'object' && query !== null ? String(Reflect.get(query, 'text')) : '';
  return text.includes('pgboss');
}

/** Sets what the application takes for now. */
export class SettableClock {
  private fixed: Date | null = null;

  constructor(clock: Clock) {
    clock.now = () => this.fixed ?? new Date();
  }

  /** Stops at the instant; null lets the real time go on. */
  set(instant: Date | string | null): void {
    this.fixed = instant === null ? null : new Date(instant);
  }
}
