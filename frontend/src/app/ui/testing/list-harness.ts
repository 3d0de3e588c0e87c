import { ComponentHarness } from '@angular/cdk/testing';

/** A list in whatever shape there is room for: the rows of a table, or cards. */
export class ListHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-list-frame';

  private readonly heads = this.locatorForAll('thead th');
  private readonly sorts = this.locatorForAll('thead .sort');
  private readonly entries = this.locatorForAll('tbody tr, .cards li');
  private readonly waiting = this.locatorForAll('.waiting');
  private readonly failure = this.locatorForOptional('cal-failure');
  private readonly retryButton = this.locatorForOptional('cal-failure button');
  private readonly moreButton = this.locatorForOptional('.more button');
  private readonly bar = this.locatorForOptional('.bulk');
  private readonly clearButton = this.locatorFor('.bulk .leave');
  private readonly allBox = this.locatorFor('thead .cal-check');

  /** The text of each row. */
  async rows(): Promise<string[]> {
    return Promise.all((await this.entries()).map((row) => row.text()));
  }

  async isWaiting(): Promise<boolean> {
    return (await this.waiting()).length > 0;
  }

  /** The sentence of the failure; null when there is none. */
  async failureText(): Promise<string | null> {
    return (await (await this.failure())?.text()) ?? null;
  }

  async retry(): Promise<void> {
    await (await this.retryButton())?.click();
  }

  /** Orders by the column with this label. */
  async sortBy(label: string): Promise<void> {
    for (const button of await this.sorts()) {
      if ((await button.text()).startsWith(label)) return button.click();
    }
    throw new Error(`No column « ${label} » to sort by.`);
  }

  /** `ascending`, `descending` or null, of the column with this label. */
  async orderOf(label: string): Promise<string | null> {
    for (const head of await this.heads()) {
      if ((await head.text()).startsWith(label)) return head.getAttribute('aria-sort');
    }
    throw new Error(`No column « ${label} ».`);
  }

  /** Ticks, or no longer ticks, the row of that name (« MDS13-000214 »). */
  async tick(name: string): Promise<void> {
    await (await this.locatorFor(`.cal-check[aria-label="Choisir ${name}"]`)()).click();
  }

  async tickAll(): Promise<void> {
    await (await this.allBox()).click();
  }

  /** The text of the bar of acts; null while nothing is ticked. */
  async bulkText(): Promise<string | null> {
    return (await (await this.bar())?.text()) ?? null;
  }

  async untickAll(): Promise<void> {
    await (await this.clearButton()).click();
  }

  async hasMore(): Promise<boolean> {
    return (await this.moreButton()) !== null;
  }

  async showMore(): Promise<void> {
    await (await this.moreButton())?.click();
  }
}
