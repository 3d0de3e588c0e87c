import { test as bare, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { Api } from './api';
import { startProduct } from './running-product';
import { expectNothingAmiss, watchOver } from './watch';

/** The product as it is served: built, on a port and a data folder of its own, with demonstration accounts. */
export interface Product {
  /** `http://localhost:40123` */
  readonly address: string;
  /** The password of every demonstration account. */
  readonly password: string;
  /** The folder of its data, where a demonstration puts its mails. */
  readonly data: string;
}

/** Whom a page is opened for: a demonstration account. */
export const ACCOUNTS = {
  administrator: 'admin@demo.test',
  technician: 'technicien@demo.test',
  manager: 'responsable.vitrolles@demo.test',
  mediator: 'mediateur.vitrolles@demo.test',
  direction: 'direction@demo.test',
} as const;
export type Account = keyof typeof ACCOUNTS;

const PASSWORD = 'Une-Crique-2026-Turquoise';

interface Fixtures {
  /** Signs in through the sign-in page, and waits for the home page. */
  readonly signInAs: (account: Account, page?: Page) => Promise<void>;
  /** Signs the browser of the page in without a screen: for what begins after it. */
  readonly enterAs: (account: Account, page?: Page) => Promise<Api>;
  /** A browser of somebody else's, signed in; it is closed at the end. */
  readonly browserOf: (account: Account, options?: BrowserContextOptions) => Promise<Page>;
}

interface WorkerFixtures {
  readonly product: Product;
  /** The product with the equipment of the demonstration. */
  readonly stocked: Product;
}

/** Each file of tests that runs in the same worker meets the same product; it ends with the worker. */
export const test = bare.extend<Fixtures, WorkerFixtures>({
  product: [
    async ({ browserName: _browser }, use) => {
      const running = await startProduct({ CALANQUE_DEMO_PASSWORD: PASSWORD });
      try {
        await use({ address: running.address, password: PASSWORD, data: running.data });
      } finally {
        await running.end();
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  stocked: [
    async ({ product, playwright }, use) => {
      const request = await playwright.request.newContext({ baseURL: product.address });
      const api = await Api.signedIn(request, ACCOUNTS.technician, product.password);
      await api.post('/api/demonstration/equipment', {});
      await request.dispose();
      await use(product);
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ product }, use) => use(product.address),

  context: async ({ context, product }, use) => {
    watchOver(context, product.address);
    await use(context);
    expectNothingAmiss(context);
  },

  signInAs: async ({ page, product }, use) => {
    await use((account, target = page) => signIn(target, ACCOUNTS[account], product.password));
  },

  enterAs: async ({ page, product }, use) => {
    await use((account, target = page) => Api.signedIn(target.request, ACCOUNTS[account], product.password));
  },

  browserOf: async ({ browser, product }, use) => {
    const opened: Page[] = [];
    await use(async (account, options = {}) => {
      const page = await freshPage(browser, product.address, options);
      opened.push(page);
      await Api.signedIn(page.request, ACCOUNTS[account], product.password);
      return page;
    });
    for (const page of opened) await closeBrowserOf(page);
  },
});

export { expect } from '@playwright/test';

/** A page of a browser that has never been here; close it with `closeBrowserOf`. */
export async function freshPage(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options });
  watchOver(context, address);
  return context.newPage();
}

/** Closes what `freshPage` opened. */
export async function closeBrowserOf(page: Page): Promise<void> {
  await page.context().close();
  expectNothingAmiss(page.context());
}

/** Signs in through the sign-in page, and waits for the home page. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}
