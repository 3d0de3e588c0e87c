import type { BookingsMade } from '@calanque/shared';
import { v7 } from 'uuid';
import type { Api } from './api';
import { expectNoViolation } from './axe';
import { Hands } from './keyboard';
import { expect, test } from './product';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const DAY = 86_400_000;
/** A day so many weeks ahead, on which the demonstration has nothing. */
const dayIn = (weeks: number): string => new Date(Date.now() + weeks * 7 * DAY).toISOString().slice(0, 10);

async function freeTablet(api: Api) {
  const site = await api.site('Vitrolles');
  return api.piece(`state=in-stock&category=tablet&siteId=${site.id}`);
}

const bookPiece = (api: Api, equipmentId: string, day: string, more: object = {}): Promise<BookingsMade> =>
  api.post('/api/bookings', { id: v7(), equipmentId, start: `${day}T08:00:00.000Z`, end: `${day}T10:00:00.000Z`, use: 'workshop', purpose: 'Atelier découverte', ...more });

test('from the calendar to a booking, and to the hands of an agent, by keyboard alone', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const [piece, day] = [await freeTablet(api), dayIn(5)];
  const hands = new Hands(page);
  await open(page, `/reservations?jour=${day}&category=tablet`);
  await expectNoViolation(page, 'the calendar');
  const grid = page.getByRole('grid');
  await hands.goTo(grid.locator('td[tabindex="0"]'));
  const target = page.getByRole('gridcell', { name: new RegExp(`^${piece.number}, .*libre`) }).first();
  const rows = await grid.locator('tbody tr:not(.model)').allTextContents();
  for (let step = rows.findIndex((text) => text.includes(piece.number)); step > 0; step -= 1) await page.keyboard.press('ArrowDown');
  await expect(target).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Réserver' })).toBeVisible();
  await expect(page.getByText(/^Libre/)).toBeVisible();
  await expectNoViolation(page, 'the form');
  await hands.fill(page.getByLabel('Objet'), 'Atelier tablettes');
  await hands.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Atelier tablettes' })).toBeVisible();
  await expect(page.getByText('Approuvée', { exact: true })).toBeVisible();
  await expectNoViolation(page, 'the booking');
  await hands.choose(page.getByRole('link', { name: 'Voir dans le calendrier' }));
  await expect(page.getByRole('gridcell', { name: new RegExp(`^${piece.number}, .*Réservé, .*Atelier tablettes`) }).first()).toBeVisible();
});

test('who asks for a time that is taken is told when it is free, and takes it with one press', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const [piece, day] = [await freeTablet(api), dayIn(6)];
  await bookPiece(api, piece.id, day);
  await open(page, `/reservations/nouvelle?equipmentId=${piece.id}&jour=${day}`);
  await expect(page.getByText('Ce n’est pas libre à ce moment.')).toBeVisible();
  await page.getByRole('button', { name: /, de / }).first().click();
  await expect(page.getByText(/^Libre/)).toBeVisible();
  await page.getByRole('button', { name: 'Réserver', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Atelier' })).toBeVisible();
});

test('a weekly series is booked whole, and its rest cancelled in one act', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const [piece, day, last] = [await freeTablet(api), dayIn(8), dayIn(11)];
  const made = await bookPiece(api, piece.id, day, { weeklyUntil: last });
  expect(made.items.length).toBe(4);
  await open(page, `/reservations/${made.items[1]?.id}`);
  await page.getByRole('button', { name: 'Annuler la réservation' }).click();
  await page.getByRole('checkbox', { name: 'Et toutes les suivantes de la série' }).check();
  await expectNoViolation(page, 'the dialog that cancels');
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler la réservation' }).click();
  await expect(page.getByText('Annulée', { exact: true })).toBeVisible();
  const left = await api.get<{ items: readonly { status: string }[] }>(`/api/bookings?equipmentId=${piece.id}&status=live&from=${day}T00:00:00Z&to=${last}T23:00:00Z`);
  expect(left.items.length).toBe(1);
});

test('an agenda reads the bookings by a secret address until it is withdrawn', async ({ page, stocked: _stocked, enterAs, playwright, product }) => {
  await enterAs('manager');
  await open(page, '/reservations/liste');
  await expectNoViolation(page, 'the list');
  await page.getByRole('button', { name: 'Dans mon agenda' }).click();
  await page.getByRole('combobox', { name: 'Nouvelle adresse pour' }).selectOption({ label: 'toutes celles de la MDS Vitrolles' });
  await page.getByRole('button', { name: 'Créer l’adresse' }).click();
  const address = await page.getByLabel('Adresse de l’agenda').inputValue();
  await expectNoViolation(page, 'the dialog of addresses');
  const stranger = await playwright.request.newContext({ baseURL: product.address });
  const read = () => stranger.get(new URL(address).pathname);
  expect(await (await read()).text()).toContain('BEGIN:VCALENDAR');
  await page.getByRole('button', { name: /^Retirer l’adresse/ }).first().click();
  await expect(async () => expect((await read()).status()).toBe(404)).toPass();
  await stranger.dispose();
});
