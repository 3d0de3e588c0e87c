import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** The search that opens over any page. */
export class SearchPaletteHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-search-palette';

  private readonly field = this.locatorFor('input[role=combobox]');
  private readonly options = this.locatorForAll('[role=option]');
  private readonly headings = this.locatorForAll('.kind');
  private readonly status = this.locatorFor('[role=status]');
  private readonly alert = this.locatorForOptional('[role=alert] p');
  private readonly hint = this.locatorFor('#cal-search-hint');
  private readonly buttons = this.locatorForAll('button');

  async type(text: string): Promise<void> {
    const field = await this.field();
    await field.setInputValue(text);
    await field.dispatchEvent('input');
  }

  async press(key: 'Enter' | 'ArrowDown' | 'ArrowUp'): Promise<void> {
    await (await this.field()).sendKeys({ Enter: TestKey.ENTER, ArrowDown: TestKey.DOWN_ARROW, ArrowUp: TestKey.UP_ARROW }[key]);
  }

  async text(): Promise<string> {
    return (await this.field()).getProperty<string>('value');
  }

  async isFocused(): Promise<boolean> {
    return (await this.field()).isFocused();
  }

  /** What the proposals say, spaces as one. */
  async proposals(): Promise<string[]> {
    return Promise.all((await this.options()).map(async (option) => (await option.text()).replace(/\s+/g, ' ').trim()));
  }

  async kinds(): Promise<string[]> {
    return Promise.all((await this.headings()).map((heading) => heading.text()));
  }

  /** The place of the proposal that Enter takes; the field says the same to screen readers. */
  async active(): Promise<number | null> {
    const named = await (await this.field()).getAttribute('aria-activedescendant');
    const options = await this.options();
    const ids = await Promise.all(options.map((option) => option.getAttribute('id')));
    const selected = await Promise.all(options.map((option) => option.getAttribute('aria-selected')));
    const place = ids.findIndex((id) => id === named);
    if (selected.filter((one) => one === 'true').length !== (place < 0 ? 0 : 1) || (place >= 0 && selected[place] !== 'true')) throw new Error('Field and list disagree.');
    return place < 0 ? null : place;
  }

  async choose(place: number): Promise<void> {
    await (await this.options())[place]?.click();
  }

  async said(): Promise<string> {
    return (await this.status()).text();
  }

  async failure(): Promise<string | null> {
    return (await (await this.alert())?.text()) ?? null;
  }

  async hintText(): Promise<string> {
    return (await this.hint()).text();
  }

  async pressButton(words: string): Promise<void> {
    for (const button of await this.buttons()) if ((await button.text()).includes(words)) return button.click();
    throw new Error(`No button « ${words} ».`);
  }
}
