import { ComponentHarness, HarnessPredicate, TestKey } from '@angular/cdk/testing';

/** A form field as people meet it: by its label. */
export class FieldHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-field';

  private readonly control = this.locatorFor('input, select, textarea');
  private readonly name = this.locatorFor('label');
  private readonly sentence = this.locatorForOptional('.error');
  private readonly advice = this.locatorForOptional('.help');

  static with(options: { label: string }): HarnessPredicate<FieldHarness> {
    return new HarnessPredicate(FieldHarness, {}).addOption('label', options.label, async (field, label) =>
      (await field.label()).startsWith(label));
  }

  async label(): Promise<string> {
    return (await this.name()).text();
  }

  async help(): Promise<string | null> {
    return (await (await this.advice())?.text()) ?? null;
  }

  /** The sentence at the field; null while there is none. */
  async error(): Promise<string | null> {
    return (await (await this.sentence())?.text()) ?? null;
  }

  async value(): Promise<string> {
    return (await this.control()).getProperty<string>('value');
  }

  /** Types the text in place of what stood there, and leaves the field. */
  async fill(text: string): Promise<void> {
    const control = await this.control();
    await control.clear();
    if (text) await control.sendKeys(text);
    await control.dispatchEvent('input');
    await control.blur();
  }

  /** Chooses the option of a native list with this text. */
  async choose(text: string): Promise<void> {
    const options = await this.locatorForAll('select option')();
    const texts = await Promise.all(options.map((option) => option.text()));
    const place = texts.indexOf(text);
    if (place < 0) throw new Error(`No option « ${text} » among ${texts.join(', ')}.`);
    const control = await this.control();
    await control.selectOptions(place);
    await control.dispatchEvent('input');
  }

  async pressEnter(): Promise<void> {
    await (await this.control()).sendKeys(TestKey.ENTER);
  }

  async isFocused(): Promise<boolean> {
    return (await this.control()).isFocused();
  }

  /** The texts that describe the control to assistive technology: error, then help. */
  async describedBy(): Promise<string> {
    return (await (await this.control()).getAttribute('aria-describedby')) ?? '';
  }
}
