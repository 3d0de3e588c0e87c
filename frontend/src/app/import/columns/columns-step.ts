import { Component, computed, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { IMPORT_FIELDS, IMPORT_KINDS, IMPORT_KIND_LABEL, PROBLEMS, mayImport, type ImportDetail } from '@calanque/shared';
import { Session } from '../../session/session';
import { counted } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { Badge } from '../../ui/state/badge';
import { Notice } from '../../ui/state/notice';
import type { Attempt } from '../attempt';
import { ImportApi } from '../import-api';
import { KIND_WORDS, fieldLabel } from '../import-words';
import type { ImportWatch } from '../import-watch';
import { ActBar } from '../page/act-bar';
import { STANDING, changesOf, columnViews, isNeeded, missingFields } from './column-choices';
import { likelierKind } from './likelier-kind';

/** What each column of the file is taken for, to be corrected before the file is checked. */
@Component({
  selector: 'cal-columns-step',
  imports: [ActBar, Badge, Card, Icon, MatButton, Notice, RouterLink],
  templateUrl: './columns-step.html',
  styleUrl: './columns-step.css',
})
export class ColumnsStep {
  private readonly api = inject(ImportApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  readonly detail = input.required<ImportDetail>();
  readonly watch = input.required<ImportWatch>();
  /** Of the page, so that a refusal is still read when the import turns out to be at another step. */
  readonly attempt = input.required<Attempt>();
  /** The field of each column, in the order of the file. */
  readonly choices = model.required<readonly (string | null)[]>();

  /** The MDS of whoever works in one only. */
  protected readonly oneSite = computed(() => (this.session.allSites() || this.session.sites().length !== 1 ? null : (this.session.sites()[0] ?? null)));
  /** Where the rows go when the file does not say it. */
  protected readonly everywhereAt = computed(() =>
    IMPORT_FIELDS[this.detail().kind].some(({ name }) => name === 'site') && !this.choices().includes('site') ? this.oneSite()?.name : undefined);

  protected readonly columns = computed(() => columnViews(this.detail(), this.choices()));
  protected readonly fields = computed(() => IMPORT_FIELDS[this.detail().kind]
    .filter((field) => !field.derived)
    .map((field) => ({ ...field, needed: isNeeded(field, this.oneSite() !== null) })));
  protected readonly derived = computed(() => IMPORT_FIELDS[this.detail().kind].filter((field) => field.derived));

  protected readonly summary = computed(() => {
    const of = (...standings: readonly string[]): number => this.columns().filter((column) => standings.includes(column.standing)).length;
    const unknown = of('unknown');
    const aside = of('aside');
    return [
      counted(this.columns().length, 'colonne', 'colonnes', 'aucune'),
      counted(of('recognised', 'remembered', 'chosen', 'derived'), 'reconnue', 'reconnues', 'aucune'),
      unknown > 0 ? counted(unknown, 'à indiquer ou à laisser de côté', 'à indiquer ou à laisser de côté', '') : '',
      aside > 0 ? counted(aside, 'laissée de côté', 'laissées de côté', '') : '',
    ].filter(Boolean).join(' · ');
  });
  /** Why the file cannot be checked yet; null when it can. */
  protected readonly obstacle = computed(() => {
    const missing = missingFields(this.detail().kind, this.choices(), this.oneSite() !== null);
    if (missing.length > 0) return PROBLEMS['import-columns-missing'].sentence({ labels: missing.join(', ') });
    const twice = this.columns().find((column) => column.standing === 'twice');
    return twice?.field ? PROBLEMS['import-column-twice'].sentence({ label: fieldLabel(this.detail().kind, twice.field) }) : null;
  });

  /** Another kind that the file looks like, where it cannot be read as the one it was dropped as. */
  protected readonly likelier = computed(() => {
    const role = this.session.user()?.role;
    if (!role || missingFields(this.detail().kind, this.choices(), this.oneSite() !== null).length === 0) return null;
    const kind = likelierKind(this.detail(), IMPORT_KINDS.filter((other) => mayImport(role, other)));
    return kind && { kind, listOf: KIND_WORDS[kind].listOf, label: IMPORT_KIND_LABEL[kind] };
  });

  protected readonly kindOf = IMPORT_KIND_LABEL;
  protected readonly standings = STANDING;
  protected readonly labelOf = (name: string): string => fieldLabel(this.detail().kind, name);

  protected choose(index: number, event: Event): void {
    const field = (event.target as HTMLSelectElement).value || null;
    this.choices.update((before) => before.map((other, place) => (place === index ? field : other)));
  }

  protected check(): Promise<void> {
    if (this.obstacle() !== null) return Promise.resolve();
    return this.attempt().run(async () => {
      const { id, version } = this.detail();
      const columns = changesOf(this.detail(), this.choices());
      if (columns.length > 0) this.watch().take(await this.api.change(id, version, { columns }));
      this.watch().take(await this.api.check(id));
      await this.router.navigate(['/imports', id]);
    });
  }
}
