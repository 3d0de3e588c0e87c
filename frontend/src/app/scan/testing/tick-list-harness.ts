import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** A list that is ticked off, as one scans and presses. */
export class TickListHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-tick-list';

  private readonly field = this.locatorFor('.scan input');
  private readonly rows = this.locatorForAll('li');
  private readonly choices = this.locatorForAll('.choices label');
  private readonly notes = this.locatorForAll('.note input');

  /** Types a code and presses Enter. */
  async scan(code: string): Promise<void> {
    const field = await this.field();
    await field.setInputValue(code);
    await field.sendKeys(TestKey.ENTER);
  }

  /** « 1 sur 3 » */
  async count(): Promise<string> {
    return (await (await this.locatorFor('.count')()).text()).trim();
  }

  /** What was said of the thing with this number; null for nothing. */
  async chosen(number: string): Promise<string | null> {
    const choices = await this.choicesOf(number);
    for (const choice of choices) if (await choice.hasClass('chosen')) return (await choice.text()).trim();
    return null;
  }

  async choose(number: string, label: string): Promise<void> {
    for (const choice of await this.choicesOf(number)) {
      if ((await choice.text()).trim() === label) return choice.click();
    }
    throw new Error(`No « ${label} » for ${number}.`);
  }

  /** Writes the remark of the only thing that asks for one. */
  async note(number: string, text: string): Promise<void> {
    const [note] = await this.notes();
    if (!note) throw new Error(`No remark for ${number}.`);
    await note.setInputValue(text);
    await note.dispatchEvent('input');
  }

  private async choicesOf(number: string) {
    const rows = await this.rows();
    const all = await this.choices();
    const each = all.length / rows.length;
    for (const [place, row] of rows.entries()) {
      if ((await row.text()).includes(number)) return all.slice(place * each, (place + 1) * each);
    }
    throw new Error(`No ${number}.`);
  }
}
