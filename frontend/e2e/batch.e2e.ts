import type { Page } from '@playwright/test';
import type { EquipmentSummary, Page as ListPage } from '@calanque/shared';
import type { Api } from './api';
import { expectNoViolation } from './axe';
import { Hands } from './keyboard';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** As a scanner does that stands for a keyboard: the keys follow each other without a pause, then Enter. */
async function scan(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

const scanned = (page: Page) => page.getByRole('list', { name: /Matériels scannés/ }).getByRole('listitem');
const scanField = (page: Page) => page.getByLabel(/, matériel n° \d+$/);
const serials = (prefix: string, count: number) => Array.from({ length: count }, (_, place) => `${prefix}-${String(place).padStart(3, '0')}`);

async function known(api: Api, prefix: string): Promise<readonly EquipmentSummary[]> {
  return (await api.get<ListPage<EquipmentSummary>>(`/api/equipment?limit=200&q=${prefix}`)).items;
}

/** From the keyboard: the model is found, the MDS of a manager stands there already. */
async function chooseModel(page: Page, hands: Hands): Promise<void> {
  await hands.goTo(page.getByRole('combobox', { name: 'Modèle' }));
  await hands.lookUp('Galaxy');
}

test('the keyboard and a scanner log ten pieces in one act, and the numbers are there for the labels', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const [site, model] = [await api.site('Vitrolles'), await api.model('Galaxy')];
  const logged = await api.logPiece(site.id, model.id, 'DEJA CONNU 1');
  const hands = new Hands(page);
  await open(page, '/materiel');
  await hands.choose(page.getByRole('main').getByRole('link', { name: 'Ajouter une série' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Ajouter une série' })).toBeFocused();
  await chooseModel(page, hands);
  await hands.fill(page.getByLabel('N° de commande'), 'BC-2026-118');
  await hands.fill(page.getByLabel('Combien en attendez-vous ?'), '10');
  await hands.goTo(scanField(page));

  await scan(page, ...serials('SCAN', 7));
  await expect(scanned(page)).toHaveCount(7);
  await expect(page.getByRole('main')).toContainText('7 sur 10');
  await expect(scanField(page)).toBeFocused();
  // The same label twice, and one that stands in the inventory.
  await scan(page, 'SCAN-003', 'deja connu 1', 'SCAN-007');
  await expect(scanned(page).nth(2)).toContainText('Déjà dans la liste, ligne 4.');
  await expect(scanned(page).nth(1)).toContainText(`Ce numéro de série est déjà celui de ${logged.number}, à Vitrolles.`);
  for (const name of ['Retirer la ligne 9, deja connu 1', 'Retirer la ligne 8, SCAN-003']) {
    await hands.choose(page.getByRole('button', { name }));
    await expect(scanField(page)).toBeFocused();
  }
  await expect(scanned(page)).toHaveCount(8);
  await scan(page, 'SCAN-008', 'SCAN-009');
  await expect(scanned(page).getByText('pas encore connu')).toHaveCount(10);
  await expectNoViolation(page, 'a list that is scanned');

  await hands.choose(page.getByRole('button', { name: 'Enregistrer les 10 matériels' }));
  await expect(page.getByRole('heading', { level: 1, name: '10 matériels enregistrés' })).toBeFocused();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(11);
  await expect(rows.nth(1)).toContainText(/MDS13-\d{6}.*SCAN-000/);
  await expectNoViolation(page, 'the numbers for the labels');

  const pieces = await known(api, 'SCAN-');
  expect(pieces.map(({ serial }) => serial).sort()).toEqual(serials('SCAN', 10));
  const numbers = pieces.map(({ number }) => Number(number.replace('MDS13-', ''))).sort((one, other) => one - other);
  expect(numbers).toEqual(numbers.map((_, place) => (numbers[0] ?? 0) + place));
});

test('a number that another site has is said at its line, nothing is saved, and the rest is after it is corrected', async ({ page, stocked: _stocked, enterAs, browserOf }) => {
  const api = await enterAs('manager');
  const hands = new Hands(page);
  await open(page, '/materiel/serie');
  await chooseModel(page, hands);
  await hands.goTo(scanField(page));
  await scan(page, ...serials('RACE', 3));
  await expect(scanned(page).getByText('pas encore connu')).toHaveCount(3);

  // Meanwhile a colleague scans one of them at another desk.
  const elsewhere = await browserOf('technician');
  const colleague = new Hands(elsewhere);
  await open(elsewhere, '/materiel/serie');
  await chooseModel(elsewhere, colleague);
  await elsewhere.getByLabel('MDS', { exact: true }).selectOption({ label: 'Vitrolles' });
  await scanField(elsewhere).focus();
  await scan(elsewhere, 'race-001');
  await elsewhere.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(elsewhere.getByRole('heading', { level: 1, name: '1 matériel enregistré' })).toBeVisible();

  await hands.choose(page.getByRole('button', { name: 'Enregistrer les 3 matériels' }));
  await expect(page.getByRole('alert')).toContainText('Rien n’a été enregistré : 1 ligne sur 3 est à corriger.');
  await expect(scanned(page).nth(1)).toContainText(/Ce numéro de série est déjà celui de MDS13-\d{6}, à Vitrolles\./);
  expect((await known(api, 'RACE-')).length).toBe(1);
  await expectNoViolation(page, 'a refused batch');

  await hands.choose(page.getByRole('button', { name: 'À corriger dans la liste : ligne 2.' }));
  await expect(page.getByRole('button', { name: 'Corriger la ligne 2, RACE-001' })).toBeFocused();
  await hands.press('Enter');
  await expect(page.getByRole('group', { name: 'Corriger la ligne 2' }).getByLabel('N° de série')).toBeFocused();
  await hands.type('RACE-004');
  await hands.press('Enter');
  await expect(scanField(page)).toBeFocused();
  await hands.choose(page.getByRole('button', { name: 'Enregistrer les 3 matériels' }));
  await expect(page.getByRole('heading', { level: 1, name: '3 matériels enregistrés' })).toBeFocused();
  expect((await known(api, 'RACE-')).length).toBe(4);
});

test('fifty that are scanned without a pause are fifty lines, and no key waits', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('manager');
  const hands = new Hands(page);
  await open(page, '/materiel/serie');
  await chooseModel(page, hands);
  await scanField(page).focus();
  // How long the page works at each key; a browser keeps only those that show after more than 16 ms.
  await page.evaluate(() => {
    const work: number[] = [];
    Reflect.set(window, 'workAtKeys', work);
    const observer = new PerformanceObserver((list) => {
      for (const { processingStart, processingEnd } of list.getEntries() as PerformanceEventTiming[]) work.push(processingEnd - processingStart);
    });
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await scan(page, ...serials('FAST', 50));
  await expect(scanned(page)).toHaveCount(50);
  await expect(scanned(page).first()).toContainText('FAST-049');
  await expect(scanned(page).last()).toContainText('FAST-000');
  const longest = await page.evaluate(() => Math.max(0, ...(Reflect.get(window, 'workAtKeys') as number[])));
  test.info().annotations.push({ type: 'longest work at a key', description: `${Math.round(longest)} ms` });
  // Less than what one feels as at once.
  expect(longest).toBeLessThan(100);
});

test('what was scanned is asked about before it is left, and found again after the page was closed', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('manager');
  await open(page, '/materiel/serie');
  await scanField(page).focus();
  await scan(page, 'KEEP-1', 'KEEP-2');
  await page.getByRole('link', { name: 'Agents' }).click();
  await expect(page.getByRole('dialog', { name: 'Quitter sans enregistrer ?' })).toBeVisible();
  await page.getByRole('button', { name: 'Continuer la saisie' }).click();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByRole('main')).toContainText(/Votre saisie du .* a été retrouvée/);
  await expect(scanned(page)).toHaveCount(2);
});

test('the numbers for the labels have the whole sheet when they are printed', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('manager');
  const hands = new Hands(page);
  await open(page, '/materiel/serie');
  await chooseModel(page, hands);
  await scanField(page).focus();
  await scan(page, ...serials('PRINT', 3));
  await page.getByRole('button', { name: 'Enregistrer les 3 matériels' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '3 matériels enregistrés' })).toBeFocused();
  await page.emulateMedia({ media: 'print' });
  // An A4 sheet between usual margins.
  await page.setViewportSize({ width: 718, height: 1000 });
  const table = page.getByRole('table');
  expect((await table.boundingBox())?.width).toBeGreaterThan(600);
  for (const serial of serials('PRINT', 3)) await expect(table.getByText(serial)).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeHidden();
});
