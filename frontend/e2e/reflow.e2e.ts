import { expect, test } from './product';
import { open, SCREENS } from './screens';
import { tooWide } from './too-wide';
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
