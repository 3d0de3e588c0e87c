import { expectNoViolation } from './axe';
import { inventoryFile } from './inventory-file';
import { Hands } from './keyboard';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the keyboard finds what somebody did, and the address shows it to a colleague', async ({ page, stocked: _stocked, enterAs, browserOf }) => {
  const api = await enterAs('technician');
  const [site, model] = [await api.site('Vitrolles'), await api.model('Galaxy')];
  const piece = await api.logPiece(site.id, model.id, 'HISTOIRE-1');
  const hands = new Hands(page);
  await open(page, '/historique');
  await hands.choose(page.getByRole('main').getByRole('button', { name: 'Auteur' }));
  const dialog = page.getByRole('dialog', { name: 'Filtrer par auteur' });
  await expect(dialog.getByRole('combobox', { name: 'Auteur' })).toBeFocused();
  await hands.lookUp('Mistral');
  await hands.choose(dialog.getByRole('button', { name: 'Filtrer' }));
  await expect(page).toHaveURL(/authorId=/);
  await expect(page.getByRole('main').getByRole('button', { name: /^Auteur : Karim Mistral/ })).toBeVisible();
  const entry = page.getByRole('listitem').filter({ hasText: piece.number });
  await expect(entry).toContainText('Fiche créée');
  await expect(entry).toContainText('Karim Mistral');
  await expect(entry).toContainText('Vitrolles');

  // A colleague of that site is shown the same by the same address, and is led to the piece.
  const colleague = await browserOf('manager');
  await open(colleague, new URL(page.url()).pathname + new URL(page.url()).search);
  await colleague.getByRole('link', { name: piece.number }).click();
  await expect(colleague.getByRole('heading', { level: 1, name: 'Samsung Galaxy Tab A8' })).toBeVisible();

  // A period that is over before it happened has none of it.
  await open(page, `${new URL(page.url()).search ? page.url() : '/historique?'}&from=2020-01-01&to=2020-01-31`);
  await expect(page.getByRole('heading', { name: 'Rien pendant cette période' })).toBeVisible();
});

test('an agent’s page tells what was handed to them, and leads on to what they did', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const person = await api.person('Oursin');
  await open(page, `/personnes/${person.id}`);
  const history = page.getByRole('group', { name: 'Historique' });
  await expect(history).toContainText(/MDS13-\d{6}/);
  await expect(history).toContainText(`Affectation à ${person.givenName} ${person.familyName}`);
  await page.getByRole('link', { name: /a fait dans Calanque$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Historique' })).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`authorId=${person.id}`));
});

test('an import is told once per MDS, and leads who gave the file to its report', async ({ page, stocked: _stocked, enterAs, browserOf }) => {
  const api = await enterAs('technician');
  const { id } = await api.checkedImport(inventoryFile('RACONTE'));
  await api.post(`/api/imports/${id}/confirm`, {});
  await api.importThatIs('done', id);
  const name = 'Import de inventaire-RACONTE.csv';
  await open(page, '/');
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('2 fiches créées');
  await open(page, '/historique?subject=import');
  const entries = page.getByRole('listitem').filter({ hasText: name });
  await expect(entries).toHaveCount(2);
  await expect(entries.filter({ hasText: 'Marignane' })).toContainText('1 fiche créée');
  await expectNoViolation(page, 'imports in the history');

  const colleague = await browserOf('manager');
  await open(colleague, '/historique');
  await expect(colleague.getByRole('listitem').filter({ hasText: name })).toHaveCount(1);
  await expect(colleague.getByRole('link', { name })).toHaveCount(0);

  await entries.first().getByRole('link', { name }).click();
  await expect(page).toHaveURL(new RegExp(`/imports/${id}`));
  await expect(page.getByRole('heading', { name: '2 matériels créés' })).toBeVisible();
});
