import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { Api } from './api';
import { ACCOUNTS, closeBrowserOf, freshPage, type Product } from './product';
import { findThings, SCREENS, type Screen, type Things } from './screens';
import { expectNothingAmiss } from './watch';

/** Pages of everybody who sees a screen, signed in once and kept open: for what asks how pages look, not how they load. */
export class Visits {
  private constructor(
    private readonly pages: ReadonlyMap<Screen['account'], Page>,
    readonly things: Things,
  ) {}

  static async begin(browser: Browser, product: Product, options: BrowserContextOptions): Promise<Visits> {
    const pages = new Map<Screen['account'], Page>();
    for (const account of new Set(SCREENS.map((screen) => screen.account))) {
      const page = await freshPage(browser, product.address, { reducedMotion: 'reduce', ...options });
      if (account !== 'visitor') await Api.signedIn(page.request, ACCOUNTS[account], product.password);
      pages.set(account, page);
    }
    return new Visits(pages, await thingsOf(browser, product));
  }

  pageOf(account: Screen['account']): Page {
    const page = this.pages.get(account);
    if (!page) throw new Error(`Nobody is here as ${account}.`);
    return page;
  }

  /** No page asked another host for anything, nor met an error that nobody caught. */
  expectNothingAmiss(): void {
    for (const page of this.pages.values()) expectNothingAmiss(page.context());
  }

  async end(): Promise<void> {
    for (const page of this.pages.values()) await page.context().close();
  }
}

async function thingsOf(browser: Browser, product: Product): Promise<Things> {
  const page = await freshPage(browser, product.address);
  const technician = await Api.signedIn(page.request, ACCOUNTS.technician, product.password);
  const administratorPage = await freshPage(browser, product.address);
  const administrator = await Api.signedIn(administratorPage.request, ACCOUNTS.administrator, product.password);
  const things = await findThings(technician, administrator);
  await closeBrowserOf(page);
  await closeBrowserOf(administratorPage);
  return things;
}
