import { ComponentHarness } from '@angular/cdk/testing';

/** An act's dialog. It opens beside the page: load it with `TestbedHarnessEnvironment.documentRootLoader`. */
export class DialogHarness extends ComponentHarness {
  static readonly hostSelector = 'mat-dialog-container';

  private readonly title = this.locatorFor('h2');
  private readonly acts = this.locatorForAll('mat-dialog-actions button');
  private readonly within = this.locatorForAll('mat-dialog-content button');
  private readonly body = this.locatorFor('mat-dialog-content');

  async heading(): Promise<string> {
    return (await this.title()).text();
  }

  async text(): Promise<string> {
    return (await this.body()).text();
  }

  /** Presses the button with this verb: below, or else in what stands above. */
  async press(verb: string): Promise<void> {
    for (const button of [...(await this.acts()), ...(await this.within())]) {
      if ((await button.text()) === verb) return button.click();
    }
    throw new Error(`No button « ${verb} ».`);
  }
}
