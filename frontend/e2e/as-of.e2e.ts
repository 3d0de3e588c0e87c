import { readFile } from 'node:fs/promises';
import type { EquipmentRow, EquipmentSummary, Page as ListPage } from '@calanque/shared';
import { expectNoViolation } from './axe';
import { Hands } from './keyboard';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A day of the demonstration's year. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
const DAY = dayBefore(90);
const IN_FRENCH = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(DAY)).replace(/^1 /, '1er ');

test('the keyboard asks for a past day and follows it from the list to the piece, the person and back to today', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const { items } = await api.get<ListPage<EquipmentSummary>>(`/api/equipment?asOf=${DAY}&state=in-service&limit=200`);
  const held = items.find(({ custody }) => custody?.person);
  if (!held?.custody?.person) throw new Error('nobody held anything that day');
  await open(page, `/materiel?q=${held.number}`);
  const hands = new Hands(page);
  const field = page.getByRole('main').getByLabel('Situation au');
  await hands.goTo(field);
  await field.fill(DAY);
  await hands.press('Enter');
  const banner = page.getByRole('main').getByText(`Situation au ${IN_FRENCH}`);
  await expect(banner).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`asOf=${DAY}`));
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText(held.custody.person.name);
  await expectNoViolation(page, 'list of a past day');

  await hands.choose(page.getByRole('link', { name: `${held.maker} ${held.modelName}` }).first());
  await expect(page.getByRole('heading', { level: 1, name: `${held.maker} ${held.modelName}` })).toBeVisible();
  await expect(banner).toBeVisible();
  await expect(page.getByRole('main')).toContainText(new RegExp(`Affectée? à ${held.custody.person.name}`));
  await expect(page.getByRole('button', { name: /Affecter|Enregistrer le retour|Signaler/ })).toHaveCount(0);
  await expectNoViolation(page, 'piece of a past day');

  await hands.choose(page.getByRole('link', { name: 'Voir la personne' }));
  await expect(page.getByRole('heading', { name: `Ce que détenait ${held.custody.person.name}` })).toBeVisible();
  await expect(banner).toBeVisible();
  await expect(page.getByRole('main').getByRole('link').filter({ hasText: held.modelName }).first()).toBeVisible();
  await expectNoViolation(page, 'person of a past day');

  await hands.choose(page.getByRole('button', { name: 'Revenir à aujourd’hui' }));
  await expect(banner).toBeHidden();
  await expect(page).not.toHaveURL(/asOf/);
});

test('the file of a past day holds what the list of that day shows, and says the day', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('technician');
  await open(page, `/materiel?asOf=${DAY}&category=tablet&colonnes=number,state,holder`);
  await page.getByRole('button', { name: 'Exporter' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /CSV/ }).click()]);
  expect(file.suggestedFilename()).toBe(`Matériel au ${DAY.split('-').reverse().join('-')}.csv`);
  const lines = (await readFile(await file.path())).toString().trimEnd().split('\r\n').slice(1);
  const { items, total } = await api.get<ListPage<EquipmentRow>>(`/api/equipment?asOf=${DAY}&category=tablet&sort=number&limit=200&count=true`);
  expect(lines.length).toBe(total);
  expect(lines.map((line) => line.split(';')[2])).toEqual(items.map(({ custody }) => custody?.person?.name ?? custody?.repairer ?? ''));
});

test('a site of a past day leads to its list and its timeline', async ({ page, stocked: _stocked, enterAs }) => {
  const site = await (await enterAs('manager')).site('Vitrolles');
  await open(page, `/mds/${site.id}?asOf=${DAY}`);
  await expect(page.getByRole('main').getByText(`Situation au ${IN_FRENCH}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ajouter une pièce' })).toHaveCount(0);
  await expectNoViolation(page, 'site of a past day');
  await page.getByRole('link', { name: 'Voir le matériel' }).click();
  await expect(page).toHaveURL(new RegExp(`/materiel\\?siteId=${site.id}&asOf=${DAY}`));
  await page.goBack();
  await page.getByRole('link', { name: 'Chronologie' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Chronologie de la MDS Vitrolles' })).toBeVisible();
  await page.getByRole('link', { name: 'Vitrolles' }).click();
  await expect(page.getByRole('main').getByText(`Situation au ${IN_FRENCH}`)).toBeVisible();
});

test('the keyboard moves through a site’s timeline and reads it as a table', async ({ page, stocked: _stocked, enterAs }) => {
  const site = await (await enterAs('manager')).site('Vitrolles');
  await open(page, `/mds/${site.id}/chronologie`);
  const hands = new Hands(page);
  const days = page.getByRole('main').getByText(/^du /i);
  const before = await days.textContent();
  const picture = page.getByRole('region', { name: /^Image du/ });
  await hands.goTo(picture);
  await hands.press('ArrowLeft');
  await expect(days).not.toHaveText(before ?? '');
  await hands.press('ArrowRight');
  await expect(days).toHaveText(before ?? '');
  await hands.press('-');
  await expect(page.getByRole('button', { name: '3 mois' })).toHaveAttribute('aria-pressed', 'true');
  await expect(picture.getByRole('img').first()).toHaveAttribute('aria-label', /^MDS13-\d{6} : /);
  await expectNoViolation(page, 'timeline of a site');
  await page.getByRole('button', { name: 'Voir en tableau' }).click();
  await expect(page.getByRole('region', { name: 'Tableau de la chronologie' })).toBeVisible();
  await expectNoViolation(page, 'timeline of a site as a table');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Plus tôt' })).toBeHidden();
});
