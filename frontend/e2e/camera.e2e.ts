import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectNoViolation } from './axe';
import { filmCodes } from './fake-camera';
import { expect, test } from './product';
import { open } from './screens';

/** What lies before the camera: the label of a piece, and that of another with an address of somewhere else. */
const NUMBERS = ['MDS13-000001', 'MDS13-000002'] as const;
const folder = mkdtempSync(join(tmpdir(), 'calanque-camera-'));
const film = join(folder, 'labels.y4m');
filmCodes(film, [`http://localhost/e/${NUMBERS[0]}`, `https://calanque.test/e/${NUMBERS[1].toLowerCase()}`]);

test.use({
  contextOptions: { reducedMotion: 'reduce' },
  launchOptions: {
    executablePath: process.env['CHROMIUM_BIN'],
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`,
    ],
  },
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the camera reads one label after another and ticks their pieces, with a reader that comes from here', async ({ page, stocked: _stocked, enterAs, context }) => {
  await context.grantPermissions(['camera']);
  await enterAs('technician');
  await open(page, '/materiel');
  await page.getByRole('button', { name: 'Scanner', exact: true }).click();
  // This browser has no reader of its own: what follows is read by ours.
  expect(await page.evaluate(() => 'BarcodeDetector' in globalThis)).toBe(false);
  const reader = page.waitForResponse((response) => response.url().endsWith('/scan/zbar.wasm'));
  await page.getByRole('button', { name: 'Caméra' }).click();
  expect((await reader).headers()['content-type']).toBe('application/wasm');

  const dialog = page.getByRole('dialog', { name: 'Scanner avec la caméra' });
  await expect(dialog.getByRole('status')).toContainText(/MDS13-00000[12] .* : coché/);
  await expect(dialog).toContainText('2 étiquettes retenues');
  await expectNoViolation(page, 'camera');
  // The labels go on passing before the camera.
  await expect(dialog.getByRole('status')).toContainText('est déjà coché.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Scanner pour cocher')).toBeFocused();
  await expect(page.getByRole('group', { name: 'Actions sur la sélection' })).toContainText('2 sélectionnés');
  // A reader of its own each time.
  await page.getByRole('button', { name: 'Caméra' }).click();
  await expect(dialog.getByRole('status')).toContainText('est déjà coché.');
  await page.keyboard.press('Escape');
  for (const number of NUMBERS) await expect(page.getByRole('checkbox', { name: `Choisir ${number}` })).toBeChecked();
});

test('the camera finds a piece from any page', async ({ page, stocked: _stocked, enterAs, context }) => {
  await context.grantPermissions(['camera']);
  await enterAs('technician');
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await page.getByRole('button', { name: 'Scanner avec la caméra' }).click();
  await expect(page).toHaveURL(/\/materiel\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('main')).toContainText(/MDS13-00000[12]/);
});

test('whoever refuses the camera is told what to do, and goes on without it', async ({ page, stocked: _stocked, enterAs }) => {
  await enterAs('technician');
  await open(page, '/materiel');
  await page.getByRole('button', { name: 'Scanner', exact: true }).click();
  await page.getByRole('button', { name: 'Caméra' }).click();
  const dialog = page.getByRole('dialog', { name: 'Scanner avec la caméra' });
  await expect(dialog).toContainText('L’accès à la caméra est refusé.');
  await expectNoViolation(page, 'camera that was refused');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Scanner pour cocher')).toBeFocused();
});
