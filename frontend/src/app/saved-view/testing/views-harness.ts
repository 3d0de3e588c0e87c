import { ComponentHarness } from '@angular/cdk/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';

/** « Vues » above a list. */
export class ViewsHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-views-chip';

  private readonly menu = this.locatorFor(MatMenuHarness);
  private readonly chip = this.locatorFor('.choose');
  private readonly mark = this.locatorForOptional('.changed');
  private readonly cross = this.locatorFor('.clear');

  /** « Vues », or the view that is shown. */
  async label(): Promise<string> {
    return (await (await this.chip()).text()).replace(/\s+/g, ' ');
  }

  async isChanged(): Promise<boolean> {
    return (await this.mark()) !== null;
  }

  async open(): Promise<void> {
    await (await this.menu()).open();
  }

  /** What the open menu offers. */
  async items(): Promise<string[]> {
    const items = await (await this.menu()).getItems();
    return Promise.all(items.map(async (item) => (await item.getText()).replace(/\s+/g, ' ')));
  }

  /** Chooses from the open menu what begins with these words. */
  async choose(words: string): Promise<void> {
    for (const item of await (await this.menu()).getItems()) {
      if ((await item.getText()).replace(/\s+/g, ' ').startsWith(words)) return item.click();
    }
    throw new Error(`No « ${words} » in the menu.`);
  }

  async leave(): Promise<void> {
    await (await this.cross()).click();
  }
}
