import { httpResource } from '@angular/common/http';
import { Component, computed, input, viewChild } from '@angular/core';
import type { SiteDetail } from '@calanque/shared';
import type { Draft } from '../../ui/form/draft';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { Waiting } from '../../ui/state/waiting';
import { SiteEditForm } from './site-edit-form';

/** `/mds/:id/modifier` : waits for the site, then shows its form. */
@Component({
  selector: 'cal-site-edit',
  imports: [PageHeader, SiteEditForm, Waiting],
  template: `
    @if (site.hasValue()) {
      @let shown = site.value();
      <cal-page-header [heading]="'Modifier la MDS ' + shown.name" [tabTitle]="'Modifier ' + shown.name" [trail]="trailOf(shown)" />
      <cal-site-edit-form [site]="shown" />
    } @else {
      <cal-waiting [for]="site" (retry)="site.reload()" />
    }
  `,
})
export class SiteEdit implements HoldsDraft {
  readonly id = input.required<string>();

  protected readonly site = httpResource<SiteDetail>(() => `/api/sites/${this.id()}`);
  private readonly form = viewChild(SiteEditForm);

  /** Nothing is lost while the form is not there yet. */
  readonly draft: Pick<Draft, 'changed' | 'done'> = {
    changed: computed(() => this.form()?.draft.changed() ?? false),
    done: () => this.form()?.draft.done(),
  };

  protected trailOf(site: SiteDetail): readonly Crumb[] {
    return [{ label: 'MDS', link: '/mds' }, { label: site.name, link: ['/mds', site.id] }, { label: 'Modifier' }];
  }
}
