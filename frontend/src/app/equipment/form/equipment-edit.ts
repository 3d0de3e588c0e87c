import { Component, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { WIFI_BAND_LABEL, type EquipmentDetail, type WifiBand } from '@calanque/shared';
import { Announcements } from '../../ui/dialog/announcements';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { MeanwhileNotice } from '../../ui/form/meanwhile-notice';
import { revisionOf } from '../../ui/form/revision';
import { sending } from '../../ui/form/submission';
import { longDay } from '../../ui/format/dates';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { EquipmentApi } from '../equipment-api';
import { EquipmentFields } from './equipment-fields';
import { EQUIPMENT_FIELDS, EQUIPMENT_LABELS, EQUIPMENT_RULES, changeOf, formOf } from './equipment-form-model';

/** `/materiel/:id/modifier` : what is written on a piece's card. */
@Component({
  selector: 'cal-equipment-edit',
  imports: [DraftNotice, EquipmentFields, ErrorSummary, FormRoot, MatButton, MeanwhileNotice, PageHeader, RouterLink],
  template: `
    <cal-page-header [heading]="'Modifier ' + piece.number" [tabTitle]="'Modifier ' + piece.number" [trail]="trail" />
    <form [formRoot]="form">
      <cal-draft-notice [draft]="draft" />
      <cal-error-summary [form]="form" />
      <cal-meanwhile-notice [changes]="revision.meanwhile()" [labels]="labels" [words]="inWords" />
      <cal-equipment-fields [form]="form" />
      <div class="acts">
        <span class="hint">La pièce se change par « Changer de pièce », sur la fiche.</span>
        <a matButton="text" [routerLink]="['/materiel', piece.id]">Annuler</a>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
      </div>
    </form>
  `,
  styleUrl: './equipment-form.css',
})
export class EquipmentEdit implements HoldsDraft {
  private readonly api = inject(EquipmentApi);
  private readonly announcements = inject(Announcements);
  private readonly router = inject(Router);

  /** As it was when the form was opened. */
  protected readonly piece = inject(ActivatedRoute).snapshot.data['piece'] as EquipmentDetail;
  protected readonly trail: readonly Crumb[] = [
    { label: 'Matériel', link: '/materiel' }, { label: this.piece.number, link: ['/materiel', this.piece.id] }, { label: 'Modifier' },
  ];
  protected readonly model = signal(formOf(this.piece));
  protected readonly revision = revisionOf(this.model, this.piece, formOf);
  /** What was typed on an older version is not put over a newer one. */
  readonly draft = injectDraft(`equipment.${this.piece.id}.${this.piece.version}`, this.model);
  protected readonly form = form(this.model, EQUIPMENT_RULES, { submission: { action: sending(() => this.save(), EQUIPMENT_FIELDS) } });

  protected readonly labels = EQUIPMENT_LABELS;
  protected readonly inWords = (field: string, value: unknown): string | null => {
    if (field === 'modelId') return 'un autre modèle';
    if (field === 'bands') return (value as WifiBand[]).map((band) => WIFI_BAND_LABEL[band]).join(', ') || 'vide';
    return (field === 'purchasedOn' || field === 'osSupportEndsOn') && typeof value === 'string' && value ? longDay(value) : null;
  };

  private async save(): Promise<void> {
    await this.revision.send((version) => this.api.change(this.piece.id, version, changeOf(this.model())));
    this.draft.done();
    await this.router.navigate(['/materiel', this.piece.id]);
    await this.announcements.say(`${this.piece.number} : fiche enregistrée`);
  }
}
