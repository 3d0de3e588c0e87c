import { expectNoViolation } from './axe';
import { ACCOUNTS, expect, test } from './product';

test('a visitor signs in with the keyboard alone, and out again', async ({ page, product }) => {
  await page.goto('/mon-compte');
  await expect(page).toHaveURL(/\/connexion\?retour=%2Fmon-compte$/);
  await expect(page).toHaveTitle('Connexion – Calanque');

  await page.getByLabel('Adresse e-mail').focus();
  await page.keyboard.type(ACCOUNTS.technician);
  await page.keyboard.press('Tab');
  await page.keyboard.type(product.password);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeFocused();
  await expect(page).toHaveTitle('Mon compte – Calanque');

  await page.getByRole('button', { name: /compte de/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).press('Enter');
  await expect(page).toHaveURL(/\/connexion$/);
});

test('a wrong password is refused in one sentence that takes the focus', async ({ page }) => {
  await page.goto('/connexion');
  await page.getByLabel('Adresse e-mail').fill(ACCOUNTS.direction);
  await page.getByLabel('Mot de passe', { exact: true }).fill('pas celui-là');
  await page.getByRole('button', { name: 'Se connecter' }).click();

  const summary = page.getByRole('alert');
  await expect(summary).toContainText('Adresse ou mot de passe incorrect.');
  await expect(summary).toBeFocused();
  await expectNoViolation(page);
});

test('a session that has ended leads to the sign-in page and back', async ({ page, context, signInAs, product }) => {
  await signInAs('technician');
  await page.getByRole('button', { name: /compte de/ }).click();
  await page.getByRole('menuitem', { name: 'Mon compte' }).click();
  await page.getByLabel('Mot de passe actuel').fill('n’importe lequel');
  await page.getByLabel('Nouveau mot de passe').fill('Autre-Crique-2027');
  await context.clearCookies({ name: 'calanque_session' });
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();

  await expect(page.getByText('Votre session a expiré')).toBeVisible();
  await page.getByLabel('Adresse e-mail').fill(ACCOUNTS.technician);
  await page.getByLabel('Mot de passe', { exact: true }).fill(product.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();
});

for (const [width, colorScheme] of [[1440, 'light'], [390, 'dark'], [820, 'light']] as const) {
  test(`the pages of visitors hold up at ${width} px, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const address of ['/connexion', '/premier-acces', '/lien#inconnu', '/aide', '/accessibilite']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolation(page);
    }
  });
}
