import { Component, Injector, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../session/session';
import { fullDay } from '../ui/format/dates';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page/page-header';
import { Skeleton } from '../ui/state/skeleton';
import { AdministratorHome } from './administrator-home';
import { DirectionHome } from './direction-home';
import { MediatorHome } from './mediator-home';
import { StockHome } from './stock-home';

/** « Aujourd’hui »: the first page, made for the role of whoever is signed in: `loadHome` brings what theirs takes, and nothing of the others’. */
@Component({
  selector: 'cal-home',
  imports: [AdministratorHome, DirectionHome, Icon, MatButton, MediatorHome, PageHeader, RouterLink, Skeleton, StockHome],
  templateUrl: './home.html',
})
export class Home {
  private readonly injector = inject(Injector);
  protected readonly session = inject(Session);

  protected readonly today = fullDay(new Date());
  protected readonly filters = computed(() => {
    const site = this.session.site();
    return site ? { siteId: site.id } : {};
  });

  /** How many problems were reported from here: what is shown is read again after each. */
  protected readonly reports = signal(0);

  protected async report(): Promise<void> {
    // Most days nothing is wrong: what it takes comes when it is asked for.
    const { ReportActs } = await import('../equipment-report/index');
    if (await this.injector.get(ReportActs).report(null)) this.reports.update((reports) => reports + 1);
  }
}
