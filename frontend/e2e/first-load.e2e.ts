import type { Page } from '@playwright/test';
import { expect, test } from './product';

/** What a browser may get for a first page, compressed as it is served. */
const LIMIT_BYTES = 200_000;

/** The files of the application that come for the address with nothing in the cache, and their bytes on the wire. */
async function filesOf(page: Page, address: string): Promise<ReadonlyMap<string, number>> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  const paths = new Map<string, string>();
  const bytes = new Map<string, number>();
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    const { pathname } = new URL(response.url);
    if (!pathname.startsWith('/api/')) paths.set(requestId, pathname);
  });
  wire.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const path = paths.get(requestId);
    if (path) bytes.set(path, (bytes.get(path) ?? 0) + encodedDataLength);
  });

  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await wire.detach();
  return bytes;
}

function expectLight(files: ReadonlyMap<string, number>): void {
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
  const listed = [...files].map(([path, bytes]) => `${bytes} ${path}`).join('\n');
  expect([...files.keys()].some((path) => path.endsWith('.js'))).toBe(true);
  expect(total, `${total} bytes:\n${listed}`).toBeLessThanOrEqual(LIMIT_BYTES);
}

test('the sign-in page takes at most 200 kB', async ({ page }) => {
  expectLight(await filesOf(page, '/connexion'));
});

for (const account of ['technician', 'manager', 'administrator'] as const) {
  test(`the first page of a signed-in ${account} takes at most 200 kB`, async ({ context, signInAs }) => {
    await signInAs(account);
    expectLight(await filesOf(await context.newPage(), '/'));
  });
}
