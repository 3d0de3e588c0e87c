import { booleanAttribute, Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { CATEGORIES, CATEGORY_LABEL, SPECIFICATIONS_BY_CATEGORY, WIFI_STANDARDS, WIFI_STANDARD_LABEL, type ModelSpecifications } from '@calanque/shared';
import { Choices, type Choice } from '../ui/form/choices';
import { Control } from '../ui/form/control';
import { Field } from '../ui/form/field';
import { CATEGORY_ICON } from '../ui/state/equipment-look';
import type { ModelFormModel } from './model-form-model';

/** The fields of a model of the catalogue; its specifications follow from the category. */
@Component({
  selector: 'cal-model-fields',
  imports: [Choices, Control, Field, FormField],
  templateUrl: './model-fields.html',
  styleUrl: './model-fields.css',
})
export class ModelFields {
  readonly form = input.required<FieldTree<ModelFormModel>>();
  /** In a dialog, only what is needed to go on with a piece. */
  readonly brief = input(false, { transform: booleanAttribute });

  protected readonly categories: readonly Choice[] = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABEL[value], icon: CATEGORY_ICON[value] }));
  protected readonly standards = WIFI_STANDARDS;
  protected readonly standardLabel = WIFI_STANDARD_LABEL;
  private readonly own = computed<readonly (keyof ModelSpecifications)[]>(() => {
    const category = this.form().category().value();
    return category === '' ? [] : SPECIFICATIONS_BY_CATEGORY[category];
  });

  protected shows(field: keyof ModelSpecifications): boolean {
    return !this.brief() && this.own().includes(field);
  }
}
