import type { EquipmentSummary } from '@calanque/shared';
import type { Api } from './api';
import { expectNoViolation } from './axe';
import { expectGoodDialog } from './good-dialog';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Pieces in the states that offer every act together. */
const ACTS: readonly { readonly on: string; readonly find: (api: Api) => Promise<EquipmentSummary>; readonly acts: readonly RegExp[] }[] = [
  {
    on: 'a piece in stock',
    find: (api) => api.piece('state=in-stock&category=laptop'),
    acts: [
      /^Affecter$/, /^Mettre en place$/, /^Envoyer en réparation$/, /^Changer de pièce$/, /^Signaler en panne$/,
      /^Signaler comme perdu$/, /^Signaler comme volé$/, /^Annuler la fiche$/,
    ],
  },
  { on: 'a piece somebody holds', find: (api) => heldAs(api, 'assignment'), acts: [/^Enregistrer le retour$/, /^Changer le retour prévu$/] },
  { on: 'a piece at its place', find: (api) => heldAs(api, 'installed'), acts: [/^Remettre en stock$/] },
  { on: 'a piece in repair', find: (api) => api.piece('state=in-repair'), acts: [/^Reprendre de réparation$/] },
  { on: 'a broken piece', find: (api) => api.piece('state=broken'), acts: [/^Signaler en état de marche$/] },
  { on: 'a lost piece', find: (api) => api.piece('state=lost'), acts: [/^Signaler comme retrouvée?$/] },
];

for (const { on, find, acts } of ACTS) {
  test(`the acts on ${on} break no rule in their dialogs, and leave the focus where it was`, async ({ page, stocked: _stocked, enterAs }) => {
    const piece = await find(await enterAs('technician'));
    await open(page, `/materiel?q=${piece.number}`);
    const opener = page.getByRole('button', { name: `Actions sur ${piece.number}` });
    await opener.click();
    await expectNoViolation(page, 'menu of the row');
    await page.keyboard.press('Escape');
    for (const act of acts) {
      await opener.click();
      await page.getByRole('menuitem', { name: act }).click();
      await expectGoodDialog(page, String(act));
      await expect(opener).toBeFocused();
    }
  });
}

test('a bulk act breaks no rule in its dialog', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  await open(page, '/materiel?state=in-stock&category=tablet');
  await page.getByRole('checkbox', { name: 'Choisir toutes les lignes affichées' }).check();
  await expectNoViolation(page, 'list with ticked rows');
  await page.getByRole('button', { name: 'Affecter' }).click();
  await expectGoodDialog(page, 'bulk assignment');
});

test('filters, order and menus of the frame break no rule while open', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  await open(page, '/materiel?category=tablet');
  for (const chip of ['MDS', 'Catégorie', 'État', 'Fin de garantie', 'Trier', 'Toutes les MDS', 'compte de']) {
    const opener = page.getByRole('main').or(page.getByRole('banner')).getByRole('button', { name: chip }).first();
    await opener.click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectNoViolation(page, `menu « ${chip} »`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
  }
  for (const chip of ['Modèle', 'Détenteur']) {
    await page.getByRole('main').getByRole('button', { name: chip }).first().click();
    await expectGoodDialog(page, `filter « ${chip} »`);
  }
});

test('what opens on a piece’s page breaks no rule', async ({ page, stocked: _stocked, enterAs }) => {
  const piece = await heldAs(await enterAs('technician'), 'assignment');
  await open(page, `/materiel/${piece.id}`);
  for (const menu of ['Signaler', 'Autres actions', 'Durée montrée']) {
    await page.getByRole('button', { name: menu }).first().click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectNoViolation(page, `menu « ${menu} »`);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Voir en tableau' }).click();
  await expectNoViolation(page, 'table of custodies');
  await page.getByRole('table').getByRole('button', { name: 'Annuler' }).first().click();
  await expectGoodDialog(page, 'a wrong custody');
});

test('the questions of the forms break no rule', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  await open(page, '/materiel/nouveau');
  await page.getByRole('button', { name: 'Créer un modèle' }).click();
  await expectGoodDialog(page, 'a new model');

  await page.getByLabel('N° de série').fill('SERIE-EN-COURS');
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Modèles' }).click();
  await expectGoodDialog(page, 'leaving a form');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectNoViolation(page, 'error summary');
});

test('problems are reported in a dialog that breaks no rule, on a phone in the dark', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('mediator');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await open(page, '/');
  const opener = page.getByRole('button', { name: 'Signaler un problème' });
  await opener.click();
  await page.getByRole('combobox', { name: 'Matériel' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectGoodDialog(page, 'a problem');
  await expect(opener).toBeFocused();
});

test('reports are answered in a dialog that breaks no rule', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('technician');
  const { id } = await api.report((await api.piece('state=in-stock')).number);
  await open(page, `/signalements/${id}`);
  const opener = page.getByRole('button', { name: 'Traiter' });
  await opener.click();
  await expectGoodDialog(page, 'an answer');
  await expect(opener).toBeFocused();
});

for (const [width, colorScheme] of [[1440, 'light'], [390, 'dark']] as const) {
  test(`the search breaks no rule with and without hits, at ${width} px, ${colorScheme}`, async ({ page, stocked: _stocked, enterAs }) => {
    await enterAs('technician');
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, '/mds');
    const opener = page.getByRole('banner').getByRole('button', { name: /^Chercher un numéro/ });
    await opener.click();
    const dialog = page.getByRole('dialog', { name: 'Recherche' });
    const field = dialog.getByRole('combobox', { name: 'Chercher dans Calanque' });
    await expect(field).toBeFocused();
    await expectNoViolation(page, 'search, nothing typed');
    await field.fill('oursin');
    await expect(dialog.getByRole('option', { selected: true })).toBeVisible();
    await expectNoViolation(page, 'search with hits');
    await field.fill('introuvablement');
    await expect(dialog.getByText('Aucun résultat pour « introuvablement ».').last()).toBeVisible();
    await expectNoViolation(page, 'search without a hit');
    await page.route('**/api/search*', (route) => route.abort());
    await field.fill('oursin oursin');
    await expect(dialog.getByRole('alert')).toBeVisible();
    await expectNoViolation(page, 'search that failed');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  });
}

async function heldAs(api: Api, kind: string): Promise<EquipmentSummary> {
  const held = (await api.pieces('state=in-service')).find(({ custody }) => custody?.kind === kind);
  if (!held) throw new Error(`No piece is held as ${kind}.`);
  return held;
}
