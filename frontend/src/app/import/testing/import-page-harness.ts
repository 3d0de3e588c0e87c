import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** One import as people read it, whatever step it is at. */
export class ImportPageHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-import-page';

  private readonly title = this.locatorFor('.step h2');
  private readonly here = this.locatorFor('cal-import-steps li[aria-current=step] .label');
  private readonly tiles = this.locatorForAll('cal-outcome-tiles li');
  private readonly faults = this.locatorForAll('cal-refused-rows .rows > li');
  private readonly changes = this.locatorForAll('cal-different-rows .rows > li');
  private readonly selects = this.locatorForAll('select');
  private readonly lines = this.locatorForAll('cal-columns-step ol > li');
  private readonly buttons = this.locatorForAll('button');
  private readonly bar = this.locatorForOptional('[role=progressbar]');
  private readonly boxes = this.locatorForAll('cal-different-rows .cal-check');

  /** The name of the step that shows. */
  async step(): Promise<string> {
    return (await this.here()).text();
  }

  async heading(): Promise<string> {
    return (await this.title()).text();
  }

  async isHeadingFocused(): Promise<boolean> {
    return (await this.title()).isFocused();
  }

  async columns(): Promise<string[]> {
    return textsOf(await this.lines());
  }

  /** Chooses in the list whose label begins so. */
  async choose(label: string, option: string): Promise<void> {
    for (const select of await this.selects()) {
      if (!(await select.getAttribute('aria-label'))?.includes(`« ${label} »`)) continue;
      const options = await this.locatorForAll(`select[aria-label="${await select.getAttribute('aria-label')}"] option`)();
      const texts = await Promise.all(options.map((candidate) => candidate.text()));
      await select.selectOptions(texts.findIndex((text) => text.startsWith(option)));
      return;
    }
    throw new Error(`No list for « ${label} ».`);
  }

  async figures(): Promise<string[]> {
    return textsOf(await this.tiles());
  }

  async refusedRows(): Promise<string[]> {
    return textsOf(await this.faults());
  }

  async differentRows(): Promise<string[]> {
    return textsOf(await this.changes());
  }

  /** Ticks the box whose name begins so: « Prendre les valeurs de la ligne 12 ». */
  async tick(name: string): Promise<void> {
    for (const box of await this.boxes()) {
      const label = (await box.getAttribute('aria-label')) ?? 'Prendre toutes les valeurs du fichier';
      if (label.startsWith(name)) return box.click();
    }
    throw new Error(`No box « ${name} ».`);
  }

  /** The names of the boxes that are ticked. */
  async ticked(): Promise<string[]> {
    const names = await Promise.all((await this.boxes()).map(async (box) => ((await box.getProperty<boolean>('checked')) ? box.getAttribute('aria-label') : null)));
    return names.filter((name) => name !== null);
  }

  /** What the button says, and whether it can be pressed. */
  async button(words: string): Promise<{ text: string; disabled: boolean }> {
    const found = await this.find(words);
    return { text: await textOf(found), disabled: (await found.getAttribute('aria-disabled')) === 'true' };
  }

  async hasButton(words: string): Promise<boolean> {
    return (await Promise.all((await this.buttons()).map(textOf))).some((text) => text.startsWith(words));
  }

  /** How far the bar is, as it is said: « 212 sur 430 lignes ». */
  async progress(): Promise<string | null> {
    return (await (await this.bar())?.getAttribute('aria-valuetext')) ?? null;
  }

  private async find(words: string): Promise<TestElement> {
    for (const button of await this.buttons()) {
      if ((await textOf(button)).startsWith(words)) return button;
    }
    throw new Error(`No button « ${words} ».`);
  }
}

const textOf = async (element: TestElement): Promise<string> => (await element.getProperty<string>('innerText')).replace(/\s+/g, ' ').trim();
const textsOf = (elements: readonly TestElement[]): Promise<string[]> => Promise.all(elements.map(textOf));
