import { ContentContainerComponentHarness, TestKey, type TestElement } from '@angular/cdk/testing';
import { ErrorSummaryHarness } from '../../ui/testing/error-summary-harness';
import { FieldHarness } from '../../ui/testing/field-harness';
import { LookupHarness } from '../../ui/testing/lookup-harness';

/** The form in which pieces are scanned one after another, and the list of numbers that it ends with. */
export class EquipmentBatchHarness extends ContentContainerComponentHarness {
  static readonly hostSelector = 'cal-equipment-batch';

  readonly model = this.locatorFor(LookupHarness);
  readonly summary = this.locatorFor(ErrorSummaryHarness);
  private readonly title = this.locatorFor('h1');
  private readonly scanField = this.locatorFor('#cal-scan');
  private readonly scanLabel = this.locatorFor('label[for="cal-scan"]');
  private readonly bare = this.locatorFor('#cal-bare');
  private readonly rows = this.locatorForAll('cal-batch-line-list li');
  private readonly editFields = this.locatorForAll('cal-batch-line-list input');
  private readonly buttons = this.locatorForAll('button, a');
  private readonly ticks = this.locatorForAll('.kinds label');
  private readonly counters = this.locatorFor('cal-card .counter');
  private readonly status = this.locatorFor('cal-batch-lines [role=status]');
  private readonly numbered = this.locatorForAll('cal-batch-done tbody tr');

  async heading(): Promise<string> {
    return (await this.title()).text();
  }

  async field(label: string): Promise<FieldHarness> {
    return this.locatorFor(FieldHarness.with({ label }))();
  }

  /** As a scanner does: types into the field that has the focus, then Enter. */
  async scan(...texts: string[]): Promise<void> {
    const field = await this.scanField();
    for (const text of texts) {
      if (text) await field.sendKeys(text);
      await field.sendKeys(TestKey.ENTER);
    }
  }

  /** Types without Enter. */
  async typeOnly(text: string): Promise<void> {
    await (await this.scanField()).sendKeys(text);
  }

  async scanAsks(): Promise<string> {
    return (await this.scanLabel()).text();
  }

  async scanHasFocus(): Promise<boolean> {
    return (await this.scanField()).isFocused();
  }

  async scanText(): Promise<string> {
    return (await this.scanField()).getProperty<string>('value');
  }

  async tick(label: string): Promise<void> {
    for (const tick of await this.ticks()) if ((await tick.text()) === label) return tick.click();
    throw new Error(`Nothing to scan is called « ${label} ».`);
  }

  async setWithoutSerial(count: number): Promise<void> {
    const field = await this.bare();
    await field.setInputValue(String(count));
    await field.dispatchEvent('change');
  }

  /** The lines as they read, the last one first; also those that are out of sight, and so not drawn. */
  async lines(): Promise<string[]> {
    return Promise.all((await this.rows()).map(async (row) => (await row.text()).replace(/\s+/g, ' ').trim()));
  }

  /** The look of each line: wrong, doubtful, fine, unknown. */
  async looks(): Promise<string[]> {
    return Promise.all((await this.rows()).map(async (row) => ((await row.getAttribute('class')) ?? '').replace('is-', '')));
  }

  async counter(): Promise<string> {
    return (await this.counters()).text();
  }

  /** What a screen reader was told last. */
  async said(): Promise<string> {
    return (await this.status()).text();
  }

  /** Presses what is called so, by its text or its name for screen readers. */
  async press(name: string): Promise<void> {
    for (const button of await this.buttons()) {
      const called = (await button.getAttribute('aria-label')) ?? (await button.text());
      if (called.startsWith(name)) return button.click();
    }
    throw new Error(`No button « ${name} ».`);
  }

  /** In the line that is being corrected. */
  async correct(text: string, position = 0): Promise<void> {
    const field = (await this.editFields())[position];
    if (!field) throw new Error('No line is being corrected.');
    await field.setInputValue(text);
    await field.dispatchEvent('input');
    await field.sendKeys(TestKey.ENTER);
  }

  /** The numbers that were given, with what stands beside. */
  async given(): Promise<string[]> {
    return textsOf(await this.numbered());
  }
}

const textsOf = (elements: readonly TestElement[]): Promise<string[]> =>
  Promise.all(elements.map(async (element) => (await element.getProperty<string>('innerText')).replace(/\s+/g, ' ').trim()));
