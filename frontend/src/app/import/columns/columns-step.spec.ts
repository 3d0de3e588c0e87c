import { By } from '@angular/platform-browser';
import { ImportPage } from '../page/import-page';
import { requestTo, refuse } from '../../ui/testing/api';
import { column, importDetail } from '../testing/import-answers';
import { IMPORT_ADDRESS, openImport } from '../testing/open-import';

describe('the columns of an import', () => {
  it('show what each is taken for, and some of what stands in it', async () => {
    const { page, text } = await openImport(importDetail());
    const shown = await page();
    expect(await shown.step()).toBe('Colonnes');
    expect(await shown.heading()).toBe('Que contient chaque colonne ?');
    const columns = await shown.columns();
    expect(columns[0]).toMatch(/^N° inventaire MDS13-00001 MDS13-00002 .*Reconnue$/);
    expect(columns[4]).toContain('Comme la dernière fois');
    expect(columns[5]).toContain('Non reconnue Choisissez ce qu’elle contient, ou laissez-la de côté.');
    expect(text()).toContain('6 colonnes · 5 reconnues · 1 à indiquer ou à laisser de côté');
  });

  it('say before one tries which required ones are missing', async () => {
    const { page, text, settle } = await openImport(importDetail({ columns: [column('Marque', 'maker'), column('Modèle', 'model'), column('Quoi', null), column('Où', null)] }));
    const shown = await page();
    expect(text()).toContain('Indiquez quelle colonne du fichier est : Catégorie, MDS.');
    expect((await shown.button('Vérifier le fichier')).disabled).toBeTrue();
    await shown.choose('Quoi', 'Catégorie');
    await shown.choose('Où', 'MDS');
    await settle();
    expect(text()).not.toContain('Indiquez quelle colonne');
    expect((await shown.button('Vérifier le fichier')).disabled).toBeFalse();
  });

  it('say where the lines go when the file names no MDS, to whoever works in one only', async () => {
    const { page, text } = await openImport(importDetail({ columns: importDetail().columns.filter(({ field }) => field !== 'site') }), { role: 'manager' });
    expect(text()).toContain('Aucune colonne n’indique la MDS : toutes les lignes seront à Vitrolles.');
    expect((await (await page()).button('Vérifier le fichier')).disabled).toBeFalse();
  });

  it('lead back to the start when the file looks like another kind', async () => {
    const { text, find } = await openImport(importDetail({ columns: [column('Nom', null), column('Prénom', null), column('Service', null), column('MDS', 'site')] }));
    expect(text()).toContain('Ce fichier ressemble à une liste d’agents Vous l’avez déposé comme « Matériel ».');
    expect(find('a', 'Le déposer comme').getAttribute('href')).toBe('/imports/nouveau?kind=agents');
  });

  it('speak of no other kind once nothing is missing', async () => {
    const { text } = await openImport(importDetail());
    expect(text()).not.toContain('ressemble');
  });

  it('are sent where they were corrected, and the file is checked', async () => {
    const { page, press, settle, text } = await openImport(importDetail());
    await (await page()).choose('Divers', 'Observations');
    await press('Vérifier le fichier');
    const change = requestTo('PATCH', IMPORT_ADDRESS);
    expect(change.request.headers.get('If-Match')).toBe('"1"');
    expect(change.request.body).toEqual({ columns: [{ index: 5, field: 'notes' }] });
    change.flush(importDetail({ version: 2, columns: [...importDetail().columns.slice(0, 5), column('Divers', 'notes', { remembered: true })] }));
    await settle();
    requestTo('POST', `${IMPORT_ADDRESS}/dry-run`).flush(importDetail({ version: 3, state: 'checking', progress: { done: 0, total: 431 } }));
    await settle();
    expect(await (await page()).step()).toBe('Vérification');
    expect(text()).toContain('Rien n’est enregistré : Calanque lit chaque ligne');
  });

  it('need no sending when they are right as they are', async () => {
    const { press, settle } = await openImport(importDetail());
    await press('Vérifier le fichier');
    requestTo('POST', `${IMPORT_ADDRESS}/dry-run`).flush(importDetail({ version: 2, state: 'checking' }));
    await settle();
  });

  it('cannot be the same field twice', async () => {
    const { page, text, settle } = await openImport(importDetail());
    const shown = await page();
    await shown.choose('Divers', 'Modèle');
    await settle();
    expect(text()).toContain('« Modèle » est aussi indiqué pour « Divers ». Gardez-en une seule.');
    expect((await shown.button('Vérifier le fichier')).disabled).toBeTrue();
    await shown.choose('Divers', 'Laisser de côté');
    await settle();
    expect((await shown.button('Vérifier le fichier')).disabled).toBeFalse();
  });

  it('show what the server refuses', async () => {
    const { press, settle, text } = await openImport(importDetail());
    await press('Vérifier le fichier');
    refuse(requestTo('POST', `${IMPORT_ADDRESS}/dry-run`), { status: 422, code: 'import-columns-missing', detail: 'Indiquez quelle colonne du fichier est : Catégorie.' });
    await settle();
    expect(text()).toContain('Indiquez quelle colonne du fichier est : Catégorie.');
  });

  it('follow what was changed in another window meanwhile', async () => {
    const { page, press, settle, text } = await openImport(importDetail());
    await (await page()).choose('Divers', 'Observations');
    await press('Vérifier le fichier');
    const now = importDetail({ version: 7, columns: [...importDetail().columns.slice(0, 5), column('Divers', 'supplier', { remembered: true })] });
    refuse(requestTo('PATCH', IMPORT_ADDRESS), { status: 412, code: 'stale', detail: 'Quelqu’un a modifié cette fiche.', current: now });
    await settle();
    expect(text()).toContain('Quelqu’un a modifié cette fiche.');
    await press('Vérifier le fichier');
    requestTo('POST', `${IMPORT_ADDRESS}/dry-run`).flush(importDetail({ version: 8, state: 'checking' }));
    await settle();
  });

  it('can be looked at again once the file is checked', async () => {
    const { page, find } = await openImport(importDetail({ state: 'checked', version: 3 }), { query: '?etape=colonnes' });
    expect(await (await page()).step()).toBe('Colonnes');
    expect(find('cal-import-steps a', 'Vérification').getAttribute('href')).toBe(`/imports/${importDetail().id}`);
  });

  it('are not left by accident once changed', async () => {
    const { page, fixture } = await openImport(importDetail());
    const { draft } = fixture.debugElement.query(By.directive(ImportPage)).componentInstance as ImportPage;
    expect(draft.changed()).toBeFalse();
    await (await page()).choose('Divers', 'Observations');
    expect(draft.changed()).toBeTrue();
  });
});
