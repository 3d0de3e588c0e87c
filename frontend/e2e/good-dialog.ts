import type { Locator, Page } from '@playwright/test';
import { expectNoViolation } from './axe';
import { expect } from './product';

/** The open dialog has a name, breaks no rule, and goes by Escape. */
export async function expectGoodDialog(page: Page, what: string): Promise<void> {
  const dialog: Locator = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 })).toBeVisible();
  expect(await dialog.getAttribute('aria-labelledby')).toBeTruthy();
  await expectNoViolation(page, what);
  // Proposals that are open take the first Escape for themselves.
  if (await page.getByRole('listbox').isVisible()) await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
