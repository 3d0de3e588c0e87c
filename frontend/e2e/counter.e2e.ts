import type { Page } from '@playwright/test';
import type { BookingAnswer, BookingsMade, EquipmentDetail, EquipmentSummary, LoanAnswer, LoanSummary, Page as ListPage } from '@calanque/shared';
import { v7 } from 'uuid';
import type { Api } from './api';
import { expectNoViolation } from './axe';
import { expect, test } from './product';
import { ScannerHands } from './scanner';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A loan at the counter takes less. */
const SECONDS = 15;

let logged = 0;

/** A new tablet, that nobody had before. */
async function tablet(api: Api): Promise<EquipmentDetail> {
  const [site, model] = [await api.site('Vitrolles'), await api.model('Galaxy')];
  return api.logPiece(site.id, model.id, `GUICHET-${Date.now()}-${logged++}`);
}

async function lend(api: Api, pieces: readonly EquipmentSummary[], borrower: { givenName: string; familyName: string; email?: string; phone?: string }, dueAt?: string): Promise<LoanAnswer> {
  return api.post<LoanAnswer>('/api/loans', {
    id: v7(), borrower: { id: v7(), ...borrower }, dueAt: dueAt ?? null,
    lines: pieces.map(({ id }) => ({ id: v7(), equipmentId: id, wear: 'good', accessories: [{ label: 'Chargeur' }] })),
  });
}

const main = (page: Page) => page.getByRole('main');
const done = (page: Page) => main(page).getByRole('heading', { level: 2, name: 'Prêt enregistré' });

test('a complete loan to somebody known takes less than 15 seconds and no mouse', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const [one, other, earlier] = [await tablet(api), await tablet(api), await tablet(api)];
  await lend(api, [earlier], { givenName: 'Aurélie', familyName: 'Garrigue', phone: '06 12 34 56 78' });
  await open(page, '/prets/nouveau');
  await expect(main(page).getByLabel('Scanner ou saisir un numéro')).toBeFocused();
  const hands = new ScannerHands(page);
  const begun = Date.now();
  await hands.scan(`https://calanque.test/e/${one.number}`);
  await hands.scan(other.number);
  await expect(main(page).getByRole('list', { name: 'Matériels du prêt : 2' })).toContainText(other.number);
  await hands.press('Enter');
  await hands.type('garri');
  await hands.press('Enter');
  await expect(page.getByRole('button', { name: 'Prêter 2 matériels' })).toBeFocused();
  await hands.press('Enter');
  await expect(done(page)).toBeVisible();
  const seconds = (Date.now() - begun) / 1000;

  console.log(`A loan of two pieces to somebody known: ${hands.inWords}, ${seconds.toFixed(1)} s.`);
  test.info().annotations.push({ type: 'loan at the counter', description: `${hands.inWords}, ${seconds.toFixed(1)} s` });
  expect(seconds).toBeLessThan(SECONDS);
  expect(hands.total).toBeLessThanOrEqual(10);
  await expectNoViolation(page, 'a loan that was made');
  const [loan] = (await api.get<ListPage<LoanSummary>>(`/api/loans?equipmentId=${one.id}`)).items;
  expect(loan?.pieces).toBe(2);
  expect(loan?.borrower.familyName).toBe('Garrigue');
  const full = await api.get<LoanAnswer>(`/api/loans/${loan?.id}`);
  expect(full.lines.every(({ accessories }) => accessories.length > 0)).toBe(true);
  // The next one in the queue: an Enter, and the scanner again.
  await hands.press('Enter');
  await expect(main(page).getByLabel('Scanner ou saisir un numéro')).toBeFocused();
});

test('a complete loan to somebody new takes less than 15 seconds and no mouse', async ({ page, stocked: _stocked, enterAs }) => {
  const piece = await tablet(await enterAs('manager'));
  await enterAs('mediator');
  await open(page, '/prets/nouveau');
  const hands = new ScannerHands(page);
  const begun = Date.now();
  await hands.scan(piece.number);
  await expect(main(page).getByRole('list', { name: 'Matériels du prêt : 1' })).toContainText(piece.number);
  await hands.press('Enter');
  await hands.type('inès rascasse');
  await hands.press('Enter');
  await expect(page.getByLabel('E-mail ou téléphone')).toBeFocused();
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Rascasse');
  await hands.type('0698765432');
  await hands.press('Enter');
  await expect(done(page)).toBeVisible();
  const seconds = (Date.now() - begun) / 1000;
  console.log(`A loan of one piece to somebody new: ${hands.inWords}, ${seconds.toFixed(1)} s.`);
  test.info().annotations.push({ type: 'loan at the counter', description: `${hands.inWords}, ${seconds.toFixed(1)} s` });
  expect(seconds).toBeLessThan(SECONDS);
  await expect(main(page)).toContainText('Inès Rascasse');
});

test('a booking for the public becomes a loan: its piece and its end are there, and only the borrower is asked for', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const piece = await tablet(api);
  const start = new Date(Date.now() + 3_600_000);
  const end = new Date(Date.now() + 2 * 86_400_000);
  const { items: [booking] } = await api.post<BookingsMade>('/api/bookings', {
    id: v7(), equipmentId: piece.id, start: start.toISOString(), end: end.toISOString(), use: 'public', purpose: 'Recherche d’emploi',
  });
  await open(page, `/reservations/${booking?.id}`);
  await page.getByRole('button', { name: 'Prêter' }).click();
  await expect(main(page).getByText('Ce prêt honore la réservation')).toBeVisible();
  await expect(main(page).getByRole('list', { name: 'Matériels du prêt : 1' })).toContainText(piece.number);
  await expectNoViolation(page, 'the counter of a booking');
  const hands = new ScannerHands(page);
  await expect(page.getByLabel('Nom de l’emprunteur')).toBeFocused();
  // Sent without a borrower, it says so where one is named.
  await page.getByRole('button', { name: 'Prêter', exact: true }).press('Enter');
  await expect(page.getByLabel('Nom de l’emprunteur')).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolation(page, 'the counter without a borrower');
  await page.getByLabel('Nom de l’emprunteur').focus();
  await hands.type('noé sardine');
  await hands.press('Enter');
  await expect(page.getByLabel('E-mail ou téléphone')).toBeFocused();
  await hands.type('0698765432');
  await hands.press('Enter');
  await expect(done(page)).toBeVisible();
  expect((await api.get<BookingAnswer>(`/api/bookings/${booking?.id}`)).status).toBe('fulfilled');
  const [loan] = (await api.get<ListPage<LoanSummary>>(`/api/loans?equipmentId=${piece.id}`)).items;
  expect(loan?.dueAt).toBe(booking?.end);
});

test('what comes back is scanned, what is missing is seen, and the memory is erased before it goes out again', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const [one, other] = [await tablet(api), await tablet(api)];
  const loan = await lend(api, [one, other], { givenName: 'Basile', familyName: 'Murène', email: 'basile@demo.test' });
  await open(page, '/prets');
  await expectNoViolation(page, 'loans');
  const hands = new ScannerHands(page);
  await hands.scan(one.number);
  await expect(page).toHaveURL(new RegExp(`/prets/${loan.id}`));
  const send = page.getByRole('button', { name: 'Enregistrer le retour', exact: true });
  await expect(send).toBeFocused();
  await expectNoViolation(page, 'a return');
  // The charger is not there.
  await page.getByRole('checkbox', { name: 'Chargeur' }).uncheck();
  await expect(main(page)).toContainText('Manque : chargeur.');
  await send.press('Enter');
  await expect(main(page)).toContainText('Mémoire à effacer avant la prochaine remise');
  await expect(main(page)).toContainText('Manque : chargeur');
  await expectNoViolation(page, 'a loan of which a part came back');

  // Lending it again is refused at its line until the memory is erased; nothing that was typed is lost.
  await open(page, '/prets/nouveau');
  await hands.scan(one.number);
  await expect(main(page).getByRole('list', { name: 'Matériels du prêt : 1' })).toContainText('garde les données de qui l’avait avant');
  await hands.press('Enter');
  await hands.type('murène');
  await hands.press('Enter');
  await expect(page.getByRole('button', { name: 'Prêter', exact: true })).toBeFocused();
  await hands.press('Enter');
  await expect(main(page).getByRole('alert').first()).toContainText('Rien n’a été prêté');
  await expectNoViolation(page, 'a loan that was refused');
  await page.getByRole('button', { name: 'Enregistrer l’effacement' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Enregistrer l’effacement de ${one.number}` });
  await expectNoViolation(page, 'an erasure');
  await dialog.getByRole('button', { name: 'Enregistrer l’effacement' }).press('Enter');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Prêter', exact: true }).press('Enter');
  await expect(done(page)).toBeVisible();
});

test('what is on the counter is found again after the page was closed', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const piece = await tablet(api);
  await open(page, '/prets/nouveau');
  const hands = new ScannerHands(page);
  await hands.scan(piece.number);
  await expect(main(page).getByRole('list', { name: 'Matériels du prêt : 1' })).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(main(page).getByRole('list', { name: 'Matériels du prêt : 1' })).toContainText(piece.number);
  await expect(main(page)).toContainText(/Votre saisie du .* a été retrouvée/);
});

test('what is scanned on any page opens its card', async ({ page, stocked: _stocked, enterAs }) => {
  const piece = await (await enterAs('manager')).piece('state=in-stock&category=tablet');
  await open(page, '/modeles');
  await new ScannerHands(page).scan(piece.number);
  await expect(page).toHaveURL(new RegExp(`/materiel/${piece.id}$`));
});

test('a label’s short link leads a visitor to the card once signed in', async ({ page, stocked, browserOf }) => {
  const elsewhere = await browserOf('manager');
  const found = await elsewhere.request.get('/api/equipment?limit=1&category=tablet');
  const [piece] = ((await found.json()) as ListPage<EquipmentSummary>).items;
  await page.goto(`/e/${piece?.number.toLowerCase()}`);
  await page.getByLabel('Adresse e-mail').fill('responsable.vitrolles@demo.test');
  await page.getByLabel('Mot de passe', { exact: true }).fill(stocked.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page).toHaveURL(new RegExp(`/materiel/${piece?.id}$`));
  await page.goto('/e/MDS13-999999');
  await expect(page.getByRole('heading', { level: 1, name: 'Ce code ne mène à aucune fiche' })).toBeVisible();
  await expectNoViolation(page, 'a short link that leads nowhere');
});
