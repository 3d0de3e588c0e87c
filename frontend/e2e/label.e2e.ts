import { readFile } from 'node:fs/promises';
import { expect, test } from './product';
import { open } from './screens';

test('labels are printed for what was ticked, from the label that the arrow keys lead to', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  await open(page, '/materiel?category=tablet');
  const boxes = page.getByRole('table').getByRole('checkbox');
  for (const place of [1, 2, 3]) await boxes.nth(place).check();
  await page.getByRole('link', { name: 'Étiquettes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Étiquettes');
  await expect(page.getByText('3 étiquettes sur 1 feuille')).toBeVisible();

  await page.getByRole('radio', { name: 'Étiquette 1 : ligne 1, colonne 1' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Étiquette 7 : ligne 2, colonne 2' })).toBeFocused();
  await expect(page.getByLabel('Première étiquette', { exact: true })).toHaveValue('7');

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Télécharger le PDF' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^Étiquettes du \d\d-\d\d-\d{4}\.pdf$/);
  expect((await readFile(await file.path())).subarray(0, 8).toString()).toBe('%PDF-1.7');
  await expect(page.getByText(`Fichier prêt : ${file.suggestedFilename()}`)).toBeVisible();
});
