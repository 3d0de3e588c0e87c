import type { Page } from '@playwright/test';
import { expect, test } from './product';
import { open, SCREENS } from './screens';
import { Visits } from './visits';

/** A phone; a desk at 200 % zoom (1280 px); the narrowest width at which WCAG 1.4.10 asks for one column. */
const WIDTHS = [640, 390, 320];

let visits: Visits;
test.beforeAll(async ({ browser, stocked }) => {
  visits = await Visits.begin(browser, stocked, { viewport: { width: 640, height: 800 } });
});
test.afterAll(() => visits.end());

for (const { route, account, addressFor } of SCREENS) {
  test(`${route} scrolls downwards only`, async () => {
    const page = visits.pageOf(account);
    await page.setViewportSize({ width: 640, height: 800 });
    await open(page, addressFor(visits.things));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await tooWide(page), `${route} at ${width} px`).toEqual([]);
    }
  });
}

/** What sticks out on the right when the page scrolls sideways; nothing when it does not. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    // The width changed just now: what follows it has been laid out after two frames.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px`, ...outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
  });
}
