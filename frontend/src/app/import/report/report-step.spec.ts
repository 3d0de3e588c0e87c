import { importDetail, refusedRow, row } from '../testing/import-answers';
import { IMPORT_ADDRESS, answerRows, openImport } from '../testing/open-import';

const done = (given: Parameters<typeof importDetail>[0] = {}) => importDetail({ state: 'done', version: 6, ...given });

describe('the report of an import', () => {
  it('says what was made, what was not, and how to mend it', async () => {
    const { page, text, settle, find } = await openImport(done({ counts: { accepted: 403, rejected: 22, ignored: 6, alreadyPresent: 1, different: 5 }, chosen: 2 }));
    answerRows('rejected', [refusedRow(28, { column: 'MDS', value: 'Lune', problem: 'site-unknown', sentence: 'Cette MDS n’existe pas.' })]);
    await settle();
    const shown = await page();
    expect(await shown.step()).toBe('Compte rendu');
    expect(await shown.heading()).toBe('403 matériels créés, 2 fiches mises à jour');
    expect(text()).toContain('3 lignes différentes : Calanque a gardé ses valeurs.');
    expect(text()).toContain('22 lignes à corriger');
    expect(text()).toContain('Les lignes se comptent sans celle des titres.');
    expect(find('a', 'Télécharger les lignes refusées').getAttribute('href')).toBe(`${IMPORT_ADDRESS}/refused.csv`);
    expect(find('a', 'Voir le matériel').getAttribute('href')).toBe('/materiel?sort=-createdAt');
    expect(find('a', 'Importer un autre fichier').getAttribute('href')).toBe('/imports/nouveau?kind=equipment');
  });

  it('leads to what was created', async () => {
    const { text, settle, find } = await openImport(done({ counts: { accepted: 1, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 } }));
    answerRows('accepted', [row(1, { written: true, targetId: 'piece-1', targetNumber: 'MDS13-000501' })]);
    await settle();
    expect(text()).toContain('1 matériel créé');
    expect(text()).toContain('Aucune ligne refusée');
    expect(text()).toContain('MDS13-000501');
    expect(find('a', 'Dell Latitude 5420').getAttribute('href')).toBe('/materiel/piece-1');
  });

  it('speaks of one refused line as of one', async () => {
    const { text, settle } = await openImport(done({ counts: { accepted: 1, rejected: 1, ignored: 0, alreadyPresent: 0, different: 0 } }));
    answerRows('rejected', []);
    await settle();
    expect(text()).toContain('1 ligne à corriger');
    expect(text()).toContain('Corrigez-la dans votre tableur');
  });

  it('reads large numbers out with their spaces', async () => {
    const { page, settle } = await openImport(done({ counts: { accepted: 12_000, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 } }));
    answerRows('accepted', [row(1)], 12_000, 'suite');
    await settle();
    expect((await (await page()).figures())[0]).toBe('12 000 créées : 12 000, voir les lignes');
  });

  it('says when there was nothing new', async () => {
    const { page } = await openImport(done({ counts: { accepted: 0, rejected: 0, ignored: 0, alreadyPresent: 431, different: 0 } }));
    expect(await (await page()).heading()).toBe('Rien de nouveau dans ce fichier');
  });

  it('speaks of what the file held', async () => {
    const { page, find } = await openImport(done({ kind: 'rooms', counts: { accepted: 3, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 } }));
    expect(await (await page()).heading()).toBe('3 pièces créées');
    expect(find('a', 'Voir les MDS').getAttribute('href')).toBe('/mds');
  });
});
