import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SignedInBrowser } from '../testing/browser.js';
import { ImportDriver } from '../testing/import-driver.js';
import { insertModel, insertSite } from '../testing/rows.js';
import { TestApp, useTestApp } from '../testing/test-app.js';

const exported = async (browser: SignedInBrowser, query = '') => (await browser.get(`/api/equipment/export?format=csv${query}`).expect(200)).text;

describe('An export that is imported again', () => {
  let folder: string;
  let demonstration: TestApp;
  let technician: SignedInBrowser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'calanque-aller-retour-'));
    demonstration = await TestApp.start({ demonstration: true, demonstrationPassword: 'Calanque-de-Sugiton-13!', dataFolder: folder });
    technician = await demonstration.signedInAs('technician');
    await technician.post('/api/demonstration/equipment').expect((answer) => answer.status < 300);
  });
  afterAll(async () => {
    await demonstration.stop();
    await rm(folder, { recursive: true });
  });

  it('is the whole demonstration inventory, unchanged: every piece is there already', async () => {
    const before = await exported(technician);
    const lines = before.trimEnd().split('\r\n').length - 1;
    expect(lines).toBe(400);
    const driver = new ImportDriver(technician);
    const done = await driver.taken(before, { allDifferences: true });
    expect((await driver.rows(done.id, 'different')).map(({ row, differences }) => [row, differences])).toEqual([]);
    expect((await driver.rows(done.id, 'rejected')).map(({ row, sentence }) => [row, sentence])).toEqual([]);
    expect(done.counts).toEqual({ accepted: 0, rejected: 0, ignored: 0, alreadyPresent: lines, different: 0 });
    expect(await exported(technician)).toBe(before);
  });

  describe('into an inventory without any equipment', () => {
    const other = useTestApp();

    it('makes every piece as it was', async () => {
      const sites = await demonstration.pool.query<{ name: string; city: string }>('SELECT name, city FROM site');
      for (const site of sites.rows) await insertSite(other().pool, site);
      const models = await demonstration.pool.query<{ category: string; maker: string; name: string; warranty_months: number }>('SELECT category, maker, name, warranty_months FROM equipment_model');
      for (const model of models.rows) await insertModel(other().pool, model);
      const columns = '&columns=number,category,maker,model,serial,mac,imei,site,room,state,purchasedOn,price,orderNumber,supplier,warrantyMonths,notes,ssid,bands,ipAddress,firmware,osName,osVersion,osSupportEndsOn';
      const browser = await other().signedInAs('technician');
      const driver = new ImportDriver(browser);
      // What is lent or on its way has a loan or a transfer behind it, which no list brings.
      const file = await exported(technician, `${columns}&state=in-stock,in-service,in-repair,broken,lost,stolen,written-off`);
      const lines = file.trimEnd().split('\r\n').length - 1;
      expect(lines).toBeGreaterThan(350);
      const done = await driver.taken(file);
      expect((await driver.rows(done.id, 'rejected')).map(({ row, sentence }) => [row, sentence])).toEqual([]);
      expect(done.counts).toEqual({ accepted: lines, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 });
      expect(await exported(browser, columns)).toBe(file);
    });

  });

  describe('with awkward cells', () => {
    const other = useTestApp();

    it('takes formulas, quotes, separators and line ends as they are', async () => {
      const siteId = await insertSite(other().pool, { name: 'Épreuve' });
      const modelId = await insertModel(other().pool, { category: 'tablet', maker: '=Marque', name: "'Modèle" });
      const browser = await other().signedInAs('technician');
      const notes = ['=1+1', '+33 4 42', '-5', '@SUM(A1)', "'déjà", "''deux", 'a;b', 'dit "oui"', 'ligne 1\nligne 2', '"', 'TOTAL', '\u00a0« insécable »'];
      for (const [place, text] of notes.entries()) {
        await browser.post('/api/equipment', { id: `01940000-0000-7000-8000-0000000000${String(place).padStart(2, '0')}`, modelId, siteId, serial: `=S${place}`, notes: text }).expect(201);
      }
      const before = await exported(browser, `&siteId=${siteId}`);
      const driver = new ImportDriver(browser);
      const tried = await driver.tried(before);
      expect((await driver.rows(tried.id)).filter(({ outcome }) => outcome !== 'already-present').map(({ differences, faults }) => [differences, faults])).toEqual([]);
      expect(tried.counts.alreadyPresent).toBe(notes.length);
      expect((await driver.rows(tried.id)).map(({ values }) => values['notes'])).toEqual(notes.map((text) => text.trim()));
    });
  });
});
