import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input, linkedSignal, untracked, type Signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { IMPORT_KIND_LABEL, type ImportDetail } from '@calanque/shared';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import { MomentPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { Badge } from '../../ui/state/badge';
import { Failure } from '../../ui/state/failure';
import { IconTile } from '../../ui/state/icon-tile';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { Attempt } from '../attempt';
import { CheckStep } from '../check/check-step';
import { changesOf } from '../columns/column-choices';
import { ColumnsStep } from '../columns/columns-step';
import { ImportApi } from '../import-api';
import { IMPORT_STATE_LABEL, IMPORT_STATE_LOOK, KIND_WORDS, countedRows } from '../import-words';
import { injectImportWatch } from '../import-watch';
import { ReportStep } from '../report/report-step';
import { FailedCard } from './failed-card';
import { ImportSteps, type ImportStep, type StepLink } from './import-steps';
import { RunningCard } from './running-card';
import { stepOf } from './step-of';

/** `/imports/:id` : one file on its way in. What the server says of it decides which step shows. */
@Component({
  selector: 'cal-import-page',
  imports: [
    Badge, CheckStep, ColumnsStep, FailedCard, Failure, Icon, IconTile, ImportSteps, MatButton, MomentPipe, Notice, PageHeader, ReportStep, RunningCard, Waiting,
  ],
  templateUrl: './import-page.html',
  styleUrl: './import-page.css',
})
export class ImportPage {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(ImportApi);
  private readonly dialogs = inject(Dialogs);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);

  readonly id = input.required<string>();
  /** `colonnes` looks again at the columns of a file that is already checked. */
  readonly etape = input<string>();
  /** Which rows show: one of `IMPORT_OUTCOMES`. */
  readonly outcome = input<string>();

  protected readonly watch = injectImportWatch(this.id);
  protected readonly detail = this.watch.detail;
  protected readonly waiting = { error: this.watch.failure as Signal<Error | undefined> };
  protected readonly attempt = new Attempt(() => this.watch);

  protected readonly step = computed((): ImportStep | null => {
    const detail = this.detail();
    return detail && stepOf(detail, this.etape() ?? null);
  });
  protected readonly links = computed((): Partial<Record<ImportStep, StepLink>> => {
    const detail = this.detail();
    if (detail?.state !== 'checked') return {};
    const link = `/imports/${detail.id}`;
    return this.step() === 'columns' ? { check: { link, etape: null } } : { columns: { link, etape: 'colonnes' } };
  });
  /** What was refused, where no step has a bar of its own that says it. */
  protected readonly refusalAbove = computed(() => {
    const barred = ['uploaded', 'checked'].includes(this.detail()?.state ?? '');
    return barred ? null : this.attempt.refusal();
  });
  protected readonly mayLeave = computed(() => ['uploaded', 'checking', 'checked'].includes(this.detail()?.state ?? ''));

  /** What each column is to be taken for; it begins again from what the server says whenever that changes. */
  protected readonly choices = linkedSignal<string, readonly (string | null)[]>({
    source: () => `${this.detail()?.id} ${this.detail()?.version}`,
    computation: () => untracked(() => this.detail()?.columns.map((column) => column.field) ?? []),
  });
  /** For the guard: changed columns that were not sent yet. */
  readonly draft = {
    changed: computed(() => {
      const detail = this.detail();
      return detail !== null && this.step() === 'columns' && changesOf(detail, this.choices()).length > 0;
    }),
    done: (): void => undefined,
  };

  protected readonly kindOf = IMPORT_KIND_LABEL;
  protected readonly labelOf = IMPORT_STATE_LABEL;
  protected readonly lookOf = IMPORT_STATE_LOOK;
  protected readonly wordsOf = KIND_WORDS;
  protected readonly rowsOf = countedRows;

  constructor() {
    let shown: string | null = null;
    effect(() => {
      const detail = this.detail();
      const now = detail && `${this.step()} ${detail.state}`;
      const moved = shown !== null && now !== null && now !== shown;
      shown = now;
      if (moved) untracked(() => this.bringFocusAlong());
    });
  }

  protected trailOf(detail: ImportDetail): readonly Crumb[] {
    return [{ label: 'Imports', link: '/imports' }, { label: detail.fileName }];
  }

  protected async leave(detail: ImportDetail): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: 'Abandonner cet import ?',
      consequence: 'Le fichier et sa vérification seront oubliés. Rien n’a été enregistré.',
      act: 'Abandonner l’import',
      cancel: 'Continuer l’import',
      grave: true,
    });
    if (!sure) return;
    await this.attempt.run(async () => {
      await this.api.leave(detail.id);
      this.choices.set(detail.columns.map((column) => column.field));
      await this.router.navigate(['/imports']);
      await this.announcements.say(`Import abandonné : ${detail.fileName}`);
    });
  }

  /** The step that held the focus is gone: it goes to the title of the next one, unless it is somewhere else by then. */
  private bringFocusAlong(): void {
    afterNextRender(() => {
      const { activeElement, body } = this.host.nativeElement.ownerDocument;
      if (activeElement === null || activeElement === body) this.host.nativeElement.querySelector<HTMLElement>('.step h2')?.focus();
    }, { injector: this.injector });
  }
}
