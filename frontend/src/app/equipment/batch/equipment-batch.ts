import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal, viewChild } from '@angular/core';
import { FormField, FormRoot, apply, form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { BATCH_MAX, type EquipmentBatchAnswer, type EquipmentBatchDraft, type Identifier, type LineProblem, type ModelAnswer } from '@calanque/shared';
import { v7 } from 'uuid';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { Control } from '../../ui/form/control';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { sending } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';
import { Card } from '../../ui/page/card';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { refusalOf, type Refusal } from '../../ui/problem/refusal';
import { EquipmentApi } from '../equipment-api';
import { EQUIPMENT_FIELDS } from '../form/equipment-form-model';
import { ModelChoice } from '../form/model-choice';
import { PlaceChoice } from '../form/place-choice';
import { PurchaseFields } from '../form/purchase-fields';
import { BatchDone } from './batch-done';
import { BatchLines } from './batch-lines';
import { BATCH_RULES, IDENTIFIER_LABEL, batchOf, countOf, emptyBatch, identifiersOf, nextBatch, pieceOf, type BatchLine } from './batch-model';
import { injectIdentifierCheck } from './identifier-check';
import { remarksOf, type LineRemark } from './line-remarks';
import { ScanRun } from './scan-run';

/** « 1, 4 et 5 » */
const FRENCH_LIST = new Intl.ListFormat('fr');

/** What was logged, for the labels. */
export interface LoggedBatch extends EquipmentBatchAnswer {
  readonly model: string;
  readonly place: string;
}

/** `/materiel/serie` : pieces of one delivery; what they have in common once, then their numbers scanned one after another. */
@Component({
  selector: 'cal-equipment-batch',
  imports: [
    BatchDone, BatchLines, Card, Control, DraftNotice, ErrorSummary, Field, FormField, FormRoot, MatButton, ModelChoice, PageHeader, PlaceChoice,
    PurchaseFields, RouterLink,
  ],
  templateUrl: './equipment-batch.html',
  styleUrls: ['../form/equipment-form.css', './equipment-batch.css'],
})
export class EquipmentBatch implements HoldsDraft {
  private readonly api = inject(EquipmentApi);
  private readonly announcements = inject(Announcements);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly session = inject(Session);
  private readonly scanned = viewChild(BatchLines);
  private readonly choice = viewChild(ModelChoice);

  protected readonly max = BATCH_MAX;
  protected readonly labelOf = IDENTIFIER_LABEL;
  protected readonly trail: readonly Crumb[] = [{ label: 'Matériel', link: '/materiel' }, { label: 'Série' }];
  protected readonly model = signal(emptyBatch(this.session.site()?.id ?? ''));
  readonly draft = injectDraft('equipment.batch', this.model);
  protected readonly run = new ScanRun(this.model);
  /** What was saved; null while one types. */
  protected readonly logged = signal<LoggedBatch | null>(null);

  protected readonly category = computed(() => this.model().category);
  protected readonly kinds = computed(() => identifiersOf(this.category()));
  protected readonly count = computed(() => countOf(this.model()));
  protected readonly counter = computed(() => {
    const { wished } = this.model();
    return wished ? `${this.count()} sur ${wished}` : counted(this.count(), 'matériel', 'matériels', 'aucun');
  });
  protected readonly complete = computed(() => this.model().wished !== null && this.count() === this.model().wished);

  private readonly check = injectIdentifierCheck(() => {
    const { modelId, category, lines } = this.model();
    const sound = lines.filter(({ id }) => !this.own().get(id)?.some(({ grave }) => grave));
    return modelId === null ? null : { modelId, pieces: sound.map((line) => pieceOf(line, category)) };
  });
  protected readonly cleared = this.check.cleared;
  private readonly own = computed(() => remarksOf(this.model().lines, this.category()));
  /** What the server refused when it was to be saved, each with the line as it was then. */
  private readonly refused = signal<readonly { readonly line: BatchLine | undefined; readonly problem: LineFault }[]>([]);

  /** All that is to be said of each line: of its own, by the check, by the refusal; each sentence once. */
  protected readonly remarks = computed<ReadonlyMap<string, readonly LineRemark[]>>(() => {
    const lines = this.model().lines;
    const refused = this.refused().filter(({ line }) => line && lines.includes(line));
    return new Map(lines.map((line) => {
      const ofServer = [...(this.check.faults().get(line.id) ?? []), ...refused.filter((one) => one.line === line).map(({ problem }) => problem)];
      const all = [
        ...(this.own().get(line.id) ?? []),
        ...ofServer.map(({ field, detail }): LineRemark => ({ field: (field ?? null) as Identifier | null, sentence: detail, grave: true })),
      ];
      return [line.id, all.filter((remark, place) => all.findIndex(({ sentence }) => sentence === remark.sentence) === place)];
    }));
  });
  /** What was refused of those without a number. */
  protected readonly bareTrouble = computed(() => {
    const ids = new Set(this.model().bare);
    return this.refused().filter(({ problem }) => ids.has(problem.id)).map(({ problem }) => problem.detail);
  });
  /** The numbers of the lines that cannot be saved like that. */
  private readonly faulty = computed(() =>
    this.model().lines.flatMap(({ id }, place) => (this.remarks().get(id)?.some(({ grave }) => grave) ? [place + 1] : [])));

  protected readonly form = form(this.model, (path) => {
    apply(path, BATCH_RULES);
    validate(path.lines, () => {
      if (this.count() === 0) return { kind: 'empty', message: 'Scannez au moins un matériel, ou indiquez combien n’ont pas de numéro de série.' };
      const faulty = this.faulty();
      return faulty.length > 0 ? { kind: 'lines', message: `À corriger dans la liste : ${faulty.length > 1 ? 'lignes' : 'ligne'} ${FRENCH_LIST.format(faulty.map(String))}.` } : undefined;
    });
  }, { submission: { action: sending(() => this.save(), EQUIPMENT_FIELDS) } });

  protected readonly saveLabel = computed(() => (this.count() > 1 ? `Enregistrer les ${this.count()} matériels` : 'Enregistrer'));

  protected toggle(kind: Identifier): void {
    this.model.update((model) => ({
      ...model, scanned: model.scanned.includes(kind) ? model.scanned.filter((other) => other !== kind) : [...model.scanned, kind],
    }));
  }

  /** Those that stay keep their ids: sent again, they are the same pieces. */
  protected setBare(event: Event): void {
    const given = Number((event.target as HTMLInputElement).value);
    const wanted = Math.min(Math.max(0, Math.floor(given) || 0), BATCH_MAX - this.model().lines.length);
    this.model.update((model) => ({
      ...model, bare: [...model.bare.slice(0, wanted), ...Array.from({ length: Math.max(0, wanted - model.bare.length) }, () => v7())],
    }));
    (event.target as HTMLInputElement).value = String(wanted);
  }

  /** Before the form is sent: what was typed without Enter counts too. */
  protected takeWhatIsThere(): void {
    this.scanned()?.takeWhatIsThere();
  }

  protected another(): void {
    this.logged.set(null);
    this.focusTitle();
  }

  private async save(): Promise<void> {
    const batch = batchOf(this.model());
    const lines = this.model().lines;
    this.refused.set([]);
    try {
      const answer = await this.api.logBatch(batch);
      this.logged.set({ ...answer, model: this.modelName(this.choice()?.model() ?? null), place: this.placeName() });
    } catch (failure) {
      // The form says that it was refused; each line says why.
      const faults = faultsOf(refusalOf(failure), batch);
      this.refused.set(faults.map((problem) => ({ line: lines.find(({ id }) => id === problem.id), problem })));
      throw failure;
    }
    this.form().reset(nextBatch(this.model()));
    this.draft.beginAnother();
    this.focusTitle();
    await this.announcements.say(counted(batch.pieces.length, 'matériel enregistré', 'matériels enregistrés', 'aucun'));
  }

  private modelName(model: ModelAnswer | null): string {
    return model ? `${model.maker} ${model.name}` : '';
  }

  private placeName(): string {
    return this.session.sites().find(({ id }) => id === this.model().siteId)?.name ?? '';
  }

  private focusTitle(): void {
    afterNextRender(() => {
      const title = this.host.nativeElement.querySelector<HTMLElement>('h1');
      if (!title) return;
      title.tabIndex = -1;
      title.focus();
    }, { injector: this.injector });
  }
}

type LineFault = Pick<LineProblem, 'id' | 'field' | 'detail'>;

/** What was refused of the lines: by name, or as fields of the body (`pieces.3.serial`) where a spelling is none at all. */
function faultsOf({ lines, fields }: Refusal, { pieces }: EquipmentBatchDraft): readonly LineFault[] {
  const malformed = fields.flatMap(({ field, detail }): LineFault[] => {
    const [, place, name] = /^pieces\.(\d+)\.(\w+)$/.exec(field) ?? [];
    const piece = place === undefined ? undefined : pieces[Number(place)];
    return piece && name ? [{ id: piece.id, field: name, detail }] : [];
  });
  return [...lines, ...malformed];
}
