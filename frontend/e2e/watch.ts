import { expect, type BrowserContext } from '@playwright/test';

const faults = new WeakMap<BrowserContext, string[]>();

/**
 * Notes what must never happen on any page, whatever is tested: a request to another host, an error that
 * nobody caught, a complaint of the browser such as one about the content security policy.
 */
export function watchOver(context: BrowserContext, address: string): void {
  const noted: string[] = [];
  faults.set(context, noted);
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== address) noted.push(`asked another host: ${request.url()}`);
  });
  context.on('weberror', (error) => noted.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    // A refused request is an answer like any other; what the page makes of it is what the tests look at.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) noted.push(`console: ${message.text()}`);
  });
}

/** Nothing of that happened; said when a context ends. */
export function expectNothingAmiss(context: BrowserContext): void {
  expect(faults.get(context), 'what the browser noted').toEqual([]);
}
