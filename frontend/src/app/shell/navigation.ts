import { computed, inject, Service } from '@angular/core';
import { Router, type Route } from '@angular/router';
import type { Permission } from '@calanque/shared';
import { Session } from '../session/session';
import type { IconName } from '../ui/icon/icon-drawings';

/** Said in a route's `data.entry`: the screen has its place in the navigation. */
export interface NavigationEntry {
  readonly label: string;
  readonly icon: IconName;
  /** Where it stands. The bottom bar of phones and tablets has five places: beyond those, « Plus » holds the fifth and what follows. */
  readonly order: number;
  /** Shown only to those who hold it; to everybody signed in when absent. */
  readonly permission?: Permission;
  /** Whether the screen lists things of the MDS in which one works: its link then carries `siteId`. */
  readonly bySite?: boolean;
}

export interface NavigationLink extends NavigationEntry {
  readonly link: string;
}

/** The navigation is read from the routes: it cannot show what does not exist, nor what one may not do. */
@Service()
export class Navigation {
  private readonly session = inject(Session);
  private readonly known = entriesOf(inject(Router).config);

  readonly links = computed<readonly NavigationLink[]>(() => {
    if (!this.session.user()) return [];
    return this.known.filter((entry) => !entry.permission || this.session.may(entry.permission));
  });
}

function entriesOf(routes: readonly Route[], above = ''): NavigationLink[] {
  return routes
    .flatMap((route) => {
      const link = route.path ? `${above}/${route.path}` : above;
      const entry = route.data?.['entry'] as NavigationEntry | undefined;
      return [...(entry ? [{ ...entry, link: link || '/' }] : []), ...entriesOf(route.children ?? [], link)];
    })
    .sort((one, other) => one.order - other.order);
}
