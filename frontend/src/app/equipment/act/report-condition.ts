import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { CONDITIONS_OF_ABSENCE, ConditionReport, type BulkAct, type EquipmentAct, type ReportableCondition } from '@calanque/shared';
import { ActMoment, ActOutdated, ActPieces, agreed, injectActSubject, pronoun } from '../../custody/index';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Choices, type Choice } from '../../ui/form/choices';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';
import { EquipmentApi } from '../equipment-api';
import { actLabel } from './act-look';

interface ReportModel {
  readonly condition: ReportableCondition;
  readonly reason: string;
  readonly at: string | null;
}

type Report = Extract<EquipmentAct, `report-${string}`>;

const CONDITION_OF: Readonly<Record<Report, ReportableCondition>> = {
  'report-working': 'working', 'report-found': 'working', 'report-broken': 'broken', 'report-lost': 'lost', 'report-stolen': 'stolen',
};
const REASON_HELP: Readonly<Record<Report, string>> = {
  'report-working': 'Ce qui a été fait.',
  'report-found': 'Où, par qui.',
  'report-broken': 'Ce qui ne marche pas : écran noir, batterie, chargeur…',
  'report-lost': 'Quand et où on l’a vu pour la dernière fois.',
  'report-stolen': 'Les circonstances, le numéro de la plainte si elle est déposée.',
};

/** « Signaler en panne », « comme perdu », « comme volé », « comme retrouvé », « en état de marche ». */
@Component({
  selector: 'cal-report-condition',
  imports: [ActMoment, ActOutdated, ActPieces, Choices, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="heading()" [consequence]="consequence()">
        <cal-error-summary [form]="form" />
        <cal-act-outdated [subject]="subject" />
        <cal-act-pieces [subject]="subject" />
        @if (subject.act === 'report-found') {
          <cal-choices legend="Dans quel état ?" [options]="foundConditions" [formField]="form.condition" />
        }
        <cal-field [label]="subject.act === 'report-broken' ? 'Ce qui ne va pas' : 'Ce qui s’est passé'" [help]="reasonHelp" [optional]="!reasonNeeded" [field]="form.reason">
          <textarea calControl rows="3" [formField]="form.reason"></textarea>
        </cal-field>
        <cal-act-moment label="Constaté" [field]="form.at" />
        <button act matButton="filled" type="submit" [class.cal-danger]="reasonNeeded" [disabled]="form().submitting()" disabledInteractive>{{ verb }}</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class ReportCondition {
  private readonly api = inject(EquipmentApi);
  protected readonly subject = injectActSubject<Report & (EquipmentAct | BulkAct)>();

  protected readonly reasonNeeded = CONDITIONS_OF_ABSENCE.includes(CONDITION_OF[this.subject.act]);
  protected readonly reasonHelp = REASON_HELP[this.subject.act];
  protected readonly verb = actLabel(this.subject.act, this.subject.first.category);
  protected readonly foundConditions: readonly Choice[] = [
    { value: 'working', label: 'En état de marche', icon: 'check_circle' },
    { value: 'broken', label: 'En panne', icon: 'warning' },
  ];

  protected readonly model = signal<ReportModel>({ condition: CONDITION_OF[this.subject.act], reason: '', at: null });
  protected readonly form = form(this.model, (path) => {
    apply(path, contractSchema<ReportModel>(ConditionReport));
    required(path.reason, { message: 'Dites en quelques mots ce qui s’est passé.', when: () => this.reasonNeeded });
  }, { submission: { action: sending(() => this.report()) } });

  protected readonly heading = computed(() => (this.subject.many() ? `${this.verb} : ${counted(this.subject.pieces().length, 'matériel', 'matériels', 'aucun')}` : this.verb));

  protected readonly consequence = computed(() => {
    if (this.subject.many()) return this.subject.act === 'report-broken' ? 'Ils passeront « en panne » ; qui les détient ne change pas.' : 'Ils ne seront plus « en panne ».';
    const { category, custody } = this.subject.first;
    switch (this.subject.act) {
      case 'report-broken':
        return `${pronoun(category)} passera « en panne ». ${custody ? 'Qui le détient ne change pas.' : ''}`;
      case 'report-lost':
      case 'report-stolen': {
        const word = agreed(category, this.subject.act === 'report-lost' ? 'perdu' : 'volé');
        const custodyEnds = custody ? ' La détention en cours prendra fin.' : '';
        return `${pronoun(category)} sera ${agreed(category, 'noté')} « ${word} » et ne pourra plus être ${agreed(category, 'confié')} à personne, sauf si on le signale ensuite comme ${agreed(category, 'retrouvé')}.${custodyEnds}`;
      }
      case 'report-found':
        return `${pronoun(category)} reviendra en stock, à sa place.`;
      case 'report-working':
        return `${pronoun(category)} ne sera plus « en panne ».`;
    }
  });

  private report(): Promise<void> {
    const { condition, reason, at } = this.model();
    return this.subject.send(
      (piece) => this.api.reportCondition(piece.id, { condition, reason: reason || null, at }),
      { act: condition === 'broken' ? 'report-broken' : 'report-working', reason: reason || null, at },
    );
  }
}
