import type { Page } from '@playwright/test';
import type { EquipmentDetail, Page as ListPage, TransferSummary } from '@calanque/shared';
import { expectNoViolation } from './axe';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** As a scanner does that stands for a keyboard. */
async function scan(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

const lineOf = (page: Page, number: string) => page.getByRole('list', { name: 'Matériels attendus' }).getByRole('listitem').filter({ hasText: number });

test('one site prepares and sends, the other receives with one missing and one broken, and nothing vanishes', async ({ page, stocked: _stocked, enterAs, browserOf }) => {
  const api = await enterAs('technician');
  const [from, model] = [await api.site('Istres'), await api.model('Galaxy')];
  const pieces: EquipmentDetail[] = [];
  for (const serial of ['NAVETTE 1', 'NAVETTE 2', 'NAVETTE 3', 'NAVETTE 4']) pieces.push(await api.logPiece(from.id, model.id, serial));
  const [one, broken, absent, forgotten] = pieces.map(({ number }) => number) as [string, string, string, string];

  await open(page, '/transferts');
  await page.getByRole('main').getByRole('link', { name: 'Préparer un transfert' }).click();
  await page.getByLabel('Depuis').selectOption({ label: 'Istres' });
  await page.getByLabel('Vers').selectOption({ label: 'Vitrolles' });
  await page.getByLabel('Scanner ou saisir un numéro').focus();
  await scan(page, one, broken, absent);
  await expect(page.getByRole('list', { name: 'Matériels choisis : 3' })).toBeVisible();
  await expectNoViolation(page, 'a transfer that is prepared');
  await page.getByRole('button', { name: 'Préparer le transfert' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Istres → Vitrolles' })).toBeVisible();
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByText('En transit', { exact: true }).first()).toBeVisible();

  const [transfer] = (await api.get<ListPage<TransferSummary>>(`/api/transfers?siteId=${from.id}&limit=1`)).items;
  const arrival = await browserOf('manager', { reducedMotion: 'reduce' });
  await open(arrival, '/');
  await expect(arrival.getByRole('link', { name: /transferts? à recevoir/ })).toBeVisible();
  await open(arrival, `/transferts/${transfer?.id}`);
  const field = arrival.getByLabel('Scanner ou saisir un numéro');
  await field.focus();
  await scan(arrival, one.toLowerCase());
  await expect(lineOf(arrival, one).getByRole('radio', { name: 'Reçu' })).toBeChecked();
  await lineOf(arrival, broken).getByText('En panne').click();
  await lineOf(arrival, broken).getByLabel('Ce qui ne va pas').fill('Écran fêlé');
  await field.focus();
  await scan(arrival, forgotten);
  await expectNoViolation(arrival, 'an arrival with something extra');
  await arrival.getByRole('button', { name: 'Noter en plus' }).click();
  await expect(arrival.getByText('En plus', { exact: true })).toBeVisible();
  await expect(lineOf(arrival, one).getByRole('radio', { name: 'Reçu' })).toBeChecked();
  await arrival.getByRole('button', { name: 'Le reste manque' }).click();
  await arrival.getByRole('button', { name: 'Enregistrer la réception' }).click();
  await expect(arrival.getByText('Un matériel manque')).toBeVisible();
  await expect(arrival.getByRole('button', { name: 'Terminer' })).toBeHidden();
  await expectNoViolation(arrival, 'a transfer with one missing');

  await open(page, `/transferts/${transfer?.id}`);
  const opener = page.getByRole('button', { name: `Retrouvé ou perdu : ${absent}` });
  await opener.click();
  await expectNoViolation(page, 'what became of a piece');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Resté au départ')).toBeVisible();

  await open(arrival, `/transferts/${transfer?.id}`);
  await arrival.getByRole('button', { name: 'Terminer' }).click();
  await expect(arrival.getByText('Terminé', { exact: true }).first()).toBeVisible();
  const sites = await Promise.all(pieces.map(async ({ id }) => (await api.get<EquipmentDetail>(`/api/equipment/${id}`)).site.name));
  expect(sites).toEqual(['Vitrolles', 'Vitrolles', 'Istres', 'Vitrolles']);
});

test('pieces that are ticked in the list go into a new transfer', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('technician');
  const [site, model] = [await api.site('Aubagne'), await api.model('Galaxy')];
  for (const serial of ['COCHEE 1', 'COCHEE 2']) await api.logPiece(site.id, model.id, serial);
  await open(page, '/materiel?q=cochee');
  await page.getByRole('checkbox', { name: 'Choisir toutes les lignes affichées' }).check();
  await page.getByRole('button', { name: 'Transférer vers une autre MDS' }).click();
  await expect(page.getByRole('list', { name: 'Matériels choisis : 2' })).toBeVisible();
  await expect(page.getByLabel('Depuis')).toHaveValue(site.id);
});
