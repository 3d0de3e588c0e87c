import type { Locator, Page } from '@playwright/test';
import type { EquipmentSummary, NoticeAnswer, NoticeBell } from '@calanque/shared';
import { expectNoViolation } from './axe';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a problem that is reported rings the bell of the technician, who answers; the mediator hears of it', async ({ page, stocked: _stocked, enterAs, browserOf }) => {
  const api = await enterAs('mediator');
  const piece = await api.piece('state=in-stock');
  const technician = await browserOf('technician');
  await open(technician, '/materiel');
  await open(page, '/');
  const bell = technician.getByRole('button', { name: /^Avis/ });
  await expect(bell).toBeVisible();

  await page.getByRole('button', { name: 'Signaler un problème' }).click();
  const dialog = page.getByRole('dialog', { name: 'Signaler un problème' });
  await dialog.getByRole('combobox', { name: 'Matériel' }).fill(piece.number);
  await page.getByRole('option', { name: piece.number }).click();
  await dialog.getByRole('radio', { name: 'Lent ou instable' }).check({ force: true });
  await dialog.getByRole('textbox', { name: 'Précisions' }).fill('Dix minutes pour démarrer.');
  await dialog.getByRole('button', { name: 'Signaler', exact: true }).click();
  await expect(dialog).toBeHidden();

  await expect(technician.getByRole('status').filter({ hasText: `Nouvel avis : Problème signalé. ${piece.number} : lent ou instable.` })).toHaveCount(1);
  await expectCounted(technician);
  expect(await unreadOn(bell)).toBeGreaterThan(0);
  await bell.click();
  await expectNoViolation(technician, 'the latest notices');
  await technician.getByRole('link', { name: 'Problème signalé' }).first().click();
  await expect(technician).toHaveURL(/\/signalements\/[0-9a-f-]{36}$/);
  await expect(technician.getByRole('heading', { level: 1, name: 'Lent ou instable' })).toBeFocused();
  const notices = await (await technician.request.get('/api/notices?unread=true&limit=50')).json() as { items: NoticeAnswer[] };
  expect(notices.items.filter(({ detail }) => detail.startsWith(piece.number))).toEqual([]);
  await expectCounted(technician);

  await technician.getByRole('button', { name: 'Traiter' }).click();
  await technician.getByRole('textbox', { name: 'Réponse' }).fill('Mémoire remplacée.');
  await technician.getByRole('checkbox', { name: /^Clore le signalement/ }).check();
  await technician.getByRole('button', { name: 'Répondre et clore' }).click();
  await expect(technician.getByText('Mémoire remplacée.')).toBeVisible();

  const own = page.getByRole('button', { name: /^Avis/ });
  await expect(own).toHaveAccessibleName(/non lu/);
  await own.click();
  await page.getByRole('link', { name: 'Signalement clos' }).first().click();
  await expect(page.getByText('Mémoire remplacée.')).toBeVisible();
});

test('two tabs share one stream and agree; the one that stays takes it over', async ({ page, context, stocked: _stocked, enterAs, browserOf }) => {
  await enterAs('technician');
  const streams: string[] = [];
  context.on('request', (request) => {
    if (request.resourceType() === 'eventsource') streams.push(request.url());
  });
  await open(page, '/avis');
  await page.getByRole('button', { name: /^Avis/ }).waitFor();
  const second = await context.newPage();
  await open(second, '/mds');
  const bells = [page, second].map((tab) => tab.getByRole('button', { name: /^Avis/ }));
  for (const bell of bells) await expect(bell).toBeVisible();
  const mediator = await browserOf('mediator');
  const piece = (await (await mediator.request.get('/api/equipment?limit=1&state=in-stock')).json() as { items: EquipmentSummary[] }).items[0];
  await open(mediator, `/materiel/${piece?.id}`);
  await reportOn(mediator);
  for (const bell of bells) await expect(bell).toHaveAccessibleName(/non lu/);
  expect(streams.length).toBe(1);
  await expect(page.getByRole('main').getByText('Problème signalé').first()).toBeVisible();

  // What the server tells of by itself may come in between: then one presses again.
  await expect(async () => {
    await page.getByRole('button', { name: 'Tout marquer comme lu' }).click({ timeout: 2_000 });
    for (const bell of bells) await expect(bell).toHaveAccessibleName('Avis', { timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await page.close();
  await expect.poll(() => streams.length).toBe(2);
  await reportOn(mediator);
  await expect(second.getByRole('button', { name: /^Avis/ })).toHaveAccessibleName(/^Avis, [1-9]\d* non lus?$/);
});

test('the administrator reports by number and is told nothing of the piece', async ({ page, stocked: _stocked, enterAs, browserOf }) => {
  const technician = await browserOf('technician');
  const piece = (await (await technician.request.get('/api/equipment?limit=1&state=in-stock')).json() as { items: EquipmentSummary[] }).items[0];
  await enterAs('administrator');
  await open(page, '/');
  await page.getByRole('button', { name: 'Signaler un problème' }).click();
  const dialog = page.getByRole('dialog', { name: 'Signaler un problème' });
  await expectNoViolation(page, 'a report by number');
  await dialog.getByRole('radio', { name: 'Introuvable' }).check({ force: true });
  await dialog.getByLabel('Numéro d’inventaire').fill('MDS13-999999');
  await dialog.getByRole('button', { name: 'Signaler', exact: true }).click();
  await expect(dialog.getByText(/ne porte le numéro « MDS13-999999 »/).first()).toBeVisible();
  await dialog.getByLabel('Numéro d’inventaire').fill(piece?.number.toLowerCase() ?? '');
  await dialog.getByRole('button', { name: 'Signaler', exact: true }).click();
  await expect(dialog).toBeHidden();
  await open(page, '/signalements');
  await page.getByRole('link', { name: 'Introuvable' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Introuvable' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(piece?.modelName ?? '—');
});

/** Reports a problem of the piece whose page is open. */
async function reportOn(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Signaler un problème' }).click();
  const dialog = page.getByRole('dialog', { name: 'Signaler un problème' });
  await dialog.getByRole('radio', { name: 'Il manque quelque chose' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Signaler', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The bell says as many unread ones as there are; what the server tells of by itself may come in between. */
async function expectCounted(page: Page): Promise<void> {
  const bell = page.getByRole('button', { name: /^Avis/ });
  await expect(async () => {
    const { unread } = await (await page.request.get('/api/notices/unread')).json() as NoticeBell;
    expect(await unreadOn(bell)).toBe(unread);
  }).toPass({ timeout: 15_000 });
}

/** How many unread ones the bell says. */
async function unreadOn(bell: Locator): Promise<number> {
  return Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0] ?? 0);
}
