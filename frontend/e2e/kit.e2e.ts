import type { Page } from '@playwright/test';
import type { EquipmentDetail, Page as ListPage, PersonAnswer } from '@calanque/shared';
import { expectNoViolation } from './axe';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function scan(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

test('a kit is composed by scanning, handed over whole, and checked in with one missing', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const [site, model] = [await api.site('Vitrolles'), await api.model('Galaxy')];
  const pieces: EquipmentDetail[] = [];
  for (const serial of ['VALISE 1', 'VALISE 2', 'VALISE 3']) pieces.push(await api.logPiece(site.id, model.id, serial));
  const [agent] = (await api.get<ListPage<PersonAnswer>>(`/api/persons?limit=1&siteId=${site.id}`)).items;
  const [one, two, absent] = pieces.map(({ number }) => number) as [string, string, string];

  await open(page, '/lots');
  await page.getByRole('main').getByRole('link', { name: 'Composer un lot' }).click();
  await page.getByLabel('Nom').fill('Valise de formation');
  await page.getByLabel('Scanner ou saisir un numéro').focus();
  await scan(page, one, two, absent, one);
  await expect(page.getByText(`${one} est déjà dans la liste.`)).toBeVisible();
  await expectNoViolation(page, 'a kit that is composed');
  await page.getByRole('button', { name: 'Composer le lot' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Valise de formation' })).toBeVisible();
  await expect(page.getByText('Complet', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Remettre à un agent' }).click();
  await page.getByRole('combobox', { name: 'À qui ?' }).fill(agent?.familyName ?? '');
  await page.getByRole('option', { name: agent?.givenName }).first().click();
  await expectNoViolation(page, 'a kit that is handed over');
  await page.getByRole('button', { name: 'Remettre', exact: true }).click();
  await expect(page.getByText('Sorti', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Enregistrer le retour' }).click();
  await page.getByLabel('Scanner ou saisir un numéro').focus();
  await scan(page, one, two);
  await page.getByRole('list', { name: 'Matériels sortis avec le lot' }).getByRole('listitem').filter({ hasText: absent }).getByText('Manque').click();
  await expectNoViolation(page, 'a kit that is checked in');
  await page.getByRole('button', { name: 'Enregistrer le retour' }).click();
  await expect(page.getByRole('button', { name: 'Enregistrer le retour' })).toHaveCount(1);
  await expect(page.getByRole('main').getByText('En stock', { exact: true })).toHaveCount(2);
  await expect(page.getByText('Sorti', { exact: true })).toBeVisible();
  const card = await api.get<EquipmentDetail>(`/api/equipment/${pieces[2]?.id}`);
  expect(card.custody?.person?.name).toBe(`${agent?.givenName} ${agent?.familyName}`);

  await open(page, `/materiel/${pieces[0]?.id}`);
  await expect(page.getByRole('link', { name: 'Lot Valise de formation' })).toBeVisible();
  await page.getByRole('button', { name: 'Affecter', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('Fait partie du lot « Valise de formation »')).toBeVisible();
});
