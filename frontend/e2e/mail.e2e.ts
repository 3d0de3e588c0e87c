import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AccountWithLink } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import { expectNoViolation } from './axe';
import { ACCOUNTS, expect, test, type Product } from './product';
import { open } from './screens';
import { tooWide } from './too-wide';

const NEW_PASSWORD = 'Une-Autre-Crique-2027';

/** The mails that the demonstration wrote to the address, lines as they were meant. */
async function mailsTo(product: Product, address: string): Promise<string[]> {
  const folder = join(product.data, 'mails');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return mails.filter((mail) => mail.includes(`<${address}>`)).map((mail) => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '='));
}

const linkIn = (mail: string | undefined): string => /\/lien#[\w-]{43}/.exec(mail ?? '')?.[0] ?? '';

test('a forgotten password is replaced with the link of a mail, by keyboard', async ({ page, product, enterAs }) => {
  // An account of its own: its password changes.
  const address = 'oubli@demo.test';
  const api = await enterAs('administrator');
  const invited = await api.post<AccountWithLink>('/api/users', { id: uuidv7(), email: address, givenName: 'Léa', familyName: 'Oubli', role: 'technician', siteIds: [] });
  await page.context().clearCookies();
  await page.goto(linkIn(invited.link.url));
  await choosePassword(page, 'Une-Crique-Avant-2026');
  await page.context().clearCookies();

  await page.goto('/connexion');
  await page.getByRole('link', { name: 'Mot de passe oublié ?' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Mot de passe oublié' })).toBeFocused();
  await page.getByLabel('Adresse e-mail').focus();
  await page.keyboard.type(address);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Regardez vos messages' })).toBeFocused();
  await expectNoViolation(page);

  await expect(async () => expect(await mailsTo(product, address)).toHaveLength(1)).toPass();
  const [mail] = await mailsTo(product, address);
  await page.goto(linkIn(mail));
  await expect(page.getByText(address)).toBeVisible();
  await choosePassword(page, NEW_PASSWORD);

  await expect(async () => expect(await mailsTo(product, address)).toHaveLength(2)).toPass();
  const notice = (await mailsTo(product, address)).find((one) => linkIn(one) === '');
  expect(notice).toContain('Auto-Submitted: auto-generated');
});

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/');
}

test('nobody is told whether an address has an account', async ({ page, product }) => {
  const unknown = 'personne@demo.test';
  // Asked for last, it is written last.
  for (const address of [unknown, ACCOUNTS.manager]) {
    await open(page, '/mot-de-passe-oublie');
    await page.getByLabel('Adresse e-mail').fill(address);
    await page.getByRole('button', { name: 'Recevoir un lien' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Regardez vos messages' })).toBeVisible();
    await expect(page.getByText(`Si un compte est ouvert à l’adresse ${address}`)).toBeVisible();
  }
  await expect(async () => expect(await mailsTo(product, ACCOUNTS.manager)).toHaveLength(1)).toPass();
  expect(await mailsTo(product, unknown)).toEqual([]);
});

test('an administrator tries the mail out, and sends a link by it', async ({ page, product, enterAs }) => {
  const api = await enterAs('administrator');
  await open(page, '/e-mails');
  await expect(page.getByText('Démonstration : aucun e-mail ne part')).toBeVisible();
  await page.getByRole('button', { name: 'Envoyer un message d’essai' }).click();
  await expect(page.getByRole('row', { name: /Message d’essai.*Rangé/ })).toBeVisible();
  expect((await mailsTo(product, ACCOUNTS.administrator))[0]).toContain('Auto-Submitted');

  const { id } = await api.account('direction');
  await open(page, `/comptes/${id}`);
  await page.getByRole('button', { name: 'Lien de mot de passe' }).click();
  await page.getByRole('button', { name: 'Faire le lien' }).click();
  const dialog = page.getByRole('dialog', { name: /^Lien pour/ });
  const shown = await dialog.getByLabel('Lien à usage unique').inputValue();
  await expectNoViolation(page, 'link that can be mailed');
  await dialog.getByRole('button', { name: 'Envoyer par e-mail' }).click();
  await expect(dialog.getByText('Le lien part par e-mail')).toBeVisible();
  await expectNoViolation(page, 'link that was mailed');
  await expect(async () => expect(await mailsTo(product, ACCOUNTS.direction)).toHaveLength(1)).toPass();
  expect(shown.endsWith(linkIn((await mailsTo(product, ACCOUNTS.direction))[0]))).toBe(true);
});

for (const [width, colorScheme] of [[1440, 'light'], [820, 'dark'], [390, 'dark'], [390, 'light']] as const) {
  test(`the pages about mail hold up at ${width} px, ${colorScheme}`, async ({ page, enterAs }) => {
    await enterAs('administrator');
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.route('**/api/mails?*', (route) => route.fulfill({ json: MAILS }));
    await open(page, '/e-mails');
    await expect(page.getByText('Non envoyé').first()).toBeVisible();
    await expectNoViolation(page);
    expect(await tooWide(page)).toEqual([]);
    for (const address of ['/mot-de-passe-oublie', '/connexion']) {
      await page.context().clearCookies();
      await open(page, address);
      await expectNoViolation(page, address);
      expect(await tooWide(page)).toEqual([]);
    }
  });
}

/** Mails in every state; a demonstration has none that failed. */
const MAILS = {
  items: ([
    ['trial', 'Alix Calanque', 'waiting', 0, null, false],
    ['invitation', 'Marie-Antoinette de Châteauneuf-les-Martigues', 'waiting', 3, 'unreachable', false],
    ['password-reset', 'Karim Mistral', 'failed', 1, 'address-refused', false],
    ['password-changed', 'Nadia Lavande', 'failed', 12, 'credentials', true],
    ['invitation', null, 'sent', 0, null, false],
  ] as const).map(([kind, recipient, state, tries, failure, retryable], place) => ({
    id: `019abcde-0000-7000-8000-00000000e00${place}`, kind, recipient, state, tries, failure, retryable, createdAt: '2026-11-28T08:00:00Z',
    endedAt: state === 'waiting' ? null : '2026-11-28T08:05:00Z',
  })),
  next: null,
  total: 5,
};
