import { NgTemplateOutlet } from '@angular/common';
import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../session/session';
import { Icon } from '../ui/icon/icon';
import { moment, timeOf } from '../ui/format/dates';
import { actsOf, nameOf, placeOf, type HistoryEntry } from '../history-line/index';

/** More things than this, done to at once, are folded away. */
const SHOWN = 6;

/** Lines of the history, before → after, each with when and who; what they are about, where the page is not about it alone. */
@Component({
  selector: 'cal-history-entries',
  imports: [Icon, NgTemplateOutlet, RouterLink],
  templateUrl: './history-entries.html',
  styleUrl: './history-entries.css',
})
export class HistoryEntries {
  protected readonly session = inject(Session);

  readonly entries = input.required<readonly HistoryEntry[]>();
  /** The id of the thing that the page is about: its own lines need no name. */
  readonly about = input<string | null>(null);
  /** Whether the day stands above already. */
  readonly ofOneDay = input(false, { transform: booleanAttribute });
  /** Whether to say the site of each line. */
  readonly withSites = input(false, { transform: booleanAttribute });

  /** Each act with the things that it was done to, in the order in which it was. */
  protected readonly acts = computed(() => actsOf(this.entries()).map((act) => ({ entry: act[0], things: act.toReversed() })));
  protected readonly placeOf = placeOf;
  protected readonly nameOf = nameOf;
  protected readonly shown = SHOWN;

  protected whenOf(entry: HistoryEntry): string {
    return this.ofOneDay() ? timeOf(entry.at) : moment(entry.at);
  }
}
