import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { CustodyDraft } from '@calanque/shared';
import { Session } from '../session/session';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { contractSchema } from '../ui/form/contract-schema';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { Lookup } from '../ui/form/lookup';
import { sending } from '../ui/form/submission';
import { counted } from '../ui/format/numbers';
import { refusalOf } from '../ui/problem/refusal';
import { ActMoment } from './act/act-moment';
import { ActOutdated } from './act/outdated';
import { ActPieces } from './act/act-pieces';
import { ActScan } from './act/act-scan';
import { injectActSubject } from './act/act-subject';
import { KitWarning } from './act/kit-warning';
import { openingOf, type Opening } from './act/opening';
import { CustodyApi } from './custody-api';
import { endOfDay } from './planned-return';
import { agreed } from './custody-words';
import { injectPersonSearch } from './person-hits';

/** « Affecter » : puts pieces into an agent's hands. */
@Component({
  selector: 'cal-assign',
  imports: [ActMoment, ActOutdated, ActPieces, ActScan, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, KitWarning, Lookup, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="heading()" [consequence]="consequence()">
        <cal-error-summary [form]="form" />
        <cal-act-outdated [subject]="subject" />
        <cal-act-pieces [subject]="subject" />
        <cal-kit-warning [subject]="subject" />
        <cal-field label="À qui ?" help="Cherchez par le nom. La liste commence par les agents de la MDS." [field]="form.personId">
          <cal-lookup placeholder="Nom ou prénom" [search]="searchPersons" [formField]="form.personId" />
        </cal-field>
        <cal-field label="Retour prévu le" optional help="Laissez vide si l’affectation n’a pas de fin prévue." [field]="form.dueDay">
          <input calControl class="cal-day" type="date" [formField]="form.dueDay" />
        </cal-field>
        <cal-field label="Remarque" optional [field]="form.note">
          <input calControl autocomplete="off" [formField]="form.note" />
        </cal-field>
        @if (overridable()) {
          <cal-field label="Motif du passage outre" help="Qui avait réservé en sera averti, avec ce motif." [field]="form.overrideReason">
            <input calControl autocomplete="off" [formField]="form.overrideReason" />
          </cal-field>
        }
        <cal-act-scan [subject]="subject" />
        <cal-act-moment label="Depuis" [field]="form.start" />
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Affecter</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class Assign {
  private readonly api = inject(CustodyApi);
  private readonly session = inject(Session);
  protected readonly subject = injectActSubject();
  protected readonly searchPersons = injectPersonSearch(() => this.subject.first.site.id);

  protected readonly model = signal(openingOf(this.subject, 'assignment'));
  protected readonly form = form(this.model, (path) => {
    apply(path, contractSchema<Opening>(CustodyDraft));
    required(path.personId, { message: 'Choisissez la personne dans la liste.' });
  }, { submission: { action: sending(() => this.assign(), { dueAt: 'dueDay', at: 'start' }) } });

  private readonly booked = signal(false);
  /** Somebody else has booked it, and the reader may go beyond that with a reason. */
  protected readonly overridable = computed(() => this.booked() && this.session.may('custody:override'));

  protected readonly heading = computed(() => {
    const pieces = this.subject.pieces();
    return pieces.length > 1 ? `Affecter ${counted(pieces.length, 'matériel', 'matériels', 'aucun')}` : 'Affecter';
  });
  protected readonly consequence = computed(() => {
    if (this.subject.many()) return 'Ils passeront « en service », au nom de la personne choisie.';
    const waits = this.subject.first.custody?.kind === 'installed' ? ' Sa mise en place prendra fin.' : '';
    return `${agreed(this.subject.first.category, 'Affecté')} à cette personne, ce matériel passera « en service ».${waits}`;
  });

  private async assign(): Promise<void> {
    const { personId, start, dueDay, note, overrideReason } = this.model();
    const dueAt = endOfDay(dueDay);
    const override = overrideReason.trim() && { overrideReason: overrideReason.trim() };
    try {
      await this.subject.send(
        (piece) => this.api.open({ id: this.subject.custodyIdOf(piece), equipmentId: piece.id, kind: 'assignment', personId, start, dueAt, note: note || null, ...override }),
        { act: 'assign', personId, at: start, dueAt, reason: note || null, ...override },
      );
      if (this.subject.refused().some(({ code }) => code === 'equipment-booked')) this.booked.set(true);
    } catch (failure) {
      this.booked.set(refusalOf(failure).code === 'equipment-booked');
      throw failure;
    }
  }
}
