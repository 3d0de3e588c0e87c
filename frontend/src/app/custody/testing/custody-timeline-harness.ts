import { ComponentHarness } from '@angular/cdk/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';

/** The picture of who held a piece, and its table. */
export class CustodyTimelineHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-custody-timeline';

  private readonly sentence = this.locatorFor('.finding');
  private readonly picture = this.locatorForOptional('.picture');
  private readonly bars = this.locatorForAll('.bar:not(.planned)');
  private readonly turn = this.locatorFor('[aria-pressed]');
  private readonly rows = this.locatorForAll('tbody tr');
  private readonly cancels = this.locatorForAll('.act button');
  private readonly spans = this.locatorFor(MatMenuHarness);

  async finding(): Promise<string> {
    return (await this.sentence()).text();
  }

  /** What the picture is to somebody who does not see it; null while the table shows. */
  async pictureName(): Promise<string | null> {
    return (await (await this.picture())?.getAttribute('aria-label')) ?? null;
  }

  async barLabels(): Promise<string[]> {
    return Promise.all((await this.bars()).map((bar) => bar.text()));
  }

  /** Between picture and table. */
  async turnOver(): Promise<void> {
    await (await this.turn()).click();
  }

  async showLast(span: string): Promise<void> {
    const menu = await this.spans();
    await menu.open();
    await menu.clickItem({ text: new RegExp(`${span}$`) });
  }

  async tableRows(): Promise<string[]> {
    return Promise.all((await this.rows()).map(async (row) => (await row.text()).replace(/\s+/g, ' ').trim()));
  }

  /** Asks to cancel the custody of the n-th row that can be. */
  async cancel(position: number): Promise<void> {
    await (await this.cancels())[position]?.click();
  }

  async cancellable(): Promise<number> {
    return (await this.cancels()).length;
  }
}
