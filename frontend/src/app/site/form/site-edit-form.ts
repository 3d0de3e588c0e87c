import { Component, Injector, inject, input, runInInjectionContext, signal, type OnInit, type WritableSignal } from '@angular/core';
import { FormRoot, form, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { SiteChange, type SiteDetail } from '@calanque/shared';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { contractSchema } from '../../ui/form/contract-schema';
import { injectDraft, type Draft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import type { Hit } from '../../ui/form/lookup';
import { MeanwhileNotice } from '../../ui/form/meanwhile-notice';
import { revisionOf, type Revision } from '../../ui/form/revision';
import { sending } from '../../ui/form/submission';
import { SiteApi } from '../site-api';
import { SiteFields } from './site-fields';
import { SITE_FIELD_LABELS, changeOf, formOf, siteValueInWords, type SiteFormModel } from './site-form-model';

/** The form of a site that exists. */
@Component({
  selector: 'cal-site-edit-form',
  imports: [DraftNotice, ErrorSummary, FormRoot, MatButton, MeanwhileNotice, RouterLink, SiteFields],
  template: `
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-meanwhile-notice [changes]="revision.meanwhile()" [labels]="labels" [words]="inWords" />
      <cal-site-fields [form]="form" [manager]="manager" [siteId]="site().id" />
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
        <a matButton="outlined" [routerLink]="['/mds', site().id]">Annuler</a>
      </div>
    </form>
  `,
})
export class SiteEditForm implements OnInit {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(SiteApi);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  readonly site = input.required<SiteDetail>();

  draft!: Draft;
  protected form!: FieldTree<SiteFormModel>;
  protected revision!: Revision<SiteDetail>;
  protected manager: Hit | null = null;
  private model!: WritableSignal<SiteFormModel>;

  protected readonly labels = SITE_FIELD_LABELS;
  protected readonly inWords = siteValueInWords;

  ngOnInit(): void {
    const site = this.site();
    this.manager = site.manager && { id: site.manager.id, label: site.manager.name };
    this.model = signal(formOf(site));
    this.revision = revisionOf(this.model, site, formOf);
    runInInjectionContext(this.injector, () => {
      // What was typed on an older version is not put over a newer one.
      this.draft = injectDraft(`site.${site.id}.${site.version}`, this.model);
      this.form = form(this.model, contractSchema<SiteFormModel>(SiteChange), {
        submission: { action: sending(() => this.save()) },
      });
    });
  }

  private async save(): Promise<void> {
    const { id } = this.site();
    await this.revision.send((version) => this.api.change(id, version, changeOf(this.model())));
    this.draft.done();
    await this.session.refresh();
    await this.router.navigate(['/mds', id]);
    await this.announcements.say('Modifications enregistrées');
  }
}
