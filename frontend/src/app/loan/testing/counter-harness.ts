import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** The counter, where pieces are lent. */
export class CounterHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-counter';

  private readonly cards = this.locatorForAll('cal-counter-line');
  private readonly who = this.locatorFor('#cal-borrower');
  private readonly proposals = this.locatorForAll('cal-borrower-option');
  private readonly boxes = this.locatorForAll('cal-counter-line .cal-tick');
  private readonly inputs = this.locatorForAll('.fresh input');
  private readonly send = this.locatorFor('button.send');
  private readonly due = this.locatorFor('input[type=date]');

  async lines(): Promise<string[]> {
    return Promise.all((await this.cards()).map((card) => card.text()));
  }

  /** Types into the borrower's field, and waits until it has asked. */
  async typeBorrower(text: string): Promise<void> {
    const box = await this.who();
    await box.focus();
    await box.clear();
    await box.sendKeys(text);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }

  async borrowers(): Promise<string[]> {
    return Promise.all((await this.proposals()).map((proposal) => proposal.text()));
  }

  async takeBorrower(): Promise<void> {
    await (await this.who()).sendKeys(TestKey.ENTER);
  }

  /** What stands in the fields of somebody new: given name, family name, contact. */
  async fresh(): Promise<string[]> {
    return Promise.all((await this.inputs()).map((input) => input.getProperty<string>('value')));
  }

  async typeContact(text: string): Promise<void> {
    await (await this.inputs())[2]?.sendKeys(text);
  }

  /** Takes the tick from, or gives it to, the accessory of that place on the counter. */
  async toggleAccessory(place: number): Promise<void> {
    await (await this.boxes())[place]?.click();
  }

  /** The texts that describe the field in fault; empty while it is in none. */
  async described(field: 'scan' | 'borrower'): Promise<string> {
    const box = field === 'borrower' ? await this.who() : await this.locatorFor('cal-scan-field input')();
    if ((await box.getAttribute('aria-invalid')) !== 'true') return '';
    const ids = ((await box.getAttribute('aria-describedby')) ?? '').split(' ');
    return (await Promise.all(ids.map(async (id) => (await this.locatorFor(`#${id}`)()).text()))).join(' ');
  }

  async dueDay(): Promise<string> {
    return (await this.due()).getProperty<string>('value');
  }

  async verb(): Promise<string> {
    return (await this.send()).text();
  }

  async lend(): Promise<void> {
    await (await this.send()).click();
  }

  async isLendFocused(): Promise<boolean> {
    return (await this.send()).isFocused();
  }
}
