import { ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';
import { MatMenuItemHarness } from '@angular/material/menu/testing';

/** A filter above a list. */
export class FilterChipHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-filter-chip';

  private readonly button = this.locatorFor('.choose');
  private readonly cross = this.locatorForOptional('.clear');
  private readonly menuItems = this.documentRootLocatorFactory().locatorForAll(MatMenuItemHarness);

  static with(options: { label: string }): HarnessPredicate<FilterChipHarness> {
    return new HarnessPredicate(FilterChipHarness, {}).addOption('label', options.label, async (chip, label) =>
      (await chip.text()).startsWith(label));
  }

  /** Its name at rest; its name and values in force. */
  async text(): Promise<string> {
    return (await this.button()).text();
  }

  /** Opens the menu and chooses the option with this label. */
  async choose(label: string): Promise<void> {
    if ((await this.menuItems()).length === 0) await (await this.button()).click();
    for (const item of await this.menuItems()) {
      if ((await item.getText()) === label) return item.click();
    }
    throw new Error(`No option « ${label} ».`);
  }

  async clear(): Promise<void> {
    await (await this.cross())?.click();
  }

  async isActive(): Promise<boolean> {
    return (await this.cross()) !== null;
  }
}
