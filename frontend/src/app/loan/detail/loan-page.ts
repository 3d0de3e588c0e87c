import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Borrower, LoanAnswer, LoanLine } from '@calanque/shared';
import { DocumentOffers } from '../../document/index';
import { Erasures } from '../../erasure/index';
import { HistoryList } from '../../history/index';
import { Session } from '../../session/session';
import { RouteFocus } from '../../shell/route-focus';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import type { Draft } from '../../ui/form/draft';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { longDay } from '../../ui/format/dates';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { Fact, Facts } from '../../ui/page/facts';
import { keepFocus } from '../../ui/page/keep-focus';
import { PageHeader } from '../../ui/page/page-header';
import { refusalOf } from '../../ui/problem/refusal';
import { Badge } from '../../ui/state/badge';
import { IconTile } from '../../ui/state/icon-tile';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { LoanApi } from '../loan-api';
import { LOAN_LOOK, borrowerName, dueInWords, mayRenew, mayTakeBack, phoneInGroups, piecesInWords } from '../loan-words';
import { eventsOf } from './loan-events';
import { LoanLineRow } from './loan-line';
import { ReturnForm } from './return-form';
import { piecesOut } from './return-model';

/** `/prets/:id` : one loan, what came back of it, and what can be done now. */
@Component({
  selector: 'cal-loan-page',
  imports: [
    Badge, Card, DocumentOffers, Fact, Facts, HistoryList, Icon, IconTile, LoanLineRow, MatButton, Notice, PageHeader, ReturnForm, RouterLink, Waiting,
  ],
  templateUrl: './loan-page.html',
  styleUrl: './loan-page.css',
})
export class LoanPage implements HoldsDraft {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(LoanApi);
  private readonly dialogs = inject(Dialogs);
  private readonly erasures = inject(Erasures);
  private readonly focus = inject(RouteFocus);
  protected readonly session = inject(Session);

  readonly id = input.required<string>();
  /** Query parameter: the piece that was scanned and comes back, or `tout`. */
  readonly retour = input<string>();

  protected readonly loan = httpResource<LoanAnswer>(() => `/api/loans/${this.id()}`);
  /** What is to be ticked in the return: the id of a piece, or anything for all; null while there is no return. */
  protected readonly scanned = linkedSignal<{ readonly id: string; readonly retour: string | undefined }, string | null>({
    // Another loan begins anew, even where the address asks the same of it.
    source: () => ({ id: this.id(), retour: this.retour() }),
    computation: ({ retour }) => retour ?? null,
  });
  protected readonly returning = computed(() => this.scanned() !== null && this.loan.hasValue() && piecesOut(this.loan.value()).length > 0);

  private readonly lends = computed(() => this.session.may('custody:lend') && this.loan.hasValue() && this.loan.value().state !== 'returned');
  protected readonly mayReturn = computed(() => this.lends() && this.loan.hasValue() && mayTakeBack(this.session.user()?.role, this.loan.value()));
  /** Something is out that one may not take back. */
  protected readonly barred = computed(() => this.lends() && !this.mayReturn());
  /** No renewal is left; whoever may override can give a reason. */
  protected readonly exhausted = computed(() => this.lends() && this.loan.hasValue() && this.loan.value().renewalsLeft === 0);
  protected readonly renewable = computed(() => this.lends() && this.loan.hasValue() && mayRenew(this.session.user()?.role, this.loan.value())
    && (!this.exhausted() || this.session.may('custody:override')));
  private readonly returnForm = viewChild(ReturnForm);
  /** Nothing is lost while there is no return. */
  readonly draft: Pick<Draft, 'changed' | 'done'> = {
    changed: computed(() => this.returnForm()?.draft.changed() ?? false),
    done: () => this.returnForm()?.draft.done(),
  };

  protected readonly lookOf = LOAN_LOOK;
  protected readonly nameOf = borrowerName;
  protected readonly phoneOf = phoneInGroups;
  protected readonly pieces = piecesInWords;
  protected readonly due = (loan: LoanAnswer): string => dueInWords(loan);
  protected readonly events = (loan: LoanAnswer) => eventsOf(loan);
  protected readonly toErase = (loan: LoanAnswer): readonly LoanLine[] => loan.lines.filter(({ erasureMissing }) => erasureMissing);

  constructor() {
    // An act whose button goes away with what it did goes on from the title.
    keepFocus(() => (this.loan.hasValue() ? this.loan.value() : null), (page) => page.querySelector('h1'));
  }

  protected privacy({ erasedOn, borrower, disputed }: LoanAnswer): string {
    if (borrower.familyName === null) return 'Le nom et le contact ont été effacés.';
    if (erasedOn) return `Nom et contact seront effacés le ${longDay(erasedOn)}.`;
    return disputed ? 'Nom et contact sont gardés jusqu’à la fin du litige.' : 'Nom et contact seront effacés un an après le dernier retour.';
  }

  protected async takenBack(loan: LoanAnswer): Promise<void> {
    this.loan.set(loan);
    this.leaveReturn();
    await this.announcements.say(loan.piecesOut > 0 ? 'Retour enregistré. Le reste est encore dehors.' : 'Retour enregistré : tout est rendu.');
  }

  protected leaveReturn(): void {
    this.scanned.set(null);
    this.focus.keepFocus();
  }

  protected async erase(line: LoanLine): Promise<void> {
    if (await this.erasures.record({ id: line.equipmentId, number: line.number })) this.loan.reload();
  }

  protected async renew(loan: LoanAnswer): Promise<void> {
    const renewed = await this.dialogs.open<LoanAnswer, LoanAnswer>(() => import('./renew-loan').then((file) => file.RenewLoan), loan);
    if (!renewed) return;
    this.loan.set(renewed);
    await this.announcements.say(`Prolongé : retour le ${longDay(renewed.dueAt)}`);
  }

  protected async dispute(loan: LoanAnswer): Promise<void> {
    const disputed = await this.dialogs.open<LoanAnswer, LoanAnswer>(() => import('./dispute-loan').then((file) => file.DisputeLoan), loan);
    if (!disputed) return;
    this.loan.set(disputed);
    await this.announcements.say('Litige ouvert');
  }

  protected async correct(borrower: Borrower): Promise<void> {
    const corrected = await this.dialogs.open<Borrower, Borrower>(() => import('./correct-borrower').then((file) => file.CorrectBorrower), borrower);
    // Somebody else may have corrected it, where one gave up.
    this.loan.reload();
    if (corrected) await this.announcements.say('Emprunteur corrigé');
  }

  protected async settle(loan: LoanAnswer): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: 'Clore le litige ?', consequence: 'Les données de l’emprunteur seront effacées un an après le retour, comme d’habitude.', act: 'Clore le litige',
    });
    if (!sure) return;
    try {
      this.loan.set(await this.api.settle(loan.id, loan.version));
      await this.announcements.say('Litige clos');
    } catch (failure) {
      await this.announcements.say(refusalOf(failure).sentence);
      this.loan.reload();
    }
  }
}
