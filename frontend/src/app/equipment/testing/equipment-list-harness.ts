import { ComponentHarness } from '@angular/cdk/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { FilterChipHarness } from '../../ui/testing/filter-chip-harness';
import { ListHarness } from '../../ui/testing/list-harness';

/** The equipment list: filters, rows, their menus, and the bar of acts on many. */
export class EquipmentListHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-equipment-list';

  readonly list = this.locatorFor(ListHarness);
  private readonly counter = this.locatorFor('.count');
  private readonly heads = this.locatorForAll('thead th');
  private readonly filters = this.locatorForAll('cal-filter-chip .choose, cal-pick-chip .choose');
  private readonly bulkButtons = this.locatorForAll('.cal-bulk-act');
  private readonly searchBox = this.locatorFor('cal-search-box input');

  async count(): Promise<string> {
    return (await this.counter()).text();
  }

  async columnLabels(): Promise<string[]> {
    return (await Promise.all((await this.heads()).map((head) => head.text()))).filter(Boolean);
  }

  async filterLabels(): Promise<string[]> {
    return Promise.all((await this.filters()).map((chip) => chip.text()));
  }

  async filter(label: string): Promise<FilterChipHarness> {
    return this.locatorFor(FilterChipHarness.with({ label }))();
  }

  async search(text: string): Promise<void> {
    const box = await this.searchBox();
    await box.setInputValue(text);
    await box.dispatchEvent('keydown', { key: 'Enter' });
  }

  /** The verbs in the menu of the piece with this number. */
  async actsOn(number: string): Promise<string[]> {
    const menu = await this.menuOf(number);
    await menu.open();
    return Promise.all((await menu.getItems()).map((item) => item.getText()));
  }

  async act(number: string, verb: string): Promise<void> {
    const menu = await this.menuOf(number);
    await menu.open();
    await menu.clickItem({ text: verb });
  }

  async bulkActs(): Promise<string[]> {
    return Promise.all((await this.bulkButtons()).map((button) => button.text()));
  }

  async bulkAct(verb: string): Promise<void> {
    for (const button of await this.bulkButtons()) {
      if ((await button.text()) === verb) return button.click();
    }
    throw new Error(`No act « ${verb} » on the selection.`);
  }

  private menuOf(number: string): Promise<MatMenuHarness> {
    return this.locatorFor(MatMenuHarness.with({ selector: `[aria-label="Actions sur ${number}"]` }))();
  }
}
