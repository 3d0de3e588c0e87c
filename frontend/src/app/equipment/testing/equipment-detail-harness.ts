import { ComponentHarness } from '@angular/cdk/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';

/** The page of one piece. */
export class EquipmentDetailHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-equipment-detail-page';

  private readonly title = this.locatorFor('h1');
  private readonly buttons = this.locatorForAll('cal-page-header .actions button:not([aria-label])');
  private readonly more = this.locatorForOptional(MatMenuHarness.with({ selector: '[aria-label="Autres actions"]' }));
  private readonly notices = this.locatorForAll('cal-notice');
  private readonly card = this.locatorFor('cal-equipment-facts');

  async heading(): Promise<string> {
    return (await this.title()).text();
  }

  /** The buttons beside the title, the likeliest act last. */
  async actions(): Promise<string[]> {
    return Promise.all((await this.buttons()).map((button) => button.text()));
  }

  async press(verb: string): Promise<void> {
    for (const button of await this.buttons()) {
      if ((await button.text()) === verb) return button.click();
    }
    throw new Error(`No button « ${verb} ».`);
  }

  /** The verbs behind the three dots; none when there are no dots. */
  async otherActions(): Promise<string[]> {
    const menu = await this.more();
    if (!menu) return [];
    await menu.open();
    const items = await Promise.all((await menu.getItems()).map((item) => item.getText()));
    await menu.close();
    return items;
  }

  /** The coloured strips, as they read. */
  async strips(): Promise<string[]> {
    return Promise.all((await this.notices()).map(async (notice) => (await notice.text()).replace(/\s+/g, ' ').trim()));
  }

  async facts(): Promise<string> {
    return (await (await this.card()).text()).replace(/\s+/g, ' ').trim();
  }
}
