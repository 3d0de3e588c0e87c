import { httpResource } from '@angular/common/http';
import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Borrower, EquipmentDetail, ErasureAwaitedList, LineProblem, LoanAnswer, LoanTermsList } from '@calanque/shared';
import { Erasures } from '../../erasure/index';
import { ScanField } from '../../scan/index';
import { Session } from '../../session/session';
import { Control } from '../../ui/form/control';
import { injectDraft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { sending } from '../../ui/form/submission';
import { longDay, parisDay, timeOf } from '../../ui/format/dates';
import { counted } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { refusalOf } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { LoanApi } from '../loan-api';
import { contactOf, namesOf } from '../loan-words';
import { BorrowerChoice } from './borrower-choice';
import { CounterLineCard } from './counter-line';
import { COUNTER_FIELDS, COUNTER_RULES } from './counter-rules';
import { dayOf, draftOf, emptyCounter, isDueAsBooked, lineOf, nobody, usualAccessories, usualDueDay, type CounterLine } from './counter-model';
import { whyNotLent } from './lend-check';
import { LoanDone } from './loan-done';
import { injectBookedLoan, kitLink } from './loan-link';

/** The refusals that whoever may override them can override with a reason. */
const OVERRIDABLE: readonly string[] = ['equipment-booked', 'equipment-has-bookings'];

/**
 * `/prets/nouveau`, the counter: scan, borrower, Enter. Scans go to the first step wherever the focus is outside fields; an
 * Enter in the empty scan field goes on to the borrower, who once chosen leaves the focus on the act.
 */
@Component({
  selector: 'cal-counter',
  imports: [BorrowerChoice, Control, CounterLineCard, DraftNotice, ErrorSummary, Field, FormField, FormRoot, Icon, LoanDone, MatButton, Notice, PageHeader, RouterLink, ScanField],
  templateUrl: './counter.html',
  styleUrl: './counter.css',
})
export class Counter implements HoldsDraft {
  private readonly api = inject(LoanApi);
  private readonly erasures = inject(Erasures);
  private readonly bookedLoan = injectBookedLoan();
  private readonly injector = inject(Injector);
  private readonly session = inject(Session);

  /** Query parameters: pieces to begin with (ids with commas), a booking that is fulfilled, a kit that is lent whole. */
  readonly materiel = input<string>();
  readonly reservation = input<string>();
  readonly lot = input<string>();

  private readonly scan = viewChild<ScanField>('scan');
  private readonly who = viewChild<BorrowerChoice>('who');
  private readonly send = viewChild<unknown, ElementRef<HTMLElement>>('send', { read: ElementRef });
  private readonly refused = viewChild<unknown, ElementRef<HTMLElement>>('refused', { read: ElementRef });

  protected readonly trail: readonly Crumb[] = [{ label: 'Prêts', link: '/prets' }, { label: 'Nouveau' }];
  protected readonly today = parisDay(new Date());
  protected readonly model = signal(emptyCounter());
  readonly draft = injectDraft('loan.new', this.model);
  protected readonly form = form(this.model, COUNTER_RULES, { submission: { action: sending(() => this.lend(), COUNTER_FIELDS) } });
  /** Why the loan is not linked to the booking that the address names. */
  protected readonly linkTrouble = signal<string | null>(null);
  protected readonly lent = signal<LoanAnswer | null>(null);
  protected readonly refusals = signal<ReadonlyMap<string, LineProblem>>(new Map());
  private readonly refusedSentence = signal<string | null>(null);

  private readonly termsList = httpResource<LoanTermsList>(() => '/api/loan-terms');
  private readonly awaited = httpResource<ErasureAwaitedList>(() => '/api/erasures/awaited');
  private readonly terms = computed(() => (this.termsList.hasValue() ? this.termsList.value().items : []));
  protected readonly toErase = computed(() => new Set(this.awaited.hasValue() ? this.awaited.value().items.map(({ equipmentId }) => equipmentId) : []));
  private readonly usualDay = computed(() => usualDueDay(this.terms(), this.model().lines, new Date()));
  /** The usual day that stands in the field, so that another one that was typed stays. */
  private proposedDay = '';

  protected readonly refusedInWords = computed(() => (this.refusals().size > 0 ? this.refusedSentence() : null));
  protected readonly overridable = computed(() =>
    this.session.may('custody:override') && [...this.refusals().values()].some(({ code }) => OVERRIDABLE.includes(code)));
  protected readonly verb = computed(() => {
    const count = this.model().lines.length;
    return count > 1 ? `Prêter ${counted(count, 'matériel', 'matériels', 'aucun')}` : 'Prêter';
  });
  protected readonly scanHelp = computed(() => this.model().lines.length === 0
    ? 'Scannez l’étiquette, ou saisissez le numéro puis Entrée.'
    : 'Scannez le suivant, ou appuyez sur Entrée pour passer à l’emprunteur.');
  protected readonly contactHelp = computed(() => {
    const { email, phone } = contactOf(this.model().borrower.contact);
    if (email) return 'E-mail : les rappels partiront à cette adresse.';
    return phone ? 'Téléphone : cette personne sera sur la liste d’appels en cas de retard.' : 'Un seul des deux, pour le rappel du retour. Effacé un an après le retour.';
  });
  protected readonly dueHelp = computed(() => {
    const { dueDay } = this.model();
    if (dueDay === '') return 'Proposé dès qu’un matériel est scanné.';
    const { end } = this.model().link ?? {};
    if (end && isDueAsBooked(this.model())) return `${longDay(dueDay)} à ${timeOf(end)}, la fin de la réservation`;
    return `${longDay(dueDay)}${dueDay === this.usualDay() ? ', la durée habituelle' : ''}`;
  });
  protected readonly whyNot = (piece: EquipmentDetail): string | null => {
    const user = this.session.user();
    return user ? whyNotLent(piece, this.model().lines, user.role) : null;
  };
  protected readonly usualOf = (line: CounterLine): readonly string[] => usualAccessories(this.terms(), line.category);

  constructor() {
    effect(() => {
      const usual = this.usualDay();
      untracked(() => this.propose(usual));
    });
    // One rendering after the page's title, which takes the focus first; a keyboard on a glass would cover half of the page.
    if (matchMedia('(pointer: fine)').matches) this.afterRender(() => this.afterRender(() => this.scan()?.focus()));
    afterNextRender(() => void this.beginWith());
  }

  protected add(piece: EquipmentDetail): void {
    this.model.update((model) => ({ ...model, lines: [...model.lines, lineOf(piece)] }));
  }

  protected replace(line: CounterLine): void {
    this.model.update((model) => ({ ...model, lines: model.lines.map((one) => (one.equipmentId === line.equipmentId ? line : one)) }));
  }

  protected remove(line: CounterLine): void {
    this.model.update((model) => ({ ...model, lines: model.lines.filter(({ equipmentId }) => equipmentId !== line.equipmentId) }));
    this.forgive(line.equipmentId);
    this.scan()?.focus();
  }

  protected async recordErasure(line: CounterLine): Promise<void> {
    if (!(await this.erasures.record({ id: line.equipmentId, number: line.number }))) return;
    this.forgive(line.equipmentId);
    this.awaited.reload();
    // The button that opened the dialog goes away with what it was for.
    this.scan()?.focus();
  }

  protected goToBorrower(): void {
    if (this.model().lines.length === 0) return;
    if (this.model().isNew) this.form.borrower.contact().focusBoundControl();
    else this.who()?.focus();
  }

  protected choose(known: Borrower): void {
    this.model.update((model) => ({ ...model, known, isNew: false, borrower: nobody() }));
    this.afterRender(() => this.send()?.nativeElement.focus());
  }

  protected begin(typed: string): void {
    const borrower = { ...nobody(), ...namesOf(typed) };
    this.model.update((model) => ({ ...model, known: null, isNew: true, borrower }));
    this.afterRender(() => (borrower.familyName === '' ? this.form.borrower.familyName() : this.form.borrower.contact()).focusBoundControl());
  }

  protected clearBorrower(): void {
    this.model.update((model) => ({ ...model, known: null, isNew: false, borrower: nobody() }));
    this.afterRender(() => this.who()?.focus());
  }

  /** The loan goes on as one of its own, due when it usually is. */
  protected unlink(): void {
    const usual = this.usualDay();
    if (isDueAsBooked(this.model())) this.proposedDay = usual;
    this.model.update((model) => ({ ...model, link: null, dueDay: isDueAsBooked(model) ? usual : model.dueDay }));
    this.scan()?.focus();
  }

  protected beginAnother(): void {
    this.form().reset(emptyCounter());
    this.draft.beginAnother();
    this.lent.set(null);
    this.afterRender(() => this.scan()?.focus());
  }

  private async lend(): Promise<void> {
    this.refusals.set(new Map());
    try {
      const loan = await this.api.lend(draftOf(this.model(), this.terms()));
      this.draft.done();
      this.lent.set(loan);
    } catch (failure) {
      const refusal = refusalOf(failure);
      if (refusal.code !== 'loan-refused') throw failure;
      this.refusedSentence.set(refusal.sentence);
      this.refusals.set(new Map(refusal.lines.map((line) => [this.pieceOf(line), line])));
      this.afterRender(() => this.refused()?.nativeElement.focus());
    }
  }

  /** A refusal names the piece or the custody that would have begun. */
  private pieceOf({ id }: LineProblem): string {
    return this.model().lines.find(({ custodyId }) => custodyId === id)?.equipmentId ?? id;
  }

  private forgive(equipmentId: string): void {
    this.refusals.update((refusals) => new Map([...refusals].filter(([id]) => id !== equipmentId)));
  }

  /** What is due when a booking ends is proposed so, also where the field was emptied since. */
  private propose(usual: string): void {
    const { dueDay, link } = this.model();
    const proposed = link?.end ? dayOf(link.end) : usual;
    if (dueDay === proposed || (dueDay !== '' && dueDay !== this.proposedDay)) return;
    this.proposedDay = proposed;
    this.model.update((model) => ({ ...model, dueDay: proposed }));
  }

  private async beginWith(): Promise<void> {
    const [bookingId, kitId] = [this.reservation(), this.lot()];
    if (kitId) this.model.update((model) => ({ ...model, link: kitLink(kitId) }));
    const booked = bookingId ? await this.beginWithBooking(bookingId) : [];
    // A draft that was found again may have them already.
    const there = new Set(this.model().lines.map(({ equipmentId }) => equipmentId));
    const ids = [...booked, ...(this.materiel() ?? '').split(',')].filter((id) => id !== '' && !there.has(id));
    const scan = this.scan();
    if (!scan || ids.length === 0) return;
    await Promise.all(ids.map((id) => scan.takeById(id)));
    this.afterRender(() => this.goToBorrower());
  }

  /** @returns the pieces that are lent to fulfil the booking */
  private async beginWithBooking(id: string): Promise<readonly string[]> {
    try {
      const loan = await this.bookedLoan(id);
      if ('trouble' in loan) {
        this.linkTrouble.set(loan.trouble);
        return [];
      }
      this.model.update((model) => ({ ...model, link: loan.link, dueDay: model.link?.bookingId === id ? model.dueDay : dayOf(loan.link.end) }));
      return loan.equipmentIds;
    } catch (failure) {
      this.linkTrouble.set(`${refusalOf(failure).sentence} Ce prêt n’est lié à aucune réservation.`);
      return [];
    }
  }

  private afterRender(work: () => void): void {
    afterNextRender(work, { injector: this.injector });
  }
}
