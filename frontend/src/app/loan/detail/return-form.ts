import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, linkedSignal, output, runInInjectionContext, signal, viewChild, type OnInit } from '@angular/core';
import { FormRoot, form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { WEARS, WEAR_LABEL, mayAssignCategory, type Category, type EquipmentDetail, type LoanAnswer, type Wear } from '@calanque/shared';
import { ScanField } from '../../scan/index';
import { Session } from '../../session/session';
import { injectDraft, type Draft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { ErrorSummary } from '../../ui/form/error-summary';
import { sending } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { LoanApi } from '../loan-api';
import { beginReturn, goOnWithReturn, linesOf, missingOf, returnOf, tickScanned, type ReturnLine, type SaidOfLine, type SaidOfReturn } from './return-model';

/** The pieces of a loan that come back: which, with what, how they look; Enter records it. */
@Component({
  selector: 'cal-return-form',
  imports: [Card, DraftNotice, ErrorSummary, FormRoot, Icon, MatButton, ScanField],
  templateUrl: './return-form.html',
  styleUrl: './return-form.css',
})
export class ReturnForm implements OnInit {
  private readonly api = inject(LoanApi);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);

  readonly loan = input.required<LoanAnswer>();
  /** The piece that was scanned; null for all. */
  readonly equipmentId = input<string | null>(null);
  /** It was recorded: the loan as it is now. */
  readonly returned = output<LoanAnswer>();
  /** One does not want to. */
  readonly left = output();

  private readonly send = viewChild.required<unknown, ElementRef<HTMLElement>>('send', { read: ElementRef });
  /** What was said stays while the loan is read again, after a photo or an erasure, and when another piece is scanned. */
  private readonly model = linkedSignal<{ readonly loan: LoanAnswer; readonly equipmentId: string | null }, SaidOfReturn>({
    source: () => ({ loan: this.loan(), equipmentId: this.equipmentId() }),
    computation: ({ loan, equipmentId }, before) => {
      if (!before) return beginReturn(loan, equipmentId, (category) => this.mayTake(category));
      const said = goOnWithReturn(before.value, loan);
      return before.source.equipmentId === equipmentId ? said : tickScanned(said, loan, equipmentId);
    },
  });
  draft!: Draft;
  protected readonly lines = computed(() => linesOf(this.model(), this.loan()));
  private readonly chosen = computed(() => this.lines().filter(({ back }) => back));
  protected readonly form = form(
    signal({}),
    (path) => validate(path, () => (this.chosen().length > 0 ? undefined : { kind: 'required', message: 'Cochez au moins un matériel rendu.' })),
    { submission: { action: sending(() => this.record()) } },
  );

  protected readonly wears = WEARS;
  protected readonly wearLabel = WEAR_LABEL;
  protected readonly verb = computed(() => {
    const count = this.chosen().length;
    return count > 1 ? `Enregistrer le retour de ${counted(count, 'matériel', 'matériels', 'aucun')}` : 'Enregistrer le retour';
  });
  protected readonly whyNot = ({ id, number, category }: EquipmentDetail): string | null => {
    const one = this.lines().find(({ line }) => line.equipmentId === id);
    if (!one && !this.mayTake(category)) return `${number} : vous pouvez reprendre des tablettes et des accessoires seulement.`;
    return one ? null : `${number} n’est pas dehors avec ce prêt.`;
  };
  protected readonly said = ({ number }: EquipmentDetail): string => `${number} : coché`;

  constructor() {
    // One rendering later, for the page's title takes the focus in this one: then Enter records what was scanned.
    const { injector } = this;
    afterNextRender(() => afterNextRender(() => this.focusSend(), { injector }));
  }

  ngOnInit(): void {
    const { id } = this.loan();
    runInInjectionContext(this.injector, () => (this.draft = injectDraft(`loan.${id}.return`, this.model)));
    // What is scanned now is not in what was kept.
    if (this.draft.foundFrom()) this.model.update((said) => tickScanned(said, this.loan(), this.equipmentId()));
  }

  protected focusSend(): void {
    this.send().nativeElement.focus();
  }

  protected tick({ id }: EquipmentDetail): void {
    this.model.update((said) => tickScanned(said, this.loan(), id));
  }

  protected change({ line, ...said }: ReturnLine, changes: Partial<SaidOfLine>): void {
    this.model.update((all) => ({ ...all, [line.custodyId]: { ...said, ...changes } }));
  }

  protected toggleAccessory(one: ReturnLine, label: string): void {
    const back = one.accessories.includes(label);
    this.change(one, { accessories: back ? one.accessories.filter((other) => other !== label) : [...one.accessories, label] });
  }

  protected setWear(one: ReturnLine, event: Event): void {
    this.change(one, { wear: (event.target as HTMLSelectElement).value as Wear });
  }

  protected setNote(one: ReturnLine, event: Event): void {
    this.change(one, { note: (event.target as HTMLInputElement).value });
  }

  /** « Manque : chargeur, housse »; null when nothing does. */
  protected missing(one: ReturnLine): string | null {
    const labels = missingOf(one);
    return labels.length > 0 ? `Manque : ${labels.join(', ').toLowerCase()}. Ce sera noté sur le prêt.` : null;
  }

  private mayTake(category: Category): boolean {
    const role = this.session.user()?.role;
    return role !== undefined && mayAssignCategory(role, category);
  }

  private async record(): Promise<void> {
    const loan = await this.api.giveBack(this.loan().id, returnOf(this.lines()));
    this.draft.done();
    this.returned.emit(loan);
  }
}
