import type { Page } from '@playwright/test';

/** What sticks out on the right when the page scrolls sideways; nothing when it does not. */
export function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    // The width changed just now: what follows it has been laid out after two frames.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px`, ...outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
  });
}
