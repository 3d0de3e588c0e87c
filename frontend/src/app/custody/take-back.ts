import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { CustodyClosing } from '@calanque/shared';
import { Session } from '../session/session';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { Choices, type Choice } from '../ui/form/choices';
import { contractSchema } from '../ui/form/contract-schema';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { sending } from '../ui/form/submission';
import { counted } from '../ui/format/numbers';
import { ActMoment } from './act/act-moment';
import { ActOutdated } from './act/outdated';
import { ActPieces } from './act/act-pieces';
import { ActScan } from './act/act-scan';
import { injectActSubject } from './act/act-subject';
import { CustodyApi } from './custody-api';

interface TakeBackModel {
  readonly end: string | null;
  readonly condition: 'working' | 'broken';
  readonly note: string;
}

type TakingBack = 'take-back' | 'unpack' | 'take-back-from-repair';

const HEADING: Readonly<Record<TakingBack, string>> = {
  'take-back': 'Enregistrer le retour',
  unpack: 'Remettre en stock',
  'take-back-from-repair': 'Reprendre de réparation',
};

/** « Enregistrer le retour », « Reprendre de réparation », « Remettre en stock » : ends the open custody. */
@Component({
  selector: 'cal-take-back',
  imports: [ActMoment, ActOutdated, ActPieces, ActScan, Choices, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="heading()" [consequence]="consequence()">
        <cal-error-summary [form]="form" />
        <cal-act-outdated [subject]="subject" />
        <cal-act-pieces [subject]="subject" />
        @if (asksCondition()) {
          <cal-choices legend="Dans quel état ?" [options]="conditions()" [formField]="form.condition" />
        }
        <cal-field label="Remarque" optional [help]="subject.many() ? '' : 'Accessoires rendus, rayure, travaux faits…'" [field]="form.note">
          <input calControl autocomplete="off" [formField]="form.note" />
        </cal-field>
        @if (subject.act === 'take-back') {
          <cal-act-scan [subject]="subject" />
        }
        <cal-act-moment label="Repris" [field]="form.end" />
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>{{ verb() }}</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class TakeBack {
  private readonly api = inject(CustodyApi);
  private readonly session = inject(Session);
  protected readonly subject = injectActSubject<TakingBack>();

  protected readonly model = signal<TakeBackModel>({ end: null, condition: this.usualCondition(), note: '' });
  protected readonly form = form(this.model, (path) => apply(path, contractSchema<TakeBackModel>(CustodyClosing)), {
    submission: { action: sending(() => this.takeBack(), { at: 'end', reason: 'note' }) },
  });

  /** Whoever may only report faults may not declare something repaired. */
  protected readonly asksCondition = computed(() =>
    !this.subject.many() && (this.subject.first.condition === 'working' || this.session.may('equipment:edit')));
  protected readonly conditions = computed<readonly Choice[]>(() => {
    const broken = this.subject.first.condition === 'broken';
    return [
      { value: 'working', label: broken ? 'Réparé' : 'En état de marche', icon: 'check_circle' },
      { value: 'broken', label: broken ? 'Toujours en panne' : 'En panne', icon: 'warning' },
    ];
  });
  protected readonly heading = computed(() =>
    this.subject.many() ? `Reprendre ${counted(this.subject.pieces().length, 'matériel', 'matériels', 'aucun')}` : HEADING[this.subject.act]);
  protected readonly verb = computed(() => (this.subject.many() ? 'Reprendre' : HEADING[this.subject.act]));
  protected readonly consequence = computed(() => {
    if (this.subject.many()) return 'Leur détention en cours prendra fin ; chacun revient à sa place, en stock.';
    const room = this.subject.first.room?.name;
    return `La détention en cours prendra fin. Sa place : ${this.subject.first.site.name}${room ? `, ${room}` : ''}.`;
  });

  private usualCondition(): 'working' | 'broken' {
    return this.subject.first.condition === 'broken' && this.subject.act !== 'take-back-from-repair' ? 'broken' : 'working';
  }

  private takeBack(): Promise<void> {
    const { end, condition, note } = this.model();
    return this.subject.send(
      (piece) => {
        const custody = piece.custody;
        if (!custody) throw new Error('Only a held piece can be taken back.');
        return this.api.close(custody.id, custody.version, { end, condition: this.asksCondition() ? condition : null, note: note || null });
      },
      { act: 'take-back', at: end, reason: note || null },
    );
  }
}
