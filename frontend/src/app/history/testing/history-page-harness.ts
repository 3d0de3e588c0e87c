import { ComponentHarness, type TestElement } from '@angular/cdk/testing';
import { FilterChipHarness } from '../../ui/testing/filter-chip-harness';

/** The page of the whole history: its filters, and the acts day by day. */
export class HistoryPageHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-history-page';

  private readonly titles = this.locatorForAll('.days h2');
  private readonly acts = this.locatorForAll('li.entry');
  private readonly links = this.locatorForAll('li.entry .subjects a');
  private readonly names = this.locatorForAll('li.entry .subjects strong');
  private readonly first = this.locatorFor('#cal-history-from');
  private readonly last = this.locatorFor('#cal-history-to');
  private readonly filters = this.locatorForAll('cal-filter-chip .choose, cal-pick-chip .choose');
  private readonly more = this.locatorForOptional('button.more');

  /** « lundi 23 novembre 2026 » */
  async days(): Promise<string[]> {
    return textsOf(await this.titles());
  }

  async entries(): Promise<string[]> {
    return textsOf(await this.acts());
  }

  /** Where the names of things lead. */
  async leadsTo(): Promise<(string | null)[]> {
    return Promise.all((await this.links()).map((link) => link.getAttribute('href')));
  }

  /** What is named without leading anywhere. */
  async namedOnly(): Promise<string[]> {
    return textsOf(await this.names());
  }

  async period(): Promise<[string, string]> {
    return [await (await this.first()).getProperty<string>('value'), await (await this.last()).getProperty<string>('value')];
  }

  async setFirstDay(day: string): Promise<void> {
    const field = await this.first();
    await field.setInputValue(day);
    await field.dispatchEvent('change');
  }

  async filterLabels(): Promise<string[]> {
    return textsOf(await this.filters());
  }

  async filter(label: string): Promise<FilterChipHarness> {
    return this.locatorFor(FilterChipHarness.with({ label }))();
  }

  async showMore(): Promise<void> {
    const more = await this.more();
    if (!more) throw new Error('There is no more to show.');
    await more.click();
  }
}

const textsOf = (elements: readonly TestElement[]): Promise<string[]> =>
  Promise.all(elements.map(async (element) => (await element.getProperty<string>('innerText')).replace(/\s+/g, ' ').trim()));
