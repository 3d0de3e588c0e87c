import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { SiteDetail } from '@calanque/shared';
import { HistoryList } from '../../history/index';
import { StockCard } from '../../overview/index';
import { Session } from '../../session/session';
import { injectAsOf } from '../../ui/as-of/as-of';
import { AsOfBanner } from '../../ui/as-of/as-of-banner';
import { AsOfField } from '../../ui/as-of/as-of-field';
import { Icon } from '../../ui/icon/icon';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { Badge } from '../../ui/state/badge';
import { IconTile } from '../../ui/state/icon-tile';
import { Waiting } from '../../ui/state/waiting';
import { openingNow } from '../opening-hours';
import { SITE_STATUS_LOOK, siteStatusLabel } from '../site-words';
import { OpeningHoursCard } from './opening-hours-card';
import { RoomsCard } from './rooms-card';
import { SiteFacts } from './site-facts';

/** `/mds/:id` : what is there, in which rooms, and how to reach it. */
@Component({
  selector: 'cal-site-page',
  imports: [AsOfBanner, AsOfField, Badge, HistoryList, Icon, IconTile, MatButton, OpeningHoursCard, PageHeader, RoomsCard, RouterLink, SiteFacts, StockCard, Waiting],
  templateUrl: './site-page.html',
  styleUrl: './site-page.css',
})
export class SitePage {
  protected readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly asOf = injectAsOf();
  protected readonly site = httpResource<SiteDetail>(() => ({ url: `/api/sites/${this.id()}`, params: this.asOf.parameters() }));
  /** Whether one comes from the form that created it: the rooms are what is wanted next. */
  protected readonly justCreated = inject(Router).currentNavigation()?.extras.state?.['created'] === true;
  protected readonly filters = computed((): Record<string, string> => ({ siteId: this.id(), ...this.asOf.parameters() }));

  protected readonly lookOf = SITE_STATUS_LOOK;
  protected readonly labelOf = siteStatusLabel;

  protected trailOf(site: SiteDetail): readonly Crumb[] {
    return [{ label: 'MDS', link: '/mds' }, { label: site.name }];
  }

  /** Only an open site says whether its door is open now. */
  protected openingOf(site: SiteDetail): string | null {
    return site.status === 'open' ? (openingNow(site.openingHours, new Date())?.words ?? null) : null;
  }
}
