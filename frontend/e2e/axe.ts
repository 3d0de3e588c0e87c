import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const LAW = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Nothing on the page breaks WCAG 2.1 A or AA as far as axe can see, nor axe's own good practices. */
export async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags([...LAW, 'best-practice']).disableRules(['region']).analyze();
  // Menus and proposals open beside the page, outside every landmark: there the rule on regions cannot hold.
  const regions = await new AxeBuilder({ page }).withRules(['region']).exclude('.cdk-overlay-container').analyze();
  const found = [...violations, ...regions.violations].map((violation) => ({
    rule: violation.id,
    help: violation.help,
    where: violation.nodes.map((node) => node.html),
  }));
  expect(found).toEqual([]);
}
