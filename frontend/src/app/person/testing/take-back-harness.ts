import { ComponentHarness } from '@angular/cdk/testing';

/** The dialog in which one takes back what a person holds. */
export class TakeBackHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-take-back';

  private readonly lines = this.locatorForAll('fieldset .piece');
  private readonly act = this.locatorFor('button[type=submit]');

  async pieces(): Promise<string[]> {
    return Promise.all((await this.lines()).map(async (line) => (await line.text()).replace(/\s+/g, ' ').trim()));
  }

  /** Ticks the piece, or no longer. */
  async toggle(position: number): Promise<void> {
    const boxes = await this.locatorForAll('fieldset .piece input')();
    await boxes[position]?.click();
  }

  /** Says what becomes of the piece: « Manquant : signalé perdu ». */
  async decide(position: number, words: string): Promise<void> {
    const select = (await this.locatorForAll('.details select')())[position];
    for (const [place, option] of (await this.locatorForAll('.details select option')()).entries()) {
      const of = await this.locatorForAll('.details select:first-of-type option')();
      if (place < of.length && (await option.text()) === words) return select?.selectOptions(place);
    }
    throw new Error(`No outcome « ${words} ».`);
  }

  /** Ticks the accessory with this label, or no longer. */
  async toggleAccessory(label: string): Promise<void> {
    for (const accessory of await this.locatorForAll('.accessory')()) {
      if ((await accessory.text()).startsWith(label)) return accessory.click();
    }
    throw new Error(`No accessory « ${label} ».`);
  }

  async verb(): Promise<string> {
    return (await this.act()).text();
  }

  async takeBack(): Promise<void> {
    await (await this.act()).click();
  }
}
