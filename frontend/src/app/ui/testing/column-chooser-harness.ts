import { ComponentHarness } from '@angular/cdk/testing';

/** The dialog in which one chooses columns and density. Load it with `TestbedHarnessEnvironment.documentRootLoader`. */
export class ColumnChooserHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-column-chooser';

  private readonly boxes = this.locatorForAll('li input');
  private readonly rows = this.locatorForAll('li label');
  private readonly densities = this.locatorForAll('cal-choices label');
  private readonly buttons = this.locatorForAll('button');
  private readonly status = this.locatorFor('[role=status]');

  /** The headings in their order; the ticked ones only. */
  async chosen(): Promise<string[]> {
    const [rows, boxes] = [await this.rows(), await this.boxes()];
    const ticked = await Promise.all(boxes.map((box) => box.getProperty<boolean>('checked')));
    const texts = await Promise.all(rows.map((row) => row.text()));
    return texts.filter((_, place) => ticked[place]);
  }

  async toggle(heading: string): Promise<void> {
    for (const [place, row] of (await this.rows()).entries()) {
      if ((await row.text()).startsWith(heading)) return (await this.boxes())[place]?.click();
    }
    throw new Error(`No column « ${heading} ».`);
  }

  /** Presses a button by its name or text: « Avancer « Modèle » », « Appliquer ». */
  async press(name: string): Promise<void> {
    const button = await this.button(name);
    await button.focus();
    await button.click();
  }

  async isFocused(name: string): Promise<boolean> {
    return (await this.button(name)).isFocused();
  }

  async chooseDensity(label: string): Promise<void> {
    for (const density of await this.densities()) {
      if ((await density.text()) === label) return density.click();
    }
    throw new Error(`No density « ${label} ».`);
  }

  /** What was said to those who do not see the list. */
  async said(): Promise<string> {
    return (await this.status()).text();
  }

  private async button(name: string) {
    for (const button of await this.buttons()) {
      if (((await button.getAttribute('aria-label')) ?? (await button.text())) === name) return button;
    }
    throw new Error(`No button « ${name} ».`);
  }
}
