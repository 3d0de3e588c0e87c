import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import type { EquipmentSummary, Page as ListPage } from '@calanque/shared';
import { expectNoViolation } from './axe';
import { Hands } from './keyboard';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function download(page: Page, format: RegExp): Promise<Download> {
  await page.getByRole('button', { name: 'Exporter' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format }).click()]);
  return file;
}

const read = async (file: Download): Promise<Buffer> => readFile(await file.path());

test('the browser saves what the list shows: its filter, its order, its columns', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('technician');
  await open(page, '/materiel?category=tablet&sort=-purchasedOn&colonnes=number,model,purchasedOn,price');
  const file = await download(page, /CSV/);
  expect(file.suggestedFilename()).toMatch(/^Matériel du \d\d-\d\d-\d{4}\.csv$/);
  const text = (await read(file)).toString();
  expect(text.startsWith('\uFEFFN° inventaire;Modèle;Date d’achat;Prix TTC\r\n')).toBe(true);

  const lines = text.slice(1).trimEnd().split('\r\n').slice(1);
  const { items, total } = await api.get<ListPage<EquipmentSummary>>('/api/equipment?category=tablet&sort=-purchasedOn&limit=200&count=true');
  expect(lines.length).toBe(total);
  expect(lines.map((line) => line.split(';')[0])).toEqual(items.map(({ number }) => number));
  // Pieces that another test logged have neither day nor price.
  for (const line of lines) expect(line).toMatch(/^MDS13-\d{6};[^;]+;(\d\d\/\d\d\/\d{4})?;(\d+,\d\d)?$/);
  expect(lines.filter((line) => /;\d\d\/\d\d\/\d{4};\d+,\d\d$/.test(line)).length).toBeGreaterThan(0);
  await expect(page.getByText(`Fichier prêt : ${file.suggestedFilename()}, ${total} lignes`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Exporter' })).toBeVisible();
});

test('workbooks come whole', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  await open(page, '/materiel');
  for (const [format, first] of [[/Excel/, '[Content_Types].xml'], [/LibreOffice/, 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet']] as const) {
    const bytes = await read(await download(page, format));
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.subarray(30, 30 + first.length).toString()).toBe(first);
    expect(bytes.subarray(-22, -18).toString('latin1')).toBe('PK\u0005\u0006');
  }
});

test('the direction saves no name', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('direction');
  await open(page, '/materiel?colonnes=number,state,holder,notes');
  const text = (await read(await download(page, /CSV/))).toString();
  expect(text.slice(1, text.indexOf('\r\n'))).toBe('N° inventaire;État');
});

test('columns are chosen, ordered and made dense from the keyboard', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  await open(page, '/materiel?category=tablet');
  const hands = new Hands(page);
  const opener = page.getByRole('button', { name: 'Colonnes' });
  await hands.choose(opener);
  const dialog = page.getByRole('dialog', { name: 'Colonnes et densité' });
  await expect(dialog).toBeVisible();
  await expectNoViolation(page, 'columns');
  // The two densities are one stop.
  await expect(dialog.getByRole('radio', { name: 'Confortable' })).toBeFocused();
  await hands.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Compacte' })).toBeChecked();
  await hands.goTo(dialog.getByRole('checkbox', { name: 'Adresse MAC' }));
  await hands.press('Space');
  await hands.goTo(dialog.getByRole('checkbox', { name: 'Prix TTC' }));
  await hands.press('Space');
  const forward = dialog.getByRole('button', { name: 'Avancer « Prix TTC »' });
  await hands.goTo(forward);
  await hands.press('Enter');
  await expect(forward).toBeFocused();
  await expect(dialog.getByRole('status')).toHaveText('Prix TTC : colonne 9 sur 10');
  await hands.choose(dialog.getByRole('button', { name: 'Appliquer' }));
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(page).toHaveURL(/colonnes=category,maker,model,number,serial,site,room,state,price,holder&densite=compacte/);
  await expect(page.getByRole('columnheader', { name: 'Prix TTC' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'N° de série', exact: true })).toBeVisible();

  // The device remembers, and the address says so again.
  await open(page, '/materiel');
  await expect(page).toHaveURL(/colonnes=.*price/);
});

test('a view is saved, shared, and its link shows a colleague the same list', async ({ page, stocked: _stocked, enterAs, browserOf }) => {
  await enterAs('manager');
  await open(page, '/materiel?state=broken,in-repair&sort=-purchasedOn&colonnes=number,model,state,purchasedOn');
  const chip = page.getByRole('button', { name: /^Vue/ });
  await chip.click();
  await expectNoViolation(page, 'menu of views');
  await page.getByRole('menuitem', { name: 'Enregistrer cette vue' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Nom de la vue')).toBeFocused();
  await expectNoViolation(page, 'a new view');
  await page.keyboard.type('À réparer');
  await dialog.getByLabel('Qui la voit').selectOption({ label: 'Les personnes de la MDS Vitrolles' });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Vue « À réparer » enregistrée')).toBeVisible();
  await expect(chip).toHaveText(/À réparer/);
  await expect(page).toHaveURL(/vue=/);
  const shown = await page.locator('tbody').innerText();

  const colleague = await browserOf('mediator');
  await open(colleague, new URL(page.url()).pathname + new URL(page.url()).search);
  await expect(colleague.getByRole('button', { name: /^Vue : À réparer/ })).toBeVisible();
  expect(await colleague.locator('tbody tr').count()).toBe(await page.locator('tbody tr').count());
  expect(numbersIn(await colleague.locator('tbody').innerText())).toEqual(numbersIn(shown));

  // The direction knows no name, and is shown none of what others call their views.
  const direction = await browserOf('direction');
  await open(direction, '/materiel');
  await direction.getByRole('button', { name: /^Vue/ }).click();
  await expect(direction.getByRole('menuitem', { name: 'Enregistrer cette vue' })).toBeVisible();
  await expect(direction.getByRole('menuitemradio')).toHaveCount(0);

  // A change is seen, kept, and the view goes in the end.
  await page.getByRole('button', { name: 'Retirer le filtre État' }).click();
  await expect(page.getByRole('button', { name: /^Vue : À réparer\s*, modifiée/ })).toBeVisible();
  await chip.click();
  await page.getByRole('menuitem', { name: 'Mettre à jour « À réparer »' }).click();
  await expect(page.getByText('Vue « À réparer » mise à jour')).toBeVisible();
  await expect(page.getByText('modifiée')).toBeHidden();
  await chip.click();
  await page.getByRole('menuitem', { name: 'Renommer ou partager' }).click();
  await expectNoViolation(page, 'renaming a view');
  await page.keyboard.press('Escape');
  await chip.click();
  await page.getByRole('menuitem', { name: 'Supprimer « À réparer »' }).click();
  await expectNoViolation(page, 'deleting a view');
  await page.getByRole('button', { name: 'Supprimer la vue' }).click();
  await expect(page.getByText('Vue « À réparer » supprimée')).toBeVisible();
  await expect(page).not.toHaveURL(/vue=/);
});

const numbersIn = (text: string): readonly string[] => text.match(/MDS13-\d{6}/g) ?? [];

test('compact rows are no taller than comfortable ones, on one line each, and what is beyond comes with the arrow keys', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  const columns = 'number,category,maker,model,serial,mac,site,room,state,holder,heldSince,purchasedOn,price,supplier,warrantyEndsOn,notes';
  const heights = async (density: string, chosen: string): Promise<number[]> => {
    await open(page, `/materiel?densite=${density}${chosen}`);
    await expect(page.locator('tbody tr').first()).toBeVisible();
    return page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  };
  for (const width of [1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const chosen of ['', `&colonnes=${columns}`]) {
      const [comfortable, compact] = [await heights('confortable', chosen), await heights('compacte', chosen)];
      for (const [row, height] of compact.entries()) expect(height, `row ${row} at ${width} px ${chosen}`).toBeLessThan(comfortable[row] ?? 0);
      if (chosen) expect(Math.max(...compact)).toBeLessThanOrEqual(48);
    }
    const region = page.getByRole('region', { name: 'Matériel, défile de côté' });
    await region.focus();
    await expect.poll(async () => {
      await page.keyboard.press('ArrowRight');
      return region.evaluate((element) => element.scrollLeft);
    }).toBeGreaterThan(0);
  }
});

for (const [width, colorScheme] of [[1440, 'dark'], [390, 'light']] as const) {
  test(`a list with every column breaks no rule and does not widen the page at ${width} px, ${colorScheme}`, async ({ page, stocked: _stocked, enterAs }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await enterAs('technician');
    const columns = 'number,category,maker,model,serial,mac,imei,site,room,state,holder,heldSince,dueAt,purchasedOn,price,orderNumber,supplier,warrantyMonths,'
      + 'warrantyEndsOn,notes,ssid,bands,ipAddress,firmware,osName,osVersion,osSupportEndsOn,createdAt';
    await open(page, `/materiel?densite=compacte&colonnes=${columns}`);
    await expectNoViolation(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.getByRole('button', { name: 'Exporter' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectNoViolation(page, 'menu of the export');
  });
}
