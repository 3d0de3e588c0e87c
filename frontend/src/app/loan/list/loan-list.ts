import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { CALL_OUTCOMES, CALL_OUTCOME_LABEL, type EquipmentDetail, type LoanCall, type LoanCounts, type LoanSummary } from '@calanque/shared';
import { ScanField } from '../../scan/index';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { shortDay } from '../../ui/format/dates';
import { counted } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { Cell, type Column } from '../../ui/list/cell';
import { FilterChip } from '../../ui/list/filter-chip';
import { ListFrame } from '../../ui/list/list-frame';
import { injectListQuery } from '../../ui/list/list-query';
import { injectPagedList } from '../../ui/list/paged-list';
import { SearchBox } from '../../ui/list/search-box';
import { PageHeader } from '../../ui/page/page-header';
import { refusalOf } from '../../ui/problem/refusal';
import { Badge } from '../../ui/state/badge';
import { EmptyState } from '../../ui/state/empty-state';
import { Notice } from '../../ui/state/notice';
import { LoanApi } from '../loan-api';
import { LOAN_LOOK, borrowerName, dueInWords, mayTakeBack, phoneInGroups, piecesInWords } from '../loan-words';
import { EraseBesides } from './erase-besides';
import { LOAN_VIEWS, viewOf, type LoanView } from './loan-views';

const FILTERS = ['q', 'siteId', 'borrowerId', 'state', 'toCall', 'disputed', 'toErase'];

/** `/prets` : what is lent, what is late, whom to call; and the way in for what comes back. */
@Component({
  selector: 'cal-loan-list',
  imports: [
    Badge, Cell, EmptyState, EraseBesides, FilterChip, Icon, ListFrame, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, Notice, PageHeader, RouterLink, ScanField, SearchBox,
  ],
  templateUrl: './loan-list.html',
  styleUrl: './loan-list.css',
})
export class LoanList {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(LoanApi);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  protected readonly views = LOAN_VIEWS;
  protected readonly query = injectListQuery({ filters: FILTERS, sort: 'dueAt' });
  protected readonly shown = computed(() => viewOf((filter) => this.query.value(filter)));
  protected readonly list = injectPagedList<LoanSummary>('/api/loans', computed(() => this.requestOf(this.shown())));
  private readonly counts = httpResource<LoanCounts>(() => {
    const siteId = this.query.value('siteId');
    return { url: '/api/loans/counts', params: { ...(siteId && { siteId }) } };
  });

  protected readonly columns = computed<readonly Column[]>(() => [
    { key: 'borrower', label: 'Emprunteur', card: 'title' },
    { key: 'pieces', label: 'Matériel' },
    { key: 'due', label: 'Retour', card: 'aside' },
    { key: 'contact', label: 'Contact' },
    ...(this.session.sites().length > 1 ? [{ key: 'site', label: 'MDS' } as const] : []),
    { key: 'acts', label: 'Actions', quietLabel: true, align: 'end', card: 'corner' },
  ]);
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || this.list.failure() ? '' : counted(total, 'prêt', 'prêts', 'aucun');
  });
  protected readonly overdue = computed(() => (this.counts.hasValue() ? this.counts.value().overdue : 0));
  protected readonly overdueInWords = computed(() => `${counted(this.overdue(), 'prêt est', 'prêts sont', 'aucun')} en retard`);
  protected readonly sites = computed(() => this.session.sites().map(({ id, name }) => ({ value: id, label: name })));

  protected readonly outcomes = CALL_OUTCOMES;
  protected readonly outcomeLabel = CALL_OUTCOME_LABEL;
  protected readonly lookOf = LOAN_LOOK;
  protected readonly nameOf = borrowerName;
  protected readonly piecesOf = piecesInWords;
  protected readonly phoneOf = phoneInGroups;
  protected readonly dueOf = (loan: LoanSummary): string => dueInWords(loan);
  protected readonly whyNotBack = ({ number, custody }: EquipmentDetail): string | null =>
    custody?.kind === 'loan' ? null : `${number} n’est pas prêté en ce moment : il n’y a pas de retour à enregistrer ici.`;
  protected readonly saidWhenFound = ({ number }: EquipmentDetail): string => `${number} : son prêt s’ouvre`;

  /** « Mémoire à effacer » */
  protected readonly eraseInWords = (count: number): string => (count > 1 ? `${count}\u00a0mémoires à effacer` : 'Mémoire à effacer');

  /** Whether there is something of it to take back for the reader. */
  protected mayTakeBack(loan: LoanSummary): boolean {
    return this.session.may('custody:lend') && mayTakeBack(this.session.user()?.role, loan);
  }

  protected countOf(view: LoanView): number | null {
    return this.counts.hasValue() ? view.countOf(this.counts.value()) : null;
  }

  /** « Rappel envoyé le 3 déc. », « Rappel non remis le 3 déc. », « Message laissé le 4 déc. » */
  protected followUp({ remindedAt, reminderFailed, calledAt, callOutcome }: LoanSummary): string {
    return [
      remindedAt && `Rappel ${reminderFailed ? 'non remis' : 'envoyé'} le ${shortDay(remindedAt)}`,
      calledAt && `${callOutcome ? CALL_OUTCOME_LABEL[callOutcome] : 'Appelé'} le ${shortDay(calledAt)}`,
    ].filter(Boolean).join(' · ');
  }

  protected async openReturn(piece: EquipmentDetail): Promise<void> {
    try {
      const loan = await this.api.loanOf(piece.id);
      if (loan) await this.router.navigate(['/prets', loan.id], { queryParams: { retour: piece.id } });
      else await this.announcements.say(`${piece.number} : son prêt n’a pas été trouvé. Cherchez-le par le nom de l’emprunteur.`);
    } catch (failure) {
      await this.announcements.say(refusalOf(failure).sentence);
    }
  }

  protected async noteCall(loan: LoanSummary, outcome: LoanCall['outcome']): Promise<void> {
    try {
      await this.api.noteCall(loan.id, { outcome });
      await this.announcements.say(`Appel noté : ${CALL_OUTCOME_LABEL[outcome].toLowerCase()}`);
    } catch (failure) {
      await this.announcements.say(refusalOf(failure).sentence);
    }
    this.list.refresh();
    this.counts.reload();
  }

  private requestOf({ key }: LoanView): Readonly<Record<string, string>> {
    const { state, ...others } = this.query.request();
    if (key === 'all') return { ...others, sort: '-start' };
    // Late ones, which have a view of their own, are not among the open ones.
    if (key === 'open') return { ...others, state: 'open' };
    return { ...others, ...(state !== undefined && { state }), ...((key === 'returned' || key === 'to-erase') && { sort: '-start' }) };
  }
}
