import type { ImportDetail, ProblemAnswer } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { ImportDriver } from '../testing/import-driver.js';
import { insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const problem = (answer: { text: string }): ProblemAnswer => JSON.parse(answer.text) as ProblemAnswer;

describe('What a person decides about a file', () => {
  const app = useTestApp();
  let technician: SignedInBrowser;
  let driver: ImportDriver;
  let istres: string;

  beforeEach(async () => {
    technician = await app().signedInAs('technician');
    driver = new ImportDriver(technician);
  });
  beforeAll(async () => {
    istres = await insertSite(app().pool, { name: 'Istres' });
  });

  const map = (id: string, mapping: object, version?: number) => technician.patch(`/api/imports/${id}`, mapping, version);

  it('is which column is what, kept for the next file', async () => {
    const file = 'Repère;Sorte;Fabriqué par;Référence;Endroit\nX-1;tablette;Apple;iPad 9;Istres\n';
    const first = await driver.upload(file);
    expect(first.columns.map(({ field }) => field)).toEqual([null, 'category', null, null, null]);
    expect(problem(await technician.post(`/api/imports/${first.id}/dry-run`).expect(422)).detail).toBe('Indiquez quelle colonne du fichier est : « Marque », « Modèle », « MDS ».');
    const mapped = (await map(first.id, { columns: [{ index: 0, field: 'number' }, { index: 2, field: 'maker' }, { index: 3, field: 'model' }, { index: 4, field: 'site' }] }).expect(200)).body as ImportDetail;
    expect(mapped.columns.map(({ field }) => field)).toEqual(['number', 'category', 'maker', 'model', 'site']);
    expect((await driver.dryRun(first.id)).counts.accepted).toBe(1);

    const next = await driver.upload(file.replace('Repère', 'repere').replace('X-1', 'X-2'));
    expect(next.columns.map(({ field, remembered }) => [field, remembered])).toEqual([['number', true], ['category', false], ['maker', true], ['model', true], ['site', true]]);
    const colleague = new ImportDriver(await app().signedInAs('technician'));
    expect((await colleague.upload(file)).columns.map(({ field }) => field)).toEqual([null, 'category', null, null, null]);
  });

  it('is a column to be left aside, also the next time', async () => {
    const file = 'N° inventaire;Type;Marque;Modèle;Site;État;Prix\nX-3;tablette;Apple;iPad 9;Istres;OK;cher\n';
    const first = await driver.upload(file);
    await map(first.id, { columns: [{ index: 6, field: null }] }).expect(200);
    expect((await driver.dryRun(first.id)).counts.accepted).toBe(1);
    expect((await driver.tried(file.replace('X-3', 'X-4'))).counts.accepted).toBe(1);
  });

  it('is refused with a sentence where it makes no sense', async () => {
    const { id, version } = await driver.upload('N° inventaire;Type;Marque;Modèle;Site\nX-5;tablette;Apple;iPad 9;Istres\n');
    expect(problem(await map(id, { columns: [{ index: 0, field: 'maker' }] }).expect(422)).detail).toBe('« Marque » est indiqué pour deux colonnes. Gardez-en une seule.');
    expect(problem(await map(id, { columns: [{ index: 9, field: 'maker' }] }).expect(422)).detail).toBe('Le fichier n’a pas de colonne 10. Rechargez la page.');
    expect(problem(await map(id, { columns: [{ index: 0, field: 'colour' }] }).expect(422)).detail).toBe('« colour » n’est pas un champ de ce fichier. Choisissez-le dans la liste.');
    expect(problem(await map(id, { values: [{ field: 'site', value: 'Ici', target: 'nowhere' }] }).expect(422)).detail).toBe('Ce que veut dire « Ici » n’est pas connu. Choisissez dans la liste.');
    expect(problem(await map(id, { values: [{ field: 'number', value: 'Ici', target: istres }] }).expect(422)).code).toBe('import-field-unknown');
    expect(problem(await map(id, { columns: [] }, version + 7).expect(412)).code).toBe('stale');
    expect(problem(await technician.post(`/api/imports/${id}/confirm`, {}).expect(409)).detail).toBe('Vérifiez d’abord le fichier : vous verrez ce qui sera créé avant de confirmer.');
  });

  it('is what a value means, kept for the next file and taken back', async () => {
    const file = 'N° inventaire;Type;Marque;Modèle;Site;État\nV-1;Fax;Apple;iPad 9;MDS Toulon;bizarre\n';
    const first = await driver.tried(file);
    expect(first.unknownValues.map(({ field, value }) => [field, value])).toEqual([['category', 'Fax'], ['site', 'MDS Toulon'], ['state', 'bizarre']]);
    const mapped = (await map(first.id, {
      values: [{ field: 'site', value: 'MDS Toulon', target: istres }, { field: 'category', value: 'FAX', target: 'tablet' }, { field: 'state', value: 'Bizarre', target: 'broken' }],
    }).expect(200)).body as ImportDetail;
    expect([mapped.state, mapped.values.map(({ field, value, label }) => [field, value, label])] as unknown)
      .toEqual(['uploaded', [['site', 'MDS Toulon', 'Istres'], ['category', 'FAX', 'Tablette'], ['state', 'Bizarre', 'En panne']]]);
    expect((await driver.dryRun(first.id)).counts.accepted).toBe(1);
    expect((await driver.rows(first.id))[0]?.values).toEqual(jasmine.objectContaining({ site: 'Istres', category: 'tablet', state: 'broken' }));

    const next = await driver.tried(file.replace('V-1', 'V-2'));
    expect(next.counts.accepted).toBe(1);
    await map(next.id, { values: [{ field: 'site', value: 'mds toulon', target: null }] }).expect(200);
    expect((await driver.dryRun(next.id)).counts.rejected).toBe(1);
  });

  it('is to leave the file, of which nothing stays', async () => {
    const { id } = await driver.tried('N° inventaire;Type;Marque;Modèle;Site\nL-1;tablette;Apple;iPad 9;Istres\n');
    await technician.delete(`/api/imports/${id}`).expect(204);
    await technician.get(`/api/imports/${id}`).expect(404);
    expect((await app().pool.query('SELECT FROM import_row WHERE import_id = $1', [id])).rowCount).toBe(0);
  });

  it('is final once it is confirmed, and confirming twice does nothing twice', async () => {
    const done = await driver.taken('N° inventaire;Type;Marque;Modèle;Site\nF-1;tablette;Apple;iPad 9;Istres\n');
    expect((await technician.post(`/api/imports/${done.id}/confirm`, {}).expect(202)).body).toEqual(jasmine.objectContaining({ state: 'done' }));
    expect(problem(await technician.post(`/api/imports/${done.id}/dry-run`).expect(409)).detail).toBe('Cet import est terminé : il ne change plus. Déposez un nouveau fichier.');
    expect(problem(await map(done.id, { columns: [] }).expect(409)).code).toBe('import-over');
  });

  it('is nobody else’s business', async () => {
    const { id } = await driver.tried('N° inventaire;Type;Marque;Modèle;Site\nN-1;tablette;Apple;iPad 9;Istres\n');
    const other = await app().signedInAs('technician');
    for (const path of ['', '/rows', '/refused.csv']) await other.get(`/api/imports/${id}${path}`).expect(404);
    await other.patch(`/api/imports/${id}`, { columns: [] }).expect(404);
    for (const act of ['dry-run', 'confirm']) await other.post(`/api/imports/${id}/${act}`, {}).expect(404);
    await other.delete(`/api/imports/${id}`).expect(404);
    expect(((await other.get('/api/imports').expect(200)).body as { items: unknown[] }).items).toEqual([]);
  });

  it('costs the same number of statements whatever the list', async () => {
    await driver.upload('N° inventaire;Type;Marque;Modèle;Site\nC-1;tablette;Apple;iPad 9;Istres\n');
    const { id } = await driver.tried(`N° inventaire;Type;Marque;Modèle;Site\n${Array.from({ length: 60 }, (_, place) => `C-${place + 10};tablette;Apple;iPad 9;Istres`).join('\n')}`);
    const one = await app().countStatements(() => technician.get('/api/imports?limit=1').expect(200));
    const many = await app().countStatements(() => technician.get('/api/imports?limit=50').expect(200));
    expect([one, many]).toEqual([3, 3]);
    const few = await app().countStatements(() => technician.get(`/api/imports/${id}/rows?limit=1`).expect(200));
    const all = await app().countStatements(() => technician.get(`/api/imports/${id}/rows?limit=60`).expect(200));
    expect([few, all]).toEqual([4, 4]);
  });
});
