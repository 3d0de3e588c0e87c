import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { CATEGORY_LABEL, EquipmentReportDraft, REPORT_KINDS, REPORT_KIND_LABEL, type EquipmentReportAnswer, type EquipmentSummary, type Page, type ReportKind } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { v7 as uuidv7 } from 'uuid';
import { Session } from '../session/session';
import { injectDialogData, injectDialogEnd } from '../ui/dialog/dialog-contents';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { Choices, type Choice } from '../ui/form/choices';
import { contractSchema } from '../ui/form/contract-schema';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { Lookup, type Hit } from '../ui/form/lookup';
import { sending } from '../ui/form/submission';
import { CATEGORY_ICON } from '../ui/state/equipment-look';
import { IconTile } from '../ui/state/icon-tile';
import type { ReportedPiece } from './report-acts';
import { ReportApi } from './report-api';
import { REPORT_ICON } from './report-look';

interface ReportModel {
  readonly id: string;
  readonly equipmentId: string | null;
  readonly number: string;
  readonly kind: ReportKind | '';
  readonly text: string;
  readonly broken: boolean;
}

/** Says what is wrong with a piece: the one at hand, one found by its number, or one of which only the number is known. */
@Component({
  selector: 'cal-report-problem',
  imports: [Choices, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, IconTile, Lookup, MatButton],
  templateUrl: './report-problem.html',
  styleUrl: './report-problem.css',
})
export class ReportProblem {
  private readonly api = inject(ReportApi);
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly end = injectDialogEnd<EquipmentReportAnswer>();
  protected readonly piece = injectDialogData<ReportedPiece | null>();

  /** The pieces found so far. */
  private readonly found = signal<ReadonlyMap<string, EquipmentSummary>>(new Map());
  protected readonly byNumber = this.piece === null && !this.session.may('equipment:read');
  protected readonly iconOf = CATEGORY_ICON;
  protected readonly kinds: readonly Choice[] = REPORT_KINDS.map((value) => ({ value, label: REPORT_KIND_LABEL[value], icon: REPORT_ICON[value] }));

  protected readonly model = signal<ReportModel>({ id: uuidv7(), equipmentId: this.piece?.id ?? null, number: '', kind: '', text: '', broken: true });
  protected readonly form = form(this.model, (path) => {
    apply(path, contractSchema<ReportModel>(EquipmentReportDraft));
    validate(path.equipmentId, ({ value }) => (value() || this.byNumber ? undefined : { kind: 'required', message: 'Choisissez le matériel dans la liste.' }));
    required(path.number, { message: 'Écrivez le numéro d’inventaire.', when: () => this.byNumber });
    required(path.text, { message: 'Dites en quelques mots ce qui ne va pas.', when: ({ valueOf }) => valueOf(path.kind) === 'other' });
  }, { submission: { action: sending(() => this.report()) } });

  private readonly chosen = computed(() => this.piece ?? this.found().get(this.model().equipmentId ?? '') ?? null);
  /** Whether the piece can be noted as broken at the same time. */
  protected readonly mayBreak = computed(() =>
    this.model().kind === 'broken' && this.session.may('equipment:report-fault') && this.chosen()?.condition === 'working');

  protected readonly searchPieces = async (text: string): Promise<readonly Hit[]> => {
    const site = this.session.site();
    const params = { sort: 'number', limit: '8', ...(text && { q: text }), ...(site && { siteId: site.id }) };
    const page = await firstValueFrom(this.http.get<Page<EquipmentSummary>>('/api/equipment', { params }));
    this.found.update((found) => new Map([...found, ...page.items.map((piece) => [piece.id, piece] as const)]));
    return page.items.map((piece) => ({
      id: piece.id,
      label: piece.number,
      detail: [`${piece.maker} ${piece.modelName}`, CATEGORY_LABEL[piece.category], piece.room?.name ?? piece.site.name].join(' · '),
      icon: CATEGORY_ICON[piece.category],
    }));
  };

  private async report(): Promise<void> {
    const { id, equipmentId, number, kind, text, broken } = this.model();
    if (kind === '') return;
    const where = this.byNumber ? { number: number.trim() } : { equipmentId };
    this.end(await this.api.file({ id, ...where, kind, text: text.trim() || null, ...(this.mayBreak() && broken && { broken }) }));
  }
}
