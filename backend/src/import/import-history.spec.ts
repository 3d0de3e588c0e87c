import type { HistoryLine, ImportDetail, Page } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { ImportDriver } from '../testing/import-driver.js';
import { insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const HEAD = 'Catégorie;Marque;Modèle;N° de série;MDS;Observations';

describe('The history after an import', () => {
  const app = useTestApp();
  let istres: string;
  let arles: string;
  let technician: SignedInBrowser;
  let manager: SignedInBrowser;
  let driver: ImportDriver;
  let done: ImportDetail;

  beforeAll(async () => {
    istres = await insertSite(app().pool, { name: 'Istres' });
    arles = await insertSite(app().pool, { name: 'Arles' });
    technician = await app().signedInAs('technician', [], { givenName: 'Tom', familyName: 'Technicien' });
    manager = await app().signedInAs('manager', [arles]);
    driver = new ImportDriver(technician);
    done = await driver.taken([HEAD, ...['A', 'B', 'C'].map((serial) => `Tablette;Apple;iPad 9;${serial};Istres;`), ...['D', 'E'].map((serial) => `Tablette;Apple;iPad 9;${serial};Arles;`)].join('\n'));
  });

  const list = async (query = '', browser = technician) => ((await browser.get(`/api/history?limit=200&${query}`).expect(200)).body as Page<HistoryLine>).items;
  const told = (lines: readonly HistoryLine[]) => lines.map(({ site, changes }) =>
    [site?.name, ...['kind', 'created', 'updated'].map((name) => changes.find(({ field }) => field === name)?.after)]);
  const ofImport = async (id: string, query = '', browser = technician) => (await list(query, browser)).filter(({ requestId }) => requestId === `import-${id}`);
  const pieces = async (id: string) => (await app().pool.query<{ id: string; site: string }>(`
    SELECT e.id, s.name AS site FROM import_row r JOIN equipment e ON e.id = r.target_id JOIN equipment_place p ON p.equipment_id = e.id JOIN site s ON s.id = p.site_id
     WHERE r.import_id = $1 ORDER BY r.row`, [id])).rows;

  it('tells it once per site, with the counts, as the act of who gave the file', async () => {
    const lines = await ofImport(done.id);
    expect(told(lines).sort()).toEqual([['Arles', 'equipment', '2', '0'], ['Istres', 'equipment', '3', '0']]);
    for (const { actor, subject, subjectId, subjectLabel, reachable } of lines) {
      expect([actor, subject, subjectId, subjectLabel, reachable]).toEqual(['Tom Technicien', 'import', done.id, 'inventaire.csv', true]);
    }
  });

  it('tells it to whoever asks for an author, a site, imports, or what was imported', async () => {
    expect(told(await ofImport(done.id, `authorId=${technician.personId}`)).length).toBe(2);
    expect(told(await ofImport(done.id, `siteId=${istres}`))).toEqual([['Istres', 'equipment', '3', '0']]);
    expect(told(await ofImport(done.id, 'subject=import')).length).toBe(2);
    expect(told(await ofImport(done.id, 'subject=equipment')).length).toBe(2);
    for (const subject of ['person', 'site', 'equipment_model']) expect(await ofImport(done.id, `subject=${subject}`)).withContext(subject).toEqual([]);
    const authors = ((await technician.get('/api/history/authors').expect(200)).body as Page<{ name: string }>).items;
    expect(authors.map(({ name }) => name)).toContain('Tom Technicien');
  });

  it('tells a manager of their own sites, and leads to the report its giver alone', async () => {
    const lines = await ofImport(done.id, '', manager);
    expect(told(lines)).toEqual([['Arles', 'equipment', '2', '0']]);
    expect(lines.map(({ reachable }) => reachable)).toEqual([false]);
    await manager.get(`/api/imports/${done.id}`).expect(404);
  });

  it('is whole on each piece', async () => {
    const piece = (await pieces(done.id)).at(-1);
    const lines = await list(`subject=equipment&subjectId=${piece?.id}`);
    expect(lines.map(({ table }) => table).sort()).toEqual(['equipment', 'equipment_condition', 'equipment_place']);
    expect(new Set(lines.map(({ requestId }) => requestId))).toEqual(new Set([`import-${done.id}`]));
  });

  it('tells what was updated beside what was made', async () => {
    const tried = await driver.tried([HEAD, 'Tablette;Apple;iPad 9;A;Istres;Coque rouge', 'Tablette;Apple;iPad 9;F;Istres;'].join('\n'));
    const again = await driver.confirm(tried.id, { allDifferences: true });
    expect(told(await ofImport(again.id))).toEqual([['Istres', 'equipment', '1', '1']]);
  });

  it('tells of one that stopped half-way as far as it came, and the rest once it has been taken up again', async () => {
    const tried = await driver.tried([HEAD, ...['G', 'H', 'I'].map((serial) => `Tablette;Apple;iPad 9;${serial};Istres;`)].join('\n'));
    const step = async (state: string, failure: string | null, rows: number) => {
      await app().pool.query(`UPDATE import_row SET written_at = now() WHERE import_id = $1 AND row IN (SELECT row FROM import_row WHERE import_id = $1 ORDER BY row LIMIT $2)`, [tried.id, rows]);
      await app().pool.query('UPDATE import SET state = $2, failure = $3 WHERE id = $1', [tried.id, state, failure]);
    };
    await app().pool.query(`UPDATE import_row SET target_id = $2 WHERE import_id = $1`, [tried.id, (await pieces(done.id))[0]?.id]);
    await step('importing', null, 0);
    await step('failed', 'Arrêt.', 2);
    expect(told(await ofImport(tried.id))).toEqual([['Istres', 'equipment', '2', '0']]);
    await step('importing', null, 2);
    await step('done', null, 3);
    expect(told(await ofImport(tried.id))).toEqual([['Istres', 'equipment', '1', '0'], ['Istres', 'equipment', '2', '0']]);
  });

  it('forgets the name of a file with the file, and the counts never', async () => {
    const gone = await driver.taken([HEAD, 'Tablette;Apple;iPad 9;Z;Arles;'].join('\n'));
    await app().pool.query(`UPDATE import SET created_at = created_at - interval '2 years' WHERE id = $1`, [gone.id]);
    await driver.upload([HEAD, 'Tablette;Apple;iPad 9;Y;Arles;'].join('\n'));
    const [line] = await ofImport(gone.id);
    expect([line?.subjectLabel, line?.reachable, told(line ? [line] : [])]).toEqual([null, false, [['Arles', 'equipment', '1', '0']]]);
  });

  it('tells a list of agents, of rooms and of sites likewise', async () => {
    const of = async (kind: 'agents' | 'rooms' | 'sites', ...lines: string[]) => told(await ofImport((await new ImportDriver(technician, kind).taken(lines.join('\n'))).id));
    expect(await of('agents', 'Nom;Prénom;MDS', 'Martin;Inès;Arles', 'Durand;Zoé;Arles')).toEqual([['Arles', 'agents', '2', '0']]);
    expect(await of('rooms', 'MDS;Nom;Étage', 'Istres;Bureau 12;1')).toEqual([['Istres', 'rooms', '1', '0']]);
    expect(await of('sites', 'Nom;Adresse;Code postal;Commune', 'Salon;1 rue Haute;13300;Salon-de-Provence')).toEqual([['Salon', 'sites', '1', '0']]);
  });
});
