import { createHash } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import type { DocumentOfferList } from '@calanque/shared';
import { expectNoViolation } from './axe';
import { readPdf } from './pdf-text';
import { expect, test } from './product';
import { ScannerHands } from './scanner';
import { open } from './screens';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const main = (page: Page) => page.getByRole('main');
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function file(page: Page, address: string): Promise<Buffer> {
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  return answer.body();
}

/** Signs with a pen that goes up and down from left to right. */
async function draw(page: Page, pad: Locator): Promise<void> {
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad');
  const at = (share: number): [number, number] => [box.x + box.width * share, box.y + box.height * (0.5 + 0.25 * Math.sin(share * 20))];
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  for (let share = 0.2; share <= 0.8; share += 0.02) await page.mouse.move(...at(share));
  await page.mouse.up();
}

async function signAs(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Signer le/ });
  const pad = dialog.getByRole('img', { name: `Cadre pour la signature de ${name} : vide` });
  await expect(pad).toBeVisible();
  await expectNoViolation(page, `the signing of ${name}`);
  await draw(page, pad);
  await dialog.getByRole('button', { name: 'Signer', exact: true }).click();
}

test('a loan is signed on screen by both, and what comes back has its slip', async ({ page, stocked: _stocked, enterAs }) => {
  const api = await enterAs('manager');
  const piece = await api.logPiece((await api.site('Vitrolles')).id, (await api.model('Galaxy')).id, `CONTRAT-${Date.now()}`);
  await open(page, '/prets/nouveau');
  const hands = new ScannerHands(page);
  await hands.scan(piece.number);
  await expect(main(page).getByRole('list', { name: 'Matériels du prêt : 1' })).toContainText(piece.number);
  await hands.press('Enter');
  await hands.type('odile garrigue');
  await hands.press('Enter');
  await expect(page.getByLabel('E-mail ou téléphone')).toBeFocused();
  await hands.type('0698765432');
  await hands.press('Enter');
  await expect(main(page).getByRole('heading', { level: 2, name: 'Prêt enregistré' })).toBeVisible();

  await expect(main(page)).toContainText('Pas encore signé');
  await expectNoViolation(page, 'the agreement of a loan that was just made');
  await main(page).getByRole('button', { name: 'Signer à l’écran : Contrat de prêt' }).press('Enter');
  const agent = page.getByRole('dialog').getByRole('img', { name: /vide$/ });
  await signAs(page, 'Odile Garrigue');
  await expect(page.getByRole('dialog')).toContainText('Pour la MDS');
  const colleague = /signature de (.*) : vide/.exec((await agent.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  await signAs(page, colleague);
  await expect(main(page)).toContainText('Signé le');
  await expect(main(page).getByRole('link', { name: /^Ouvrir le PDF : Contrat de prêt/ })).toBeFocused();

  await main(page).getByRole('link', { name: 'Voir ce prêt' }).click();
  await expect(main(page).getByRole('group', { name: 'Documents' })).toContainText(`Pour la MDS, ${colleague} : à l’écran`);
  await expectNoViolation(page, 'a loan that was signed');
  const address = (await main(page).getByRole('link', { name: /^Ouvrir le PDF : Contrat de prêt/ }).getAttribute('href')) ?? '';
  const { text, title } = await readPdf(await file(page, address));
  const [offer] = (await api.get<DocumentOfferList>(address.replace('agreement.pdf', 'documents'))).items;
  expect(title).toContain(`Prêt ${piece.number}`);
  for (const said of ['Contrat de prêt à usage', 'Odile Garrigue', '06 98 76 54 32', piece.number, colleague, 'Signé à l’écran le', offer?.document?.sha256 ?? '?']) expect(text).toContain(said);
  expect(hashOf(await file(page, `/api/documents/${offer?.document?.id}`))).toBe(hashOf(await file(page, address)));

  await main(page).getByRole('button', { name: 'Enregistrer le retour' }).click();
  await page.getByRole('checkbox', { name: 'Chargeur' }).uncheck();
  await main(page).getByRole('button', { name: 'Enregistrer le retour', exact: true }).click();
  const slip = main(page).getByRole('link', { name: /^Ouvrir le PDF : Bon de restitution/ });
  await expect(slip).toBeVisible();
  const back = await readPdf(await file(page, (await slip.getAttribute('href')) ?? ''));
  for (const said of ['Rendu ce jour', piece.number, 'chargeur', 'À faire avant la prochaine remise']) expect(back.text).toContain(said);
  await main(page).getByRole('button', { name: 'Signé sur papier : Bon de restitution' }).click();
  for (const who of ['L’emprunteur', 'Pour la MDS']) {
    await expect(page.getByRole('dialog')).toContainText(who);
    await page.getByRole('dialog').getByRole('button', { name: 'Noter la signature' }).click();
  }
  await expect(main(page).getByRole('group', { name: 'Documents' })).toContainText('Signé sur papier');
});
