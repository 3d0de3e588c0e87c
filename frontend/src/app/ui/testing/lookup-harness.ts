import { ComponentHarness, TestKey } from '@angular/cdk/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';

/** A field in which one finds a person, a model, a site … by typing. */
export class LookupHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-lookup';

  private readonly box = this.locatorFor('input');
  private readonly status = this.locatorFor('.remark');
  private readonly proposals = this.locatorFor(MatAutocompleteHarness);

  async text(): Promise<string> {
    return (await this.box()).getProperty<string>('value');
  }

  /** Types, and waits for the proposals to what was typed. */
  async type(text: string): Promise<void> {
    const box = await this.box();
    await box.focus();
    await box.clear();
    if (text) await box.sendKeys(text);
    await this.waitForTasksOutsideAngular();
    await this.forceStabilize();
  }

  /** The proposals, label and detail in one text each. */
  async hits(): Promise<string[]> {
    const options = await (await this.proposals()).getOptions();
    return Promise.all(options.map((option) => option.getText()));
  }

  /** Chooses the proposal that begins with this label. */
  async choose(label: string): Promise<void> {
    for (const option of await (await this.proposals()).getOptions()) {
      if ((await option.getText()).startsWith(label)) return option.click();
    }
    throw new Error(`No proposal « ${label} ».`);
  }

  /** Leaves the field with the tab key. */
  async leave(): Promise<void> {
    const box = await this.box();
    await box.sendKeys(TestKey.TAB);
    await box.blur();
  }

  /** What became of the typed text: « Aucun résultat pour … »; empty when there is nothing to say. */
  async remark(): Promise<string> {
    return (await this.status()).text();
  }
}
