import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** The field in which one piece after another is scanned. */
export class ScanFieldHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-scan-field';

  private readonly box = this.locatorFor('input');
  private readonly status = this.locatorFor('.said');
  private readonly troubles = this.locatorForAll('.earlier li');
  private readonly soundButton = this.locatorFor('[aria-pressed]');

  /** As a scanner does: types, and presses Enter. */
  async scan(text: string): Promise<void> {
    const box = await this.box();
    if (text) await box.sendKeys(text);
    await box.sendKeys(TestKey.ENTER);
  }

  async text(): Promise<string> {
    return (await this.box()).getProperty<string>('value');
  }

  async isFocused(): Promise<boolean> {
    return (await this.box()).isFocused();
  }

  /** What is said of the last scan. */
  async said(): Promise<string> {
    return (await this.status()).text();
  }

  /** Earlier scans that were not taken, and why. */
  async earlierTroubles(): Promise<string[]> {
    return Promise.all((await this.troubles()).map((trouble) => trouble.text()));
  }

  /** What could not be looked up, as it is said; null when there is nothing of the kind. */
  async failed(): Promise<string | null> {
    const failed = await this.locatorForOptional('.failed p')();
    return failed && failed.text();
  }

  /** « Réessayer » */
  async retry(): Promise<void> {
    await (await this.locatorFor('.failed button')()).click();
  }

  async sounds(): Promise<boolean> {
    return (await (await this.soundButton()).getAttribute('aria-pressed')) === 'true';
  }

  async toggleSound(): Promise<void> {
    await (await this.soundButton()).click();
  }
}
