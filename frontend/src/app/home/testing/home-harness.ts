import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** The first page as people read it. */
export class HomeHarness extends ComponentHarness {
  static readonly hostSelector = 'cal-home';

  private readonly title = this.locatorFor('h1');
  private readonly acts = this.locatorForAll('.actions a, .actions button');
  private readonly rows = this.locatorForAll('cal-awaiting-card li, cal-holdings-card li, cal-invited-card li');
  private readonly tiles = this.locatorForAll('cal-figure-tiles li');
  private readonly steps = this.locatorForAll('cal-first-steps li');
  private readonly cards = this.locatorForAll('cal-card h2');
  private readonly changes = this.locatorForAll('cal-recent-changes li');

  async heading(): Promise<string> {
    return (await this.title()).text();
  }

  /** The verbs at the top of the page. */
  async usualActs(): Promise<string[]> {
    return textsOf(await this.acts());
  }

  /** The lines of what waits, of what one holds, of who was invited. */
  async lines(): Promise<string[]> {
    return textsOf(await this.rows());
  }

  /** Where the line leads. */
  async linkOfLine(position: number): Promise<string | null> {
    const links = await this.locatorForAll('cal-awaiting-card li a, cal-holdings-card li a, cal-invited-card li a')();
    return (await links[position]?.getAttribute('href')) ?? null;
  }

  async figures(): Promise<string[]> {
    return textsOf(await this.tiles());
  }

  async firstSteps(): Promise<string[]> {
    return textsOf(await this.steps());
  }

  /** The titles of the cards. */
  async cardTitles(): Promise<string[]> {
    return textsOf(await this.cards());
  }

  async recentChanges(): Promise<string[]> {
    return textsOf(await this.changes());
  }
}

/** As it is read: what stands apart on the page has a space between. */
const textsOf = (elements: readonly TestElement[]): Promise<string[]> =>
  Promise.all(elements.map(async (element) => (await element.getProperty<string>('innerText')).replace(/\s+/g, ' ').trim()));
