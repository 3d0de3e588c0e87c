import { expectNoViolation, violationsOf } from './axe';
import { declaredRoutes } from './declared-routes';
import { expect, test, type Account } from './product';
import { open, SCREENS } from './screens';
import { Visits } from './visits';

test('every page that the router knows is looked at', () => {
  expect(SCREENS.map(({ route }) => route).sort()).toEqual(declaredRoutes());
});

test('a planted fault is found', async ({ page }) => {
  await open(page, '/aide');
  await page.getByRole('main').evaluate((main) => {
    main.append(document.createElement('button'));
  });
  expect(await violationsOf(page)).toEqual([expect.objectContaining({ rule: 'button-name' })]);
});

const LOOKS = [
  { width: 1440, height: 900, colorScheme: 'light', screens: SCREENS },
  { width: 390, height: 844, colorScheme: 'dark', screens: SCREENS },
  { width: 820, height: 1180, colorScheme: 'light', screens: SCREENS.filter(({ isForm }) => isForm) },
] as const;

for (const { width, height, colorScheme, screens } of LOOKS) {
  test.describe(`at ${width} px, ${colorScheme}`, () => {
    let visits: Visits;
    test.beforeAll(async ({ browser, stocked }) => {
      visits = await Visits.begin(browser, stocked, { viewport: { width, height }, colorScheme });
    });
    test.afterAll(() => visits.end());

    for (const { route, account, addressFor } of screens) {
      test(`${route} breaks no rule, as ${account} sees it`, async () => {
        const page = visits.pageOf(account);
        await open(page, addressFor(visits.things));
        await expectNoViolation(page);
      });
    }

    test('none of these pages asked another host for anything, or met an error', () => visits.expectNothingAmiss());
  });
}

const OTHER_HOMES: readonly Account[] = ['administrator', 'manager', 'mediator', 'direction'];

for (const account of OTHER_HOMES) {
  test(`the home of the ${account} breaks no rule`, async ({ page, stocked: _stocked, enterAs }) => {
    await enterAs(account);
    await open(page, '/');
    await expectNoViolation(page);
  });
}
