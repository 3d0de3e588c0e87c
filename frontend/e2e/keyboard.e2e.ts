import { Hands } from './keyboard';
import { ACCOUNTS, expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the keyboard alone signs in, logs a piece, hands it over and takes it back', async ({ page, stocked }) => {
  const hands = new Hands(page);
  await page.goto('/connexion');
  await hands.fill(page.getByLabel('Adresse e-mail'), ACCOUNTS.manager);
  await hands.fill(page.getByLabel('Mot de passe', { exact: true }), stocked.password);
  await hands.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Bonjour Nadia' })).toBeFocused();

  await hands.choose(page.getByRole('link', { name: 'Ajouter du matériel' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Nouveau matériel' })).toBeFocused();
  await hands.goTo(page.getByRole('combobox', { name: 'Modèle' }));
  await hands.lookUp('Galaxy');
  await hands.fill(page.getByLabel('N° de série'), 'CLAVIER-0001');
  await hands.choose(page.getByRole('button', { name: 'Enregistrer', exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: 'Samsung Galaxy Tab A8' })).toBeFocused();
  await expect(page.getByRole('main').getByText(/^MDS13-\d{6} enregistré$/)).toBeVisible();

  await hands.choose(page.getByRole('button', { name: 'Affecter' }));
  const dialog = page.getByRole('dialog', { name: 'Affecter' });
  await expect(dialog.getByRole('combobox', { name: 'À qui ?' })).toBeFocused();
  await hands.lookUp('Oursin');
  await hands.choose(dialog.getByRole('button', { name: 'Affecter' }));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main')).toContainText(/Affectée à .* Oursin/);

  const takeBack = page.getByRole('button', { name: 'Enregistrer le retour' }).first();
  await hands.choose(takeBack);
  await hands.choose(page.getByRole('dialog').getByRole('button', { name: 'Enregistrer le retour' }));
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('main')).toContainText('Rangée à Vitrolles');
  await expect(page.getByRole('button', { name: 'Affecter' })).toBeVisible();
});

test('the keyboard skips to the content, past the navigation', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('manager');
  await open(page, '/materiel');
  const hands = new Hands(page);
  await hands.goTo(page.getByRole('link', { name: 'Aller au contenu' }));
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeInViewport();
  await hands.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await hands.press('Tab');
  await hands.expectFocusWithin(page.getByRole('main'));
  await hands.expectFocusShown();
});

test('a dialog keeps the focus, goes by Escape and gives the focus back', async ({ page, stocked: _stocked, enterAs }) => {
  const piece = await (await enterAs('manager')).piece('state=in-stock&category=laptop');
  await open(page, `/materiel/${piece.id}`);
  const hands = new Hands(page);
  const opener = page.getByRole('button', { name: 'Affecter' });
  await hands.choose(opener);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  // The proposals, which opened by themselves, take the first Escape.
  await expect(page.getByRole('listbox')).toBeVisible();
  await hands.press('Escape');
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 12; step += 1) {
    await hands.press('Tab');
    await hands.expectFocusWithin(dialog);
    await hands.expectFocusShown();
  }
  await hands.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await hands.expectFocusShown();
});

test('rows are ticked, filtered and acted on from the keyboard', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  await open(page, '/materiel');
  const hands = new Hands(page);
  await hands.choose(page.getByRole('main').getByRole('button', { name: 'Catégorie' }));
  // The menu takes the focus once it is drawn; a key before that is the page's.
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  await hands.press('ArrowDown');
  await hands.expectFocusShown();
  await hands.press('Enter');
  await hands.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(page).toHaveURL(/category=laptop/);
  await expect(page.getByRole('main').getByRole('button', { name: 'Catégorie : Ordinateurs portables' })).toBeFocused();

  const rows = page.getByRole('row').getByRole('checkbox', { name: /^Choisir MDS13-/ });
  await hands.goTo(rows.first());
  await hands.press('Space');
  await expect(rows.first()).toBeChecked();
  await hands.choose(page.getByRole('link', { name: /Latitude|ThinkPad|ProBook/ }).first());
  await expect(page).toHaveURL(/\/materiel\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
