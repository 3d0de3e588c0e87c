import { ComponentHarness } from '@angular/cdk/testing';

/** The dialog in which one takes back what a person holds. */
export class TakeBackHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-take-back';

  private readonly lines = this.locatorForAll('fieldset label');
  private readonly act = this.locatorFor('button[type=submit]');

  async pieces(): Promise<string[]> {
    return Promise.all((await this.lines()).map(async (line) => (await line.text()).replace(/\s+/g, ' ').trim()));
  }

  /** Ticks the piece, or no longer. */
  async toggle(position: number): Promise<void> {
    const boxes = await this.locatorForAll('fieldset input')();
    await boxes[position]?.click();
  }

  async verb(): Promise<string> {
    return (await this.act()).text();
  }

  async takeBack(): Promise<void> {
    await (await this.act()).click();
  }
}
