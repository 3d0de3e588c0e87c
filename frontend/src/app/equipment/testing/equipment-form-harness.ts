import { ContentContainerComponentHarness } from '@angular/cdk/testing';
import { ErrorSummaryHarness } from '../../ui/testing/error-summary-harness';
import { FieldHarness } from '../../ui/testing/field-harness';
import { LookupHarness } from '../../ui/testing/lookup-harness';

/** The form of a piece, new or changed. */
export class EquipmentFormHarness extends ContentContainerComponentHarness {
  static readonly hostSelector = 'cal-equipment-create, cal-equipment-edit';

  readonly model = this.locatorFor(LookupHarness);
  readonly summary = this.locatorFor(ErrorSummaryHarness);
  private readonly buttons = this.locatorForAll('.acts button');
  private readonly labels = this.locatorForAll('cal-field label');
  private readonly drawn = this.locatorForOptional('.registered');
  private readonly meanwhile = this.locatorFor('cal-meanwhile-notice');

  async field(label: string): Promise<FieldHarness> {
    return this.locatorFor(FieldHarness.with({ label }))();
  }

  async fieldLabels(): Promise<string[]> {
    return Promise.all((await this.labels()).map(async (label) => (await label.text()).replace(' (facultatif)', '')));
  }

  async press(verb: string): Promise<void> {
    for (const button of await this.buttons()) {
      if ((await button.text()) === verb) return button.click();
    }
    throw new Error(`No button « ${verb} ».`);
  }

  /** « MDS13-000407 enregistré », while one logs several; null otherwise. */
  async registered(): Promise<string | null> {
    return (await (await this.drawn())?.text()) ?? null;
  }

  /** What somebody else changed while the form was open. */
  async changedMeanwhile(): Promise<string> {
    return (await (await this.meanwhile()).text()).replace(/\s+/g, ' ').trim();
  }
}
