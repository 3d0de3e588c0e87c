import { Hands } from './keyboard';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the keyboard alone finds a piece from any page, and is on its page', async ({ page, stocked: _stocked, enterAs }) => {
  const piece = await (await enterAs('technician')).piece('state=in-service&category=laptop');
  await open(page, '/modeles');
  const hands = new Hands(page);
  await hands.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Recherche' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await hands.expectFocusShown();
  await hands.type(piece.number.toLowerCase().replace('-', ' '));
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await expect(dialog.getByRole('option', { selected: true })).toContainText(piece.number);
  await hands.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/materiel/${piece.id}$`));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a scanner, which types at once and presses Enter, is on the page of the piece', async ({ page, stocked: _stocked, enterAs }) => {
  const piece = await (await enterAs('technician')).piece('state=in-stock&category=tablet');
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(piece.serial ?? '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/materiel/${piece.id}$`));
});

test('words with typing errors find, arrows choose, and Escape gives the focus back', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('manager');
  await open(page, '/materiel');
  const hands = new Hands(page);
  const opener = page.getByRole('banner').getByRole('button', { name: /^Chercher un numéro/ });
  await hands.goTo(opener);
  await hands.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Recherche' });
  await hands.type('galxy vitrole');
  await expect(dialog.getByRole('option').first()).toContainText('Samsung Galaxy Tab A8');
  const options = await dialog.getByRole('option').count();
  expect(options).toBeGreaterThan(1);
  await hands.press('ArrowDown');
  await expect(dialog.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await hands.press('ArrowUp');
  await hands.press('ArrowUp');
  await expect(dialog.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await hands.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('all the results stand on a page of their own, whose address shows the same to a colleague', async ({ page, stocked: _stocked, enterAs, browserOf }) => {
  await enterAs('technician');
  await open(page, '/');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Recherche' });
  await page.keyboard.type('vitrolles');
  await dialog.getByRole('button', { name: 'Tous les résultats' }).click();
  await expect(page).toHaveURL(/\/recherche\?q=vitrolles$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Recherche' })).toBeFocused();
  const pieces = page.getByRole('group', { name: 'Matériel' });
  await expect(pieces.getByRole('link')).toHaveCount(10);
  await pieces.getByRole('button', { name: 'Afficher la suite : Matériel' }).click();
  await expect(pieces.getByRole('link')).toHaveCount(20);
  await page.getByRole('group', { name: 'MDS' }).getByRole('link', { name: 'MDS Vitrolles' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Vitrolles/ })).toBeVisible();

  const direction = await browserOf('direction');
  await open(direction, '/recherche?q=oursin');
  await expect(direction.getByRole('main')).toContainText('Aucun résultat pour « oursin »');
});

test('what could not be asked is said, and asked again', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  await open(page, '/');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Recherche' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.context().setOffline(true);
  await page.keyboard.type('galaxy');
  await expect(dialog.getByRole('alert')).toContainText('Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez');
  await page.context().setOffline(false);
  await dialog.getByRole('button', { name: 'Réessayer' }).click();
  await expect(dialog.getByRole('option').first()).toContainText('Galaxy');
});
