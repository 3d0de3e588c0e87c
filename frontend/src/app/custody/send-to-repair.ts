import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { CustodyDraft } from '@calanque/shared';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { contractSchema } from '../ui/form/contract-schema';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { sending } from '../ui/form/submission';
import { counted } from '../ui/format/numbers';
import { ActMoment } from './act/act-moment';
import { ActOutdated } from './act/outdated';
import { ActPieces } from './act/act-pieces';
import { injectActSubject } from './act/act-subject';
import { openingOf, type Opening } from './act/opening';
import { CustodyApi } from './custody-api';
import { endOfDay } from './planned-return';

/** « Envoyer en réparation » */
@Component({
  selector: 'cal-send-to-repair',
  imports: [ActMoment, ActOutdated, ActPieces, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="heading()" [consequence]="consequence()">
        <cal-error-summary [form]="form" />
        <cal-act-outdated [subject]="subject" />
        <cal-act-pieces [subject]="subject" />
        <cal-field label="Réparateur" optional help="L’entreprise ou le service qui répare." [field]="form.repairer">
          <input calControl autocomplete="organization" [formField]="form.repairer" />
        </cal-field>
        <cal-field label="Retour prévu le" optional [field]="form.dueDay">
          <input calControl class="cal-day" type="date" [formField]="form.dueDay" />
        </cal-field>
        <cal-field label="Remarque" optional help="Ce qui est à réparer, un numéro de dossier." [field]="form.note">
          <input calControl autocomplete="off" [formField]="form.note" />
        </cal-field>
        <cal-act-moment label="Parti" [field]="form.start" />
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Envoyer en réparation</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class SendToRepair {
  private readonly api = inject(CustodyApi);
  protected readonly subject = injectActSubject();

  protected readonly model = signal(openingOf(this.subject, 'repair'));
  protected readonly form = form(this.model, (path) => apply(path, contractSchema<Opening>(CustodyDraft)), {
    submission: { action: sending(() => this.sendAway(), { dueAt: 'dueDay', at: 'start' }) },
  });

  protected readonly heading = computed(() =>
    this.subject.many() ? `Envoyer ${counted(this.subject.pieces().length, 'matériel', 'matériels', 'aucun')} en réparation` : 'Envoyer en réparation');
  protected readonly consequence = computed(() =>
    this.subject.many() ? 'Ils passeront « en réparation » ; leur place les attend.' : 'Ce matériel passera « en réparation » ; sa place l’attend.');

  private sendAway(): Promise<void> {
    const { repairer, start, dueDay, note } = this.model();
    const dueAt = endOfDay(dueDay);
    const rest = { repairer: repairer || null, dueAt };
    return this.subject.send(
      (piece) => this.api.open({ ...rest, id: this.subject.custodyIdOf(piece), equipmentId: piece.id, kind: 'repair', start, note: note || null }),
      { ...rest, act: 'repair', at: start, reason: note || null },
    );
  }
}
