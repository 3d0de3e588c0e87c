import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** Reads and drives the history card of a thing. */
export class HistoryListHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-history';

  private readonly entries = this.locatorForAll('li.entry');
  private readonly more = this.locatorForOptional(MatButtonHarness.with({ text: 'Afficher la suite' }));

  /** The entries as they read, newest first. */
  async entryTexts(): Promise<string[]> {
    const entries = await this.entries();
    return Promise.all(entries.map(async (entry) => (await entry.text()).replace(/\s+/g, ' ').trim()));
  }

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ').trim();
  }

  async canShowMore(): Promise<boolean> {
    return (await this.more()) !== null;
  }

  async showMore(): Promise<void> {
    const more = await this.more();
    if (!more) throw new Error('There is no more to show.');
    await more.click();
  }
}
