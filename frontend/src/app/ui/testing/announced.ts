import { nextTurn } from './api';

/** Waits until the page has said that something was done, and gives the words. */
export async function announced(): Promise<string> {
  let bar = document.querySelector('mat-snack-bar-container');
  while (bar === null || bar.textContent?.trim() === '') {
    await nextTurn();
    bar = document.querySelector('mat-snack-bar-container');
  }
  return bar.textContent?.trim() ?? '';
}
