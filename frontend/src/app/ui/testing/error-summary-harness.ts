import { ComponentHarness } from '@angular/cdk/testing';

/** What a form says after it was sent in vain. */
export class ErrorSummaryHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-error-summary';

  private readonly box = this.locatorForOptional('.box');
  private readonly title = this.locatorFor('.heading');
  private readonly links = this.locatorForAll('li button');

  async isShown(): Promise<boolean> {
    return (await this.box()) !== null;
  }

  async hasFocus(): Promise<boolean> {
    return (await (await this.box())?.isFocused()) ?? false;
  }

  async heading(): Promise<string> {
    return (await this.title()).text();
  }

  /** The sentences that lead to fields. */
  async sentences(): Promise<string[]> {
    return Promise.all((await this.links()).map((link) => link.text()));
  }

  /** Follows the link to the field at fault. */
  async follow(position: number): Promise<void> {
    await (await this.links())[position]?.click();
  }
}
