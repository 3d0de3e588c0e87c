import { Component, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { SiteChange } from '@calanque/shared';
import { v7 } from 'uuid';
import { Session } from '../../session/session';
import { contractSchema } from '../../ui/form/contract-schema';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { sending } from '../../ui/form/submission';
import { PageHeader } from '../../ui/page/page-header';
import { SiteApi } from '../site-api';
import { SiteFields } from './site-fields';
import { changeOf, newSite, type SiteFormModel } from './site-form-model';

/** `/mds/nouvelle` */
@Component({
  selector: 'cal-site-create',
  imports: [DraftNotice, ErrorSummary, FormRoot, MatButton, PageHeader, RouterLink, SiteFields],
  template: `
    <cal-page-header heading="Nouvelle MDS" [trail]="[{ label: 'MDS', link: '/mds' }, { label: 'Nouvelle' }]" />
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-site-fields [form]="form" />
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Créer la MDS</button>
        <a matButton="outlined" routerLink="/mds">Annuler</a>
      </div>
    </form>
  `,
})
export class SiteCreate implements HoldsDraft {
  private readonly api = inject(SiteApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** Sent again after a lost answer, it creates nothing twice. */
  private readonly id = v7();
  private readonly model = signal(newSite());
  readonly draft = injectDraft('site.new', this.model);
  protected readonly form = form(this.model, contractSchema<SiteFormModel>(SiteChange), {
    submission: { action: sending(() => this.create()) },
  });

  private async create(): Promise<void> {
    const site = await this.api.create({ ...changeOf(this.model()), id: this.id });
    this.draft.done();
    await this.session.refresh();
    await this.router.navigate(['/mds', site.id], { state: { created: true } });
  }
}
