import { expect, test } from './product';

/** What a browser gets for the first page of somebody signed in, as it comes over the wire. */
const LIMIT_BYTES = 200_000;

test('the first page of a technician takes at most 200 kB over the wire', async ({ page, context, signInAs }) => {
  await signInAs('technician');

  const fresh = await context.newPage();
  const wire = await fresh.context().newCDPSession(fresh);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  const assets = new Map<string, { url: string; bytes: number }>();
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    if (!new URL(response.url).pathname.startsWith('/api/')) assets.set(requestId, { url: response.url, bytes: 0 });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const asset = assets.get(requestId);
    if (asset) asset.bytes = encodedDataLength;
  });

  await fresh.goto('/');
  await expect(fresh.getByRole('heading', { level: 1 })).toBeVisible();
  await fresh.waitForLoadState('networkidle');

  const loaded = [...assets.values()];
  const total = loaded.reduce((sum, asset) => sum + asset.bytes, 0);
  const listed = loaded.map((asset) => `${asset.bytes} ${new URL(asset.url).pathname}`).join('\n');
  expect(loaded.some((asset) => asset.url.endsWith('.js'))).toBe(true);
  expect(total, `${total} bytes:\n${listed}`).toBeLessThanOrEqual(LIMIT_BYTES);
  await page.bringToFront();
});
