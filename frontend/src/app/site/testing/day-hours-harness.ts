import { ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** The hours of one weekday, as one fills them in. */
export class DayHoursHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-day-hours';

  private readonly box = this.locatorFor('input[type=checkbox]');
  private readonly times = this.locatorForAll('input[type=text]');
  private readonly acts = this.locatorForAll('.act');
  private readonly sentence = this.locatorForOptional('.error');

  static with(options: { day: string }): HarnessPredicate<DayHoursHarness> {
    return new HarnessPredicate(DayHoursHarness, {}).addOption('day', options.day, async (harness, day) =>
      ((await (await harness.box()).getAttribute('aria-label')) ?? '').startsWith(day));
  }

  async isOpen(): Promise<boolean> {
    return (await this.box()).getProperty<boolean>('checked');
  }

  async toggleOpen(): Promise<void> {
    await (await this.box()).click();
  }

  /** The times as they stand, from the first opening to the last closing. */
  async shownTimes(): Promise<string[]> {
    return Promise.all((await this.times()).map((time) => time.getProperty<string>('value')));
  }

  /** Types a time in place of the one that stood there, and leaves it. */
  async type(position: number, text: string): Promise<void> {
    const time = (await this.times())[position];
    if (!time) throw new Error(`No time ${position}.`);
    await time.setInputValue(text);
    await time.dispatchEvent('change');
    await time.blur();
  }

  /** Adds the second span, or takes one away: the buttons in their order. */
  async pressAct(position = 0): Promise<void> {
    await (await this.acts())[position]?.click();
  }

  async error(): Promise<string | null> {
    return (await (await this.sentence())?.text()) ?? null;
  }
}
