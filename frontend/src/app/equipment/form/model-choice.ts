import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Category, ModelAnswer } from '@calanque/shared';
import { createModelDialog, injectModelSearch, modelHit, type ModelHit } from '../../equipment-model/index';
import { Session } from '../../session/session';
import { Dialogs } from '../../ui/dialog/dialogs';
import { Field } from '../../ui/form/field';
import { Lookup, type Hit } from '../../ui/form/lookup';
import { Icon } from '../../ui/icon/icon';

/** The model, which decides the category and the usual warranty; those who may can add one to the catalogue here. */
@Component({
  selector: 'cal-model-choice',
  imports: [Field, FormField, Icon, Lookup, MatButton],
  template: `
    <cal-field label="Modèle" [help]="model() ? '' : 'Cherchez par la marque ou le nom : le modèle décide des champs suivants.'" [field]="modelId()">
      <cal-lookup placeholder="Marque, modèle ou référence" [search]="searchModels" [chosenHit]="modelHit()" [formField]="modelId()" (picked)="modelPicked($event)" />
      @if (session.may('model:edit')) {
        <button below class="create" matButton type="button" (click)="createModel()"><cal-icon name="add" />Créer un modèle</button>
      }
    </cal-field>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    .create {
      margin-block-start: 0.25rem;
      margin-inline-start: -0.75rem;
    }
  `,
})
export class ModelChoice {
  private readonly dialogs = inject(Dialogs);
  protected readonly session = inject(Session);

  readonly modelId = input.required<FieldTree<string | null>>();
  /** Follows the model. */
  readonly category = input.required<FieldTree<Category | null>>();
  readonly warrantyMonths = input.required<FieldTree<number | null>>();

  protected readonly searchModels = injectModelSearch();
  private readonly resource = httpResource<ModelAnswer>(() => {
    const id = this.modelId()().value();
    return id === null ? undefined : `/api/equipment-models/${id}`;
  });
  /** The model that is chosen, as the catalogue has it; null while there is none. */
  readonly model = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly modelHit = computed(() => {
    const model = this.model();
    return model && modelHit(model);
  });

  /** The warranty is the model's usual one until somebody says otherwise. */
  protected modelPicked(hit: Hit | null): void {
    this.category()().value.set(hit && (hit as ModelHit).model.category);
    const warranty = this.warrantyMonths()();
    const former = this.model()?.warrantyMonths ?? null;
    if (hit && (warranty.value() === null || warranty.value() === former)) warranty.value.set((hit as ModelHit).model.warrantyMonths);
  }

  protected async createModel(): Promise<void> {
    const model = await this.dialogs.open<ModelAnswer, undefined>(createModelDialog, undefined);
    if (!model) return;
    this.modelPicked(modelHit(model));
    this.modelId()().value.set(model.id);
  }
}
