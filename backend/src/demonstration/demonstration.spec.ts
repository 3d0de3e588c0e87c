import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isStrongPassword, passwordClasses, type BookingAnswer, type DemonstrationState, type EquipmentReportAnswer, type EquipmentSummary, type LoanCounts, type LoanSummary, type Overview, type Page, type ProblemAnswer, type SessionAnswer, type SiteSummary } from '@calanque/shared';
import { createApp } from '../app.js';
import { loadConfig } from '../config/config.js';
import { StartMessages } from '../lifecycle/start-messages.js';
import { TestApp } from '../testing/test-app.js';
import { createThrowAwayDatabase } from '../testing/throw-away-database.js';
import { insertAccount } from '../testing/rows.js';
import pg from 'pg';
import { demonstrationPassword, randomPassword } from './demonstration-password.js';

const PASSWORD = 'Calanque-de-Sugiton-13!';
const EMAILS = ['admin@demo.test', 'technicien@demo.test', 'responsable.vitrolles@demo.test', 'mediateur.vitrolles@demo.test', 'direction@demo.test'];

describe('The demonstration', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'calanque-demonstration-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  describe('in an empty database', () => {
    let app: TestApp;

    beforeAll(async () => {
      app = await TestApp.start({ demonstration: true, demonstrationPassword: PASSWORD, dataFolder: folder });
    });
    afterAll(() => app.stop());

    const signIn = async (email: string) => {
      const browser = await app.visitor();
      const answer = await browser.post('/api/session', { email, password: PASSWORD }).expect(200);
      return { browser, session: answer.body as SessionAnswer };
    };

    it('gives five accounts, one a role, and says so with their password', async () => {
      const roles = [];
      for (const email of EMAILS) roles.push((await signIn(email)).session.user?.role);
      expect(roles).toEqual(['administrator', 'technician', 'manager', 'mediator', 'direction']);
      const said = app.get(StartMessages).lines.join('\n');
      for (const email of EMAILS) expect(said).toContain(email);
      expect(said).toContain(PASSWORD);
    });

    it('gives twelve sites with rooms, agents and a manager, of which one sees one’s own', async () => {
      const { browser: technician } = await signIn('technicien@demo.test');
      const sites = (await technician.get('/api/sites?count=true').expect(200)).body as Page<SiteSummary>;
      expect(sites.total).toBe(12);
      for (const site of sites.items) {
        expect(site.roomCount).toBeGreaterThan(3);
        expect(site.manager).not.toBeNull();
        expect(site.address).toBe('Adresse à confirmer (exemple)');
      }
      const { session } = await signIn('responsable.vitrolles@demo.test');
      expect(session.sites.map((site) => site.name)).toEqual(['Vitrolles']);
    });

    it('brings 400 pieces on demand, once, also when two ask at the same time', async () => {
      const { browser: one } = await signIn('technicien@demo.test');
      const { browser: two } = await signIn('admin@demo.test');
      const answers = await Promise.all([one.post('/api/demonstration/equipment'), two.post('/api/demonstration/equipment')]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const refused = answers.find((answer) => answer.status === 409)?.body as ProblemAnswer;
      expect(refused.detail).toBe('Le matériel de démonstration est déjà chargé.');
      const state = (await one.get('/api/demonstration').expect(200)).body as DemonstrationState;
      expect(state).toEqual({ enabled: true, equipmentLoaded: true, equipmentCount: 400 });
      const overview = (await one.get('/api/overview').expect(200)).body as Overview;
      expect(overview.sites.length).toBe(12);
      expect(overview.sites.reduce((sum, site) => sum + site.total, 0)).toBe(400);
      const page = (await one.get('/api/equipment?state=in-repair&limit=200').expect(200)).body as Page<EquipmentSummary>;
      expect(page.items.length).toBeGreaterThan(0);
      for (const item of page.items) expect([item.state, item.custody?.kind]).toEqual(['in-repair', 'repair']);
      const { browser: manager } = await signIn('responsable.vitrolles@demo.test');
      for (const state of ['open', 'overdue', 'returned']) {
        const loans = (await manager.get(`/api/loans?state=${state}`).expect(200)).body as Page<LoanSummary>;
        expect(loans.items.length).withContext(state).toBeGreaterThan(0);
      }
      const { items: reports } = (await manager.get('/api/equipment-reports').expect(200)).body as Page<EquipmentReportAnswer>;
      expect(reports.map(({ answer, closedAt }) => [answer !== null, closedAt])).toEqual([[false, null], [true, null]]);
      const { browser: mediator } = await signIn('mediateur.vitrolles@demo.test');
      expect(((await mediator.get('/api/equipment-reports').expect(200)).body as Page<EquipmentReportAnswer>).items.length).toBe(1);
      const { items: bookings } = (await manager.get('/api/bookings?status=live&limit=200').expect(200)).body as Page<BookingAnswer>;
      expect(new Set(bookings.map(({ status }) => status))).toEqual(new Set(['asked', 'approved']));
      const counts = (await one.get('/api/loans/counts').expect(200)).body as LoanCounts;
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
    });
  });

  it('takes another password at the next start', async () => {
    const throwAway = await createThrowAwayDatabase();
    const config = { ...loadConfig({ NODE_ENV: 'test', DATABASE_URL: throwAway.url, CALANQUE_LOG_LEVEL: 'silent' }), demonstration: true, dataFolder: folder };
    for (const password of [PASSWORD, 'Calanque-de-Morgiou-13!']) {
      const app = await createApp({ ...config, demonstrationPassword: password }, throwAway.url);
      await app.init();
      expect(app.get(StartMessages).lines.join()).toContain(password);
      await app.close();
    }
    await throwAway.drop();
  });

  it('never joins real accounts', async () => {
    const throwAway = await createThrowAwayDatabase();
    const pool = new pg.Pool({ connectionString: throwAway.url });
    await insertAccount(pool);
    await pool.end();
    const config = { ...loadConfig({ NODE_ENV: 'test', DATABASE_URL: throwAway.url, CALANQUE_LOG_LEVEL: 'silent' }), demonstration: true, dataFolder: folder };
    const app = await createApp({ ...config, demonstrationPassword: PASSWORD }, throwAway.url);
    await expectAsync(app.init()).toBeRejectedWithError(/Cette base contient de vrais comptes : la démonstration ne s’y ajoute pas\./);
    await app.close();
    await throwAway.drop();
  });

  describe('has a password', () => {
    it('of four classes and at least 16 characters, never twice the same', () => {
      const made = Array.from({ length: 200 }, randomPassword);
      for (const password of made) {
        expect(password.length).toBeGreaterThanOrEqual(16);
        expect(passwordClasses(password)).toBe(4);
        expect(isStrongPassword(password, { administrator: true })).toBeTrue();
      }
      expect(new Set(made).size).toBe(200);
    });

    it('kept for the next start, readable by its owner alone', async () => {
      const own = await mkdtemp(join(folder, 'password-'));
      const first = await demonstrationPassword(own, null);
      expect(await demonstrationPassword(own, null)).toBe(first);
      const path = join(own, 'demonstration-password');
      expect((await readFile(path, 'utf8')).trim()).toBe(first);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    });

    it('made anew when what was kept is none', async () => {
      const own = await mkdtemp(join(folder, 'password-'));
      await writeFile(join(own, 'demonstration-password'), '\n');
      expect((await demonstrationPassword(own, null)).length).toBe(20);
    });
  });
});
