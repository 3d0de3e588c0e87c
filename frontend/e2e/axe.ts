import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const LAW = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly where: readonly string[];
}

/** What breaks WCAG 2.1 A or AA on the page as far as axe can see, or axe's own good practices. */
export async function violationsOf(page: Page): Promise<readonly Violation[]> {
  // Without frames in the product, all can be said in the page itself, which saves a second page.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags([...LAW, 'best-practice'])
    .options({ resultTypes: ['violations'] })
    .analyze();
  const found: Violation[] = [];
  for (const { id, help, nodes } of violations) {
    const where: string[] = [];
    for (const { html, target } of nodes) {
      if (id !== 'region' || !(await standsBeside(page, target))) where.push(html);
    }
    if (where.length > 0) found.push({ rule: id, help, where });
  }
  return found;
}

/** Nothing on the page breaks these rules; the test goes on to say what else does. */
export async function expectNoViolation(page: Page, what = new URL(page.url()).pathname): Promise<void> {
  expect.soft(await violationsOf(page), what).toEqual([]);
}

/** Menus and proposals open beside the page, outside every landmark: there the rule on regions cannot hold. */
function standsBeside(page: Page, target: readonly unknown[]): Promise<boolean> {
  return page.locator(String(target[0])).evaluate((element) => element.closest('.cdk-overlay-container') !== null);
}
