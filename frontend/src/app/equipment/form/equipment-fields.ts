import { httpResource } from '@angular/common/http';
import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { FIELDS_BY_CATEGORY, WIFI_BANDS, WIFI_BAND_LABEL, type EquipmentChange, type ModelAnswer, type WifiBand } from '@calanque/shared';
import { ActMoment, injectRooms, roomName } from '../../custody/index';
import { createModelDialog, injectModelSearch, modelHit, type ModelHit } from '../../equipment-model/index';
import { Session } from '../../session/session';
import { Dialogs } from '../../ui/dialog/dialogs';
import { Control } from '../../ui/form/control';
import { Field } from '../../ui/form/field';
import { Lookup, type Hit } from '../../ui/form/lookup';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import type { EquipmentFormModel } from './equipment-form-model';
import { ScanNext } from './scan-next';

/** The fields of a piece, by category: the model first, since it decides what else is asked. */
@Component({
  selector: 'cal-equipment-fields',
  imports: [ActMoment, Card, Control, Field, FormField, Icon, Lookup, MatButton, ScanNext],
  templateUrl: './equipment-fields.html',
  styleUrl: './equipment-fields.css',
})
export class EquipmentFields {
  private readonly dialogs = inject(Dialogs);
  protected readonly session = inject(Session);

  readonly form = input.required<FieldTree<EquipmentFormModel>>();
  /** Whether it is a new piece: only then is its place asked, later it is changed by an act. */
  readonly fresh = input(false, { transform: booleanAttribute });

  protected readonly searchModels = injectModelSearch();
  protected readonly rooms = injectRooms(() => this.form().siteId().value() || null);
  protected readonly roomName = roomName;
  protected readonly bands = WIFI_BANDS;
  protected readonly bandLabel = WIFI_BAND_LABEL;

  private readonly modelResource = httpResource<ModelAnswer>(() => {
    const id = this.form().modelId().value();
    return id === null ? undefined : `/api/equipment-models/${id}`;
  });
  /** The model that is chosen, as the catalogue has it. */
  protected readonly model = computed(() => (this.modelResource.hasValue() ? this.modelResource.value() : null));
  protected readonly modelHit = computed(() => {
    const model = this.model();
    return model && modelHit(model);
  });
  protected shows(field: keyof EquipmentChange): boolean {
    const category = this.form().category().value();
    return category !== null && FIELDS_BY_CATEGORY[category].includes(field);
  }

  /** The warranty is the model's usual one until somebody says otherwise. */
  protected modelPicked(hit: Hit | null): void {
    this.form().category().value.set(hit && (hit as ModelHit).model.category);
    const warranty = this.form().warrantyMonths();
    const former = this.model()?.warrantyMonths ?? null;
    if (hit && (warranty.value() === null || warranty.value() === former)) warranty.value.set((hit as ModelHit).model.warrantyMonths);
  }

  protected async createModel(): Promise<void> {
    const model = await this.dialogs.open<ModelAnswer, undefined>(createModelDialog, undefined);
    if (!model) return;
    this.modelPicked(modelHit(model));
    this.form().modelId().value.set(model.id);
  }

  protected siteChanged(): void {
    this.form().roomId().value.set('');
  }

  protected toggleBand(band: WifiBand): void {
    this.form().bands().value.update((before) => WIFI_BANDS.filter((candidate) => before.includes(candidate) !== (candidate === band)));
  }
}
