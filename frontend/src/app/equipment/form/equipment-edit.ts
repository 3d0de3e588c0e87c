import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { EquipmentDetail } from '@calanque/shared';
import { Announcements } from '../../ui/dialog/announcements';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { sending } from '../../ui/form/submission';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { refusalOf } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { EquipmentApi } from '../equipment-api';
import { differencesBetween } from './equipment-differences';
import { EquipmentFields } from './equipment-fields';
import { EQUIPMENT_FIELDS, EQUIPMENT_RULES, changeOf, formOf } from './equipment-form-model';

/** `/materiel/:id/modifier` : what is written on a piece's card. */
@Component({
  selector: 'cal-equipment-edit',
  imports: [DraftNotice, EquipmentFields, ErrorSummary, FormRoot, MatButton, Notice, PageHeader, RouterLink],
  templateUrl: './equipment-edit.html',
  styleUrl: './equipment-form.css',
})
export class EquipmentEdit implements HoldsDraft {
  private readonly api = inject(EquipmentApi);
  private readonly announcements = inject(Announcements);
  private readonly router = inject(Router);
  private readonly fields = viewChild.required(EquipmentFields);

  /** The piece on which the form is based: as it was read, or as it is now after a conflict was settled. */
  protected readonly piece = signal(inject(ActivatedRoute).snapshot.data['piece'] as EquipmentDetail);
  protected readonly model = signal(formOf(this.piece()));
  readonly draft = injectDraft(`equipment.${this.piece().id}`, this.model);
  protected readonly form = form(this.model, EQUIPMENT_RULES, { submission: { action: sending(() => this.save(), EQUIPMENT_FIELDS) } });

  /** What the piece has become, when somebody else changed it meanwhile. */
  private readonly changedMeanwhile = signal<EquipmentDetail | null>(null);
  protected readonly differences = computed(() => {
    const now = this.changedMeanwhile();
    return now && differencesBetween(this.piece(), now);
  });

  protected readonly trail = computed<readonly Crumb[]>(() => [
    { label: 'Matériel', link: '/materiel' },
    { label: this.piece().number, link: ['/materiel', this.piece().id] },
    { label: 'Modifier' },
  ]);

  /** Forgets what was typed and shows the card as it is now. */
  protected reloadCard(): void {
    this.settleOn((now) => this.form().reset(formOf(now)));
    this.draft.beginAnother();
  }

  /** Keeps what was typed: it will be written over what the other changed. */
  protected keepTyped(): void {
    this.settleOn(() => undefined);
  }

  private settleOn(then: (now: EquipmentDetail) => void): void {
    const now = this.changedMeanwhile();
    if (!now) return;
    this.piece.set(now);
    this.changedMeanwhile.set(null);
    then(now);
  }

  private async save(): Promise<void> {
    const { id, version } = this.piece();
    const category = this.fields().model()?.category ?? this.piece().category;
    try {
      await this.api.change(id, version, changeOf(this.model(), category));
    } catch (failure) {
      const refusal = refusalOf(failure);
      // The form's own summary says that it is out of date; below it stands what has changed.
      if (refusal.code === 'stale') this.changedMeanwhile.set(refusal.current as EquipmentDetail);
      throw failure;
    }
    this.draft.done();
    await this.router.navigate(['/materiel', id]);
    await this.announcements.say(`${this.piece().number} : fiche enregistrée`);
  }
}
