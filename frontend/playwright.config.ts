import { defineConfig } from '@playwright/test';

/** `npm test` finds a browser, or brings one, and names it here. */
const browser = process.env['CHROMIUM_BIN'];
if (!browser) throw new Error('Lancez les tests avec « npm test », ou donnez dans CHROMIUM_BIN le chemin d’un Chromium.');

/** The whole way: a real browser against the served product, as people meet it in France. */
export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results/e2e',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
