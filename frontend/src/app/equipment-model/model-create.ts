import { Component, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Announcements } from '../ui/dialog/announcements';
import { injectDraft } from '../ui/form/draft';
import { DraftNotice } from '../ui/form/draft-notice';
import { ErrorSummary } from '../ui/form/error-summary';
import type { HoldsDraft } from '../ui/form/leave-guard';
import { sending } from '../ui/form/submission';
import { Card } from '../ui/page/card';
import { PageHeader, type Crumb } from '../ui/page/page-header';
import { ModelApi } from './model-api';
import { ModelFields } from './model-fields';
import { MODEL_RULES, draftOf, emptyModel } from './model-form-model';

/** `/modeles/nouveau` */
@Component({
  selector: 'cal-model-create',
  imports: [Card, DraftNotice, ErrorSummary, FormRoot, MatButton, ModelFields, PageHeader, RouterLink],
  template: `
    <cal-page-header heading="Nouveau modèle" [trail]="trail" />
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-card><cal-model-fields [form]="form" /></cal-card>
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
        <a matButton="outlined" routerLink="/modeles">Annuler</a>
      </div>
    </form>
  `,
})
export class ModelCreate implements HoldsDraft {
  private readonly api = inject(ModelApi);
  private readonly announcements = inject(Announcements);
  private readonly router = inject(Router);

  protected readonly trail: readonly Crumb[] = [{ label: 'Modèles', link: '/modeles' }, { label: 'Nouveau' }];
  protected readonly model = signal(emptyModel());
  readonly draft = injectDraft('equipment-model.new', this.model);
  protected readonly form = form(this.model, MODEL_RULES, { submission: { action: sending(() => this.create()) } });

  private async create(): Promise<void> {
    const model = await this.api.create(draftOf(this.model()));
    this.draft.done();
    await this.router.navigate(['/modeles', model.id]);
    await this.announcements.say(`${model.maker} ${model.name} ajouté au catalogue`);
  }
}
