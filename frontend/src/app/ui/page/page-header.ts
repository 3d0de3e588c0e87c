import { Component, afterNextRender, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CalanqueTitle } from '../../shell/calanque-title';
import { RouteFocus } from '../../shell/route-focus';

/** A step of the breadcrumb; the last one has no link. */
export interface Crumb {
  readonly label: string;
  readonly link?: string | readonly unknown[];
  /** The filters of a list that the step leads to. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * The head of a page: breadcrumb, the one h1, a count, and the page's acts.
 * Content slots: `lead` (an icon tile before the title), `facts` (a line below it), `actions`.
 */
@Component({
  selector: 'cal-page-header',
  imports: [RouterLink],
  host: { '[class.clamped]': 'clamped()' },
  templateUrl: './page-header.html',
  styleUrl: './page-header.css',
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly trail = input<readonly Crumb[]>([]);
  /** A plain line above the title where there is no breadcrumb, such as the date on the home page. */
  readonly above = input<string>();
  /** Beside the title: « 29 pièces sur 406 ». Announced when it changes. */
  readonly count = input<string | null>();
  /** Whether the heading is somebody else's words, such as a file's name: at most two lines of it show, all of it on pointing. */
  readonly clamped = input(false);
  /** The tab's title where the route cannot know it: « MDS13-000214 ». */
  readonly tabTitle = input<string>();

  constructor() {
    const focus = inject(RouteFocus);
    const title = inject(CalanqueTitle);
    afterNextRender(() => focus.titleShown());
    effect(() => {
      const tabTitle = this.tabTitle();
      if (tabTitle) title.show(tabTitle);
    });
  }
}
