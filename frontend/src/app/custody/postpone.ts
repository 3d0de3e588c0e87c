import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { CustodyPostponement } from '@calanque/shared';
import { Session } from '../session/session';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { contractSchema } from '../ui/form/contract-schema';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { sending } from '../ui/form/submission';
import { longDay, parisDay } from '../ui/format/dates';
import { refusalOf } from '../ui/problem/refusal';
import { ActOutdated } from './act/outdated';
import { ActPieces } from './act/act-pieces';
import { injectActSubject } from './act/act-subject';
import { CustodyApi } from './custody-api';
import { endOfDay } from './planned-return';

interface PostponeModel {
  /** The planned return, a day; empty for none. */
  readonly dueDay: string;
  /** Why it lasts longer although somebody else has booked it; asked only then. */
  readonly overrideReason: string;
}

/** « Changer le retour prévu » : an assignment lasts longer, less long, or for who knows how long. */
@Component({
  selector: 'cal-postpone',
  imports: [ActOutdated, ActPieces, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Changer le retour prévu" [consequence]="consequence()">
        <cal-error-summary [form]="form" />
        <cal-act-outdated [subject]="subject" />
        <cal-act-pieces [subject]="subject" />
        <cal-field label="Retour prévu le" optional help="Laissez vide si l’affectation n’a pas de fin prévue." [field]="form.dueDay">
          <input calControl class="cal-day" type="date" [min]="earliest" [formField]="form.dueDay" />
        </cal-field>
        @if (overridable()) {
          <cal-field label="Motif du passage outre" help="Qui avait réservé en sera averti, avec ce motif." [field]="form.overrideReason">
            <input calControl autocomplete="off" [formField]="form.overrideReason" />
          </cal-field>
        }
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class Postpone {
  private readonly api = inject(CustodyApi);
  private readonly session = inject(Session);
  protected readonly subject = injectActSubject<'postpone'>();

  private readonly model = signal<PostponeModel>({ dueDay: this.plannedDay(), overrideReason: '' });
  protected readonly form = form(this.model, (path) => apply(path, contractSchema<PostponeModel>(CustodyPostponement)), {
    submission: { action: sending(() => this.postpone(), { dueAt: 'dueDay' }) },
  });

  private readonly booked = signal(false);
  /** Somebody else has booked it, and the reader may go beyond that with a reason. */
  protected readonly overridable = computed(() => this.booked() && this.session.may('custody:override'));
  protected readonly earliest = parisDay(new Date());
  protected readonly consequence = computed(() => {
    const custody = this.subject.first.custody;
    const planned = custody?.dueAt ? `Le retour était prévu le ${longDay(custody.dueAt)}.` : 'Aucun retour n’était prévu.';
    return `${planned} Le matériel reste affecté à ${custody?.person?.name ?? 'la même personne'}.`;
  });

  private plannedDay(): string {
    const dueAt = this.subject.first.custody?.dueAt;
    return dueAt ? parisDay(new Date(dueAt)) : '';
  }

  private async postpone(): Promise<void> {
    const { dueDay, overrideReason } = this.model();
    try {
      await this.subject.send(({ custody }) => {
        if (!custody) throw new Error('Only a held piece has a planned return.');
        return this.api.postpone(custody.id, custody.version, { dueAt: endOfDay(dueDay), overrideReason: overrideReason.trim() || null });
      });
    } catch (failure) {
      this.booked.set(refusalOf(failure).code === 'equipment-booked');
      throw failure;
    }
  }
}
