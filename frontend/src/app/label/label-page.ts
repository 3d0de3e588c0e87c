import { httpResource } from '@angular/common/http';
import { Component, DOCUMENT, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { LABELS_MAX, sheetsFor, type EquipmentSummary, type LabelFormat, type Page } from '@calanque/shared';
import { Announcements } from '../ui/dialog/announcements';
import { Choices, type Choice } from '../ui/form/choices';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { sending } from '../ui/form/submission';
import { counted } from '../ui/format/numbers';
import { Icon } from '../ui/icon/icon';
import { fetchFile, saveFile } from '../ui/list/sent-file';
import { Card } from '../ui/page/card';
import { PageHeader, type Crumb } from '../ui/page/page-header';
import { refusalOf } from '../ui/problem/refusal';
import { Notice } from '../ui/state/notice';
import { drawableSheet, keepLabels, keptLabels, LABEL_RULES, requestOf } from './label-form-model';
import { SheetPreview } from './sheet-preview';

const FORMATS: readonly (Choice & { readonly value: LabelFormat })[] = [
  { value: 'l7651', label: 'Avery L7651', help: '38,1 × 21,2 mm, 65 par feuille' },
  { value: 'l4731', label: 'Avery L4731', help: '25,4 × 10 mm, 189 par feuille' },
  { value: 'free', label: 'Autre format', help: 'Vos mesures, sur une feuille A4' },
];

/** `/materiel/etiquettes` : sheets of labels for the pieces that the address names, or for those of its filters. */
@Component({
  selector: 'cal-label-page',
  imports: [Card, Choices, Control, ErrorSummary, Field, FormField, FormRoot, Icon, MatButton, Notice, PageHeader, RouterLink, SheetPreview],
  templateUrl: './label-page.html',
  styleUrl: './label-page.css',
})
export class LabelPage {
  private readonly announcements = inject(Announcements);
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });

  protected readonly trail: readonly Crumb[] = [{ label: 'Matériel', link: '/materiel' }, { label: 'Étiquettes' }];
  protected readonly formats = FORMATS;

  /** Which pieces: `ids`, or filters and order of the list. */
  private readonly wanted = computed<Readonly<Record<string, string>>>(() => Object.fromEntries(this.address().keys.map((key) => [key, this.address().get(key) ?? ''])));
  private readonly named = computed(() => this.wanted()['ids']?.split(',').filter(Boolean) ?? null);
  protected readonly all = httpResource<Page<EquipmentSummary>>(() => (this.named() ? undefined : { url: '/api/equipment', params: { ...this.wanted(), limit: 1, count: true } }));
  /** How many labels; null until it is known. */
  protected readonly labels = computed(() => this.named()?.length ?? (this.all.hasValue() ? this.all.value().total : null));
  /** Why they could not be counted; null when they were, or are being. */
  protected readonly uncounted = computed(() => {
    const failure = this.all.error();
    return failure ? refusalOf(failure).sentence : null;
  });
  protected readonly tooMany = computed(() => (this.labels() ?? 0) > LABELS_MAX);
  protected readonly most = LABELS_MAX;

  protected readonly model = signal(keptLabels(this.storage));
  protected readonly form = form(this.model, LABEL_RULES, { submission: { action: sending(() => this.download()) } });
  protected readonly sheet = computed(() => drawableSheet(this.model()));
  protected readonly perSheet = computed(() => (this.sheet()?.columns ?? 0) * (this.sheet()?.rows ?? 0));
  protected readonly start = computed(() => Math.min(Math.max(1, this.model().start ?? 1), Math.max(1, this.perSheet())));
  /** « 12 étiquettes sur 1 feuille » */
  protected readonly said = computed(() => {
    const [labels, sheet] = [this.labels(), this.sheet()];
    if (labels === null) return null;
    const words = counted(labels, 'étiquette', 'étiquettes', 'aucune');
    return sheet === null || labels === 0 ? words : `${words} sur ${counted(sheetsFor(sheet, labels, this.start()), 'feuille', 'feuilles', 'aucune')}`;
  });

  protected beginAt(start: number): void {
    this.model.update((model) => ({ ...model, start }));
  }

  private async download(): Promise<void> {
    const model = this.model();
    const sent = Object.entries({ ...this.wanted(), ...requestOf(model) }).filter(([, value]) => value !== null && value !== undefined);
    const file = await fetchFile(`/api/equipment/labels.pdf?${new URLSearchParams(sent.map(([key, value]) => [key, String(value)])).toString()}`);
    keepLabels(this.storage, model);
    saveFile(file);
    await this.announcements.say(`Fichier prêt : ${file.name}`);
  }
}
