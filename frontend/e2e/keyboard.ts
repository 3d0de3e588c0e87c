import type { Locator, Page } from '@playwright/test';
import { expect } from './product';

/** More steps than this to reach something, and the keyboard is no way to work. */
const STEPS_AT_MOST = 60;

/** Hands that only touch the keyboard, and eyes that look for the focus after each step. */
export class Hands {
  constructor(private readonly page: Page) {}

  /** Goes on with Tab until the thing has the focus. */
  async goTo(target: Locator): Promise<void> {
    for (let step = 0; step < STEPS_AT_MOST; step += 1) {
      await this.page.keyboard.press('Tab');
      await this.expectFocusShown();
      if (await hasFocus(target)) return;
    }
    throw new Error(`${target.toString()} cannot be reached in ${STEPS_AT_MOST} steps.`);
  }

  /** Goes there and presses Enter. */
  async choose(target: Locator): Promise<void> {
    await this.goTo(target);
    await this.press('Enter');
  }

  /** Goes to a field and types. */
  async fill(target: Locator, text: string): Promise<void> {
    await this.goTo(target);
    await this.type(text);
  }

  /** In a field that proposes: types, and takes the first proposal. */
  async lookUp(text: string): Promise<void> {
    await this.type(text);
    await expect(this.page.getByRole('option').first()).toContainText(new RegExp(text, 'i'));
    await this.press('ArrowDown');
    await this.press('Enter');
    await expect(this.page.getByRole('listbox')).toBeHidden();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async expectFocusWithin(place: Locator): Promise<void> {
    // Asked of the document: the parts of a date have the focus without matching `:focus`.
    expect(await place.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }

  /** What has the focus shows a ring around it, is on the screen, and nothing lies over it. */
  async expectFocusShown(): Promise<void> {
    // What slides into sight when it takes the focus needs a moment for it.
    await expect.poll(() => this.faultOfFocus(), { intervals: [50, 100], timeout: 2_000 }).toBeNull();
  }

  private faultOfFocus(): Promise<object | null> {
    return this.page.evaluate(() => {
      const focused = document.activeElement;
      // At the end of the page the focus passes through the browser's own bar.
      if (!focused || focused === document.body) return null;
      const { top, bottom, left, right } = focused.getBoundingClientRect();
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const ring = ringStandsAround(focused);
      const onScreen = bottom > 0 && top < innerHeight;
      const uncovered = there !== null && (focused.contains(there) || there.contains(focused) || there.closest('label')?.contains(focused) === true);
      return ring && onScreen && uncovered ? null : { what: focused.outerHTML.slice(0, 160), ring, onScreen, uncovered };

      /** A ring may stand around the thing itself, all of its row, or the option or box that holds it. */
      function ringStandsAround(element: Element): boolean {
        const around = [element, element.closest('label'), element.closest('cal-search-box')].filter((candidate) => candidate !== null);
        return [...around.map((candidate) => getComputedStyle(candidate)), getComputedStyle(element, '::after')].some(
          ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        );
      }
    });
  }
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.first().evaluate((element) => element === document.activeElement).catch(() => false);
