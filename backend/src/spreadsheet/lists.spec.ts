import {
  ACCOUNT_COLUMNS, ACCOUNT_SORTS, EQUIPMENT_COLUMNS, EQUIPMENT_SORTS, MODEL_COLUMNS, MODEL_SORTS, PERSON_COLUMNS, PERSON_SORTS, SITE_COLUMNS, SITE_SORTS,
  type ListColumn, type Page,
} from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { readCsv } from '../testing/read-file.js';
import { makeSiteWorld } from '../testing/matrix/site-world.js';
import { insertModel, insertPerson } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

interface ExportedList {
  readonly columns: readonly ListColumn[];
  readonly sorts: readonly string[];
  /** Which columns, together, tell an item of the answer. */
  readonly tells: Readonly<Record<string, (item: never) => unknown>>;
  readonly filters: readonly string[];
}

interface Named {
  readonly givenName: string;
  readonly familyName: string;
}

const names = { familyName: (item: Named) => item.familyName, givenName: (item: Named) => item.givenName };
const LISTS: Readonly<Record<string, ExportedList>> = {
  persons: { columns: PERSON_COLUMNS, sorts: PERSON_SORTS, tells: names, filters: ['', 'q=camille', 'withLeft=true'] },
  sites: { columns: SITE_COLUMNS, sorts: SITE_SORTS, tells: { name: (item: { name: string }) => item.name }, filters: ['', 'status=open', 'q=qsite'] },
  'equipment-models': { columns: MODEL_COLUMNS, sorts: MODEL_SORTS, tells: { name: (item: { name: string }) => item.name }, filters: ['', 'category=tablet', 'q=exemplar'] },
  users: { columns: ACCOUNT_COLUMNS, sorts: ACCOUNT_SORTS, tells: { email: (item: { email: string }) => item.email }, filters: ['', 'role=manager', 'state=active,invited'] },
  equipment: { columns: EQUIPMENT_COLUMNS, sorts: EQUIPMENT_SORTS, tells: { number: (item: { number: string }) => item.number }, filters: ['', 'q=qsite'] },
};

describe('The export of each list', () => {
  const app = useTestApp();
  let browsers: Record<'administrator' | 'technician' | 'mediator', SignedInBrowser>;

  beforeAll(async () => {
    const { pool } = app();
    const world = await makeSiteWorld(pool);
    await makeSiteWorld(pool);
    await insertPerson(pool, { site_id: world.siteId, family_name: 'Zé; "guillemet"', left_on: '2026-01-31' });
    await pool.query(`UPDATE site SET network_kind = '4g', download_mbps = 80, address = E'1, rue\\nde la Mer' WHERE id = $1`, [world.siteId]);
    await insertModel(pool, {
      category: 'tablet', name: 'Onglet 10', support_ends_on: '2029-12-31',
      specifications: JSON.stringify({ screenInches: 10.5, memoryGb: 8, cellular: true }),
    });
    browsers = {
      administrator: await app().signedInAs('administrator'), technician: await app().signedInAs('technician'),
      mediator: await app().signedInAs('mediator', [world.siteId]),
    };
  });

  const csv = async (browser: SignedInBrowser, path: string) => readCsv((await browser.get(path).expect(200)).text);

  for (const [name, { columns, sorts, tells, filters }] of Object.entries(LISTS)) {
    it(`holds what the list of ${name} shows, in every order`, async () => {
      const browser = browsers[name === 'users' ? 'administrator' : 'technician'];
      for (const query of filters.flatMap((filter) => sorts.map((sort) => `${filter}&sort=${sort}`))) {
        const { items } = (await browser.get(`/api/${name}?limit=200&${query}`).expect(200)).body as Page<never>;
        expect(items.length).withContext(query).toBeGreaterThan(0);
        const [, ...lines] = await csv(browser, `/api/${name}/export?format=csv&columns=${Object.keys(tells).join()}&${query}`);
        expect(lines).withContext(query).toEqual(items.map((item) => Object.values(tells).map((tell) => tell(item) as string)));
      }
    });

    it(`has the headings of ${name} in the order of the contract`, async () => {
      const browser = browsers[name === 'users' ? 'administrator' : 'technician'];
      expect((await csv(browser, `/api/${name}/export?format=csv`))[0]).toEqual(columns.map(({ heading }) => heading));
    });

    it(`can be ordered by a column of ${name} only as the list can`, () => {
      for (const { sort } of columns) {
        if (sort !== null) expect(sorts).toContain(sort);
      }
    });
  }

  it('writes what a model is like', async () => {
    const rows = await csv(browsers.technician, '/api/equipment-models/export?format=csv&q=onglet&columns=name,screenInches,memoryGb,cellular,poweredByEthernet,supportEndsOn,equipmentCount');
    expect(rows[1]).toEqual(['Onglet 10', '10,5', '8', 'oui', '', '31/12/2029', '0']);
  });

  it('writes how a site is connected, and keeps lines of its address', async () => {
    const rows = await csv(browsers.technician, '/api/sites/export?format=csv&columns=networkKind,downloadMbps,address&q=de la mer');
    expect(rows[1]).toEqual(['4G', '80', '1, rue\nde la Mer']);
  });

  it('shows a mediator agents of the own site, without service and e-mail', async () => {
    const [headings, ...lines] = await csv(browsers.mediator, '/api/persons/export?format=csv');
    expect(headings).toEqual(['Nom', 'Prénom', 'MDS', 'Parti le', 'Matériels détenus']);
    expect(new Set(lines.map(([, , site]) => site)).size).toBe(1);
    const refused = await browsers.mediator.get('/api/persons/export?format=csv&columns=familyName,email').expect(403);
    expect(refused.body).toEqual(jasmine.objectContaining({ code: 'not-allowed', field: 'columns' }));
  });
});
