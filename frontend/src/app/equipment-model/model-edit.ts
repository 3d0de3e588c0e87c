import { Component, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { CATEGORY_LABEL, type Category, type ModelAnswer } from '@calanque/shared';
import { Announcements } from '../ui/dialog/announcements';
import { injectDraft } from '../ui/form/draft';
import { DraftNotice } from '../ui/form/draft-notice';
import { ErrorSummary } from '../ui/form/error-summary';
import type { HoldsDraft } from '../ui/form/leave-guard';
import { MeanwhileNotice } from '../ui/form/meanwhile-notice';
import { revisionOf } from '../ui/form/revision';
import { sending } from '../ui/form/submission';
import { longDay } from '../ui/format/dates';
import { Card } from '../ui/page/card';
import { PageHeader, type Crumb } from '../ui/page/page-header';
import { ModelApi } from './model-api';
import { ModelFields } from './model-fields';
import { MODEL_LABELS, MODEL_RULES, changeOf, formOf } from './model-form-model';

/** `/modeles/:id/modifier` */
@Component({
  selector: 'cal-model-edit',
  imports: [Card, DraftNotice, ErrorSummary, FormRoot, MatButton, MeanwhileNotice, ModelFields, PageHeader, RouterLink],
  template: `
    <cal-page-header [heading]="'Modifier ' + name" [tabTitle]="'Modifier ' + name" [trail]="trail" />
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-meanwhile-notice [changes]="revision.meanwhile()" [labels]="labels" [words]="inWords" />
      <cal-card><cal-model-fields [form]="form" /></cal-card>
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
        <a matButton="outlined" [routerLink]="['/modeles', before.id]">Annuler</a>
      </div>
    </form>
  `,
})
export class ModelEdit implements HoldsDraft {
  private readonly api = inject(ModelApi);
  private readonly announcements = inject(Announcements);
  private readonly router = inject(Router);

  /** As it was when the form was opened. */
  protected readonly before = inject(ActivatedRoute).snapshot.data['model'] as ModelAnswer;
  protected readonly name = `${this.before.maker} ${this.before.name}`;
  protected readonly trail: readonly Crumb[] = [
    { label: 'Modèles', link: '/modeles' }, { label: this.name, link: ['/modeles', this.before.id] }, { label: 'Modifier' },
  ];
  protected readonly model = signal(formOf(this.before));
  protected readonly revision = revisionOf(this.model, this.before, formOf);
  /** What was typed on an older version is not put over a newer one. */
  readonly draft = injectDraft(`equipment-model.${this.before.id}.${this.before.version}`, this.model);
  protected readonly form = form(this.model, MODEL_RULES, { submission: { action: sending(() => this.save()) } });
  protected readonly labels = MODEL_LABELS;
  protected readonly inWords = (field: string, value: unknown): string | null => {
    if (field === 'category') return CATEGORY_LABEL[value as Category];
    return field === 'supportEndsOn' && typeof value === 'string' && value ? longDay(value) : null;
  };

  private async save(): Promise<void> {
    await this.revision.send((version) => this.api.change(this.before.id, version, changeOf(this.model())));
    this.draft.done();
    await this.router.navigate(['/modeles', this.before.id]);
    await this.announcements.say('Modèle enregistré');
  }
}
