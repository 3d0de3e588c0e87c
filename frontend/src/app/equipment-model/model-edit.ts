import { Component, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ModelAnswer } from '@calanque/shared';
import { Announcements } from '../ui/dialog/announcements';
import { injectDraft } from '../ui/form/draft';
import { DraftNotice } from '../ui/form/draft-notice';
import { ErrorSummary } from '../ui/form/error-summary';
import type { HoldsDraft } from '../ui/form/leave-guard';
import { sending } from '../ui/form/submission';
import { Card } from '../ui/page/card';
import { PageHeader, type Crumb } from '../ui/page/page-header';
import { refusalOf } from '../ui/problem/refusal';
import { Notice } from '../ui/state/notice';
import { ModelApi } from './model-api';
import { ModelFields } from './model-fields';
import { MODEL_RULES, changeOf, formOf } from './model-form-model';

/** `/modeles/:id/modifier` */
@Component({
  selector: 'cal-model-edit',
  imports: [Card, DraftNotice, ErrorSummary, FormRoot, MatButton, ModelFields, Notice, PageHeader, RouterLink],
  template: `
    <cal-page-header [heading]="'Modifier ' + name" [tabTitle]="'Modifier ' + name" [trail]="trail" />
    <form class="cal-form" [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      @if (changedMeanwhile()) {
        <cal-notice tone="ochre" icon="history" heading="Quelqu’un d’autre a modifié ce modèle">
          Rechargez-le pour voir ce qui a changé, ou gardez votre saisie : elle le remplacera.
          <button action matButton="outlined" type="button" (click)="reloadModel()">Recharger</button>
          <button action matButton="outlined" type="button" (click)="keepTyped()">Garder ma saisie</button>
        </cal-notice>
      }
      <cal-card><cal-model-fields [form]="form" /></cal-card>
      <div class="cal-form-acts">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
        <a matButton="outlined" [routerLink]="['/modeles', before().id]">Annuler</a>
      </div>
    </form>
  `,
})
export class ModelEdit implements HoldsDraft {
  private readonly api = inject(ModelApi);
  private readonly announcements = inject(Announcements);
  private readonly router = inject(Router);

  /** The model on which the form is based. */
  protected readonly before = signal(inject(ActivatedRoute).snapshot.data['model'] as ModelAnswer);
  protected readonly name = `${this.before().maker} ${this.before().name}`;
  protected readonly trail: readonly Crumb[] = [
    { label: 'Modèles', link: '/modeles' }, { label: this.name, link: ['/modeles', this.before().id] }, { label: 'Modifier' },
  ];
  protected readonly model = signal(formOf(this.before()));
  readonly draft = injectDraft(`equipment-model.${this.before().id}`, this.model);
  protected readonly form = form(this.model, MODEL_RULES, { submission: { action: sending(() => this.save()) } });
  protected readonly changedMeanwhile = signal<ModelAnswer | null>(null);

  protected reloadModel(): void {
    const now = this.changedMeanwhile();
    if (!now) return;
    this.keepTyped();
    this.form().reset(formOf(now));
    this.draft.beginAnother();
  }

  protected keepTyped(): void {
    const now = this.changedMeanwhile();
    if (now) this.before.set(now);
    this.changedMeanwhile.set(null);
  }

  private async save(): Promise<void> {
    const { id, version } = this.before();
    try {
      await this.api.change(id, version, changeOf(this.model()));
    } catch (failure) {
      const refusal = refusalOf(failure);
      // The form's own summary says that it is out of date; below it stands the way on.
      if (refusal.code === 'stale') this.changedMeanwhile.set(refusal.current as ModelAnswer);
      throw failure;
    }
    this.draft.done();
    await this.router.navigate(['/modeles', id]);
    await this.announcements.say('Modèle enregistré');
  }
}
