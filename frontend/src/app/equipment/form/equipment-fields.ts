import { booleanAttribute, Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { FIELDS_BY_CATEGORY, WIFI_BANDS, WIFI_BAND_LABEL, type EquipmentChange, type WifiBand } from '@calanque/shared';
import { Control } from '../../ui/form/control';
import { Field } from '../../ui/form/field';
import { Card } from '../../ui/page/card';
import type { EquipmentFormModel } from './equipment-form-model';
import { ModelChoice } from './model-choice';
import { PlaceChoice } from './place-choice';
import { PurchaseFields } from './purchase-fields';
import { ScanNext } from './scan-next';

/** The fields of a piece, by category: the model first, since it decides what else is asked. */
@Component({
  selector: 'cal-equipment-fields',
  imports: [Card, Control, Field, FormField, ModelChoice, PlaceChoice, PurchaseFields, ScanNext],
  templateUrl: './equipment-fields.html',
  styleUrl: './equipment-fields.css',
})
export class EquipmentFields {
  readonly form = input.required<FieldTree<EquipmentFormModel>>();
  /** Whether it is a new piece: only then is its place asked, later it is changed by an act. */
  readonly fresh = input(false, { transform: booleanAttribute });

  protected readonly bands = WIFI_BANDS;
  protected readonly bandLabel = WIFI_BAND_LABEL;

  protected shows(field: keyof EquipmentChange): boolean {
    const category = this.form().category().value();
    return category !== null && FIELDS_BY_CATEGORY[category].includes(field);
  }

  protected toggleBand(band: WifiBand): void {
    this.form().bands().value.update((before) => WIFI_BANDS.filter((candidate) => before.includes(candidate) !== (candidate === band)));
  }
}
