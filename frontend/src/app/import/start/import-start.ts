import { Component, computed, inject, input, linkedSignal, signal, viewChild, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { IMPORT_KINDS, IMPORT_KIND_LABEL, mayImport, type ImportDetail, type ImportKind } from '@calanque/shared';
import type { Subscription } from 'rxjs';
import { v7 } from 'uuid';
import { Session } from '../../session/session';
import { Choices, type Choice } from '../../ui/form/choices';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { refusalOf } from '../../ui/problem/refusal';
import { IconTile } from '../../ui/state/icon-tile';
import { ImportApi } from '../import-api';
import { KIND_WORDS } from '../import-words';
import { RecentImports } from '../list/recent-imports';
import { ImportSteps } from '../page/import-steps';
import { ProgressBar } from '../page/progress-bar';
import { FileDrop } from './file-drop';
import { FileHelp } from './file-help';
import { weightOf, whyNot } from './file-check';

/** `/imports/nouveau` : says what a file holds, and sends it. */
@Component({
  selector: 'cal-import-start',
  imports: [Card, Choices, FileDrop, FileHelp, Icon, IconTile, ImportSteps, MatButton, PageHeader, ProgressBar, RecentImports],
  templateUrl: './import-start.html',
  styleUrl: './import-start.css',
})
export class ImportStart implements OnDestroy {
  private readonly api = inject(ImportApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private sending: Subscription | undefined;

  /** What the address says that the file holds. */
  readonly kind = input<string>();

  private readonly drop = viewChild(FileDrop);

  protected readonly kinds = computed((): readonly ImportKind[] => {
    const role = this.session.user()?.role;
    return role ? IMPORT_KINDS.filter((kind) => mayImport(role, kind)) : [];
  });
  protected readonly choices = computed(() =>
    this.kinds().map((kind): Choice => ({ value: kind, label: IMPORT_KIND_LABEL[kind], icon: KIND_WORDS[kind].icon })));
  protected readonly chosenKind = linkedSignal(() => this.kinds().find((kind) => kind === this.kind()) ?? this.kinds()[0] ?? 'equipment');

  protected readonly file = signal<File | null>(null);
  protected readonly problem = signal<string | null>(null);
  /** How much has gone out, from 0 to 1; null while nothing is being sent. */
  protected readonly share = signal<number | null>(null);
  /** The same file for the same purpose keeps its id, so that sending it again after a failure makes no second import. */
  private readonly id = computed(() => (this.file() && this.chosenKind() ? v7() : ''));

  protected readonly trail: readonly Crumb[] = [{ label: 'Imports', link: '/imports' }, { label: 'Nouveau' }];
  protected readonly weightOf = weightOf;

  ngOnDestroy(): void {
    this.sending?.unsubscribe();
  }

  protected chooseKind(value: string): void {
    this.chosenKind.set(this.kinds().find((kind) => kind === value) ?? this.chosenKind());
  }

  protected choose(file: File): void {
    const problem = whyNot(file);
    this.problem.set(problem);
    this.file.set(problem === null ? file : null);
  }

  protected refuseMany(): void {
    this.problem.set('Un seul fichier à la fois : déposez le premier, puis recommencez avec le suivant.');
  }

  /** Takes another file than the chosen one. */
  protected chooseAnother(): void {
    this.sending?.unsubscribe();
    this.share.set(null);
    this.problem.set(null);
    this.file.set(null);
    setTimeout(() => this.drop()?.focus());
  }

  protected send(): void {
    const file = this.file();
    if (!file || this.share() !== null) return;
    this.problem.set(null);
    this.share.set(0);
    this.sending = this.api.send(file, this.chosenKind(), this.id()).subscribe({
      next: (sending) => {
        if ('detail' in sending) void this.goOn(sending.detail);
        else this.share.set(sending.share ?? this.share());
      },
      error: (failure: unknown) => {
        this.share.set(null);
        this.problem.set(refusalOf(failure).sentence);
      },
    });
  }

  private goOn(detail: ImportDetail): Promise<boolean> {
    return this.router.navigate(['/imports', detail.id]);
  }
}
