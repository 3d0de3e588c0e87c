import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Session } from '../../session/session';
import { Icon } from '../../ui/icon/icon';
import { SearchBox } from '../../ui/list/search-box';
import { Card } from '../../ui/page/card';
import { PageHeader } from '../../ui/page/page-header';
import { EmptyState } from '../../ui/state/empty-state';
import { Failure } from '../../ui/state/failure';
import { Skeleton } from '../../ui/state/skeleton';
import { foundInWords } from '../found-words';
import { HitLine } from '../hit-line';
import { addressOf, headingOf, isMixed } from '../hit-words';
import { injectLiveSearch } from '../live-search';

/** Of each kind at a time. */
const SHOWN = 10;

/** All that is found for a text, kind by kind. The text stands in the address: the link shows the same to a colleague, within their rights. */
@Component({
  selector: 'cal-search-page',
  imports: [Card, EmptyState, Failure, HitLine, Icon, MatButton, PageHeader, RouterLink, SearchBox, Skeleton],
  templateUrl: './search-page.html',
  styleUrl: './search-page.css',
})
export class SearchPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  /** What is looked for, from the address. */
  readonly q = input<string>();

  protected readonly search = injectLiveSearch(SHOWN);
  protected readonly said = computed(() => foundInWords(this.search));
  protected readonly title = computed(() => (this.search.text() === '' ? 'Recherche' : `« ${this.search.text()} » – Recherche`));
  protected readonly nothing = computed(() => this.search.text() !== '' && this.search.current() && this.search.groups().length === 0);
  protected readonly groups = computed(() => this.search.groups().map(({ kind, hits, next }) => ({
    kind,
    label: headingOf(kind, hits),
    mixed: isMixed(hits),
    lines: hits.map((hit) => ({ hit, link: this.router.parseUrl(addressOf(hit, this.session.may('equipment:read'))) })),
    more: next !== null,
  })));

  constructor() {
    effect(() => {
      const text = this.q() ?? '';
      untracked(() => this.search.find(text));
    });
  }

  protected look(text: string | null): void {
    void this.router.navigate([], { queryParams: { q: text }, replaceUrl: true });
  }
}
