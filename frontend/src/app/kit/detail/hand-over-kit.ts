import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { KitAnswer, LineProblem } from '@calanque/shared';
import { v7 } from 'uuid';
import { injectPersonSearch } from '../../custody/index';
import { Session } from '../../session/session';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { Lookup } from '../../ui/form/lookup';
import { sending } from '../../ui/form/submission';
import { instantOf } from '../../ui/format/dates';
import { refusalOf } from '../../ui/problem/refusal';
import { KitApi } from '../kit-api';
import { pieces } from '../kit-words';

export interface HandOverKitData {
  readonly kit: KitAnswer;
}

interface HandOverModel {
  readonly personId: string | null;
  readonly dueDay: string;
  readonly note: string;
  readonly overrideReason: string;
}

/** The refusals that whoever may override them can override with a reason. */
const OVERRIDABLE: readonly string[] = ['equipment-booked', 'equipment-has-bookings'];

/** « Remettre à un agent » : every piece of the kit goes into one pair of hands. */
@Component({
  selector: 'cal-hand-over-kit',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, Lookup, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="'Remettre « ' + data.kit.name + ' »'" [consequence]="consequence">
        <cal-error-summary [form]="form" />
        @if (refused().length > 0) {
          <ul class="refused">
            @for (line of refused(); track line.id) {
              <li>{{ line.detail }}</li>
            }
          </ul>
        }
        <cal-field label="À qui ?" help="Cherchez par le nom. La liste commence par les agents de la MDS." [field]="form.personId">
          <cal-lookup placeholder="Nom ou prénom" [search]="searchPersons" [formField]="form.personId" />
        </cal-field>
        <cal-field label="Retour prévu le" optional help="Laissez vide si l’affectation n’a pas de fin prévue." [field]="form.dueDay">
          <input calControl class="cal-day" type="date" [formField]="form.dueDay" />
        </cal-field>
        <cal-field label="Remarque" optional [field]="form.note"><input calControl autocomplete="off" [formField]="form.note" /></cal-field>
        @if (overridable()) {
          <cal-field label="Motif du passage outre" help="Qui avait réservé en sera averti, avec ce motif." [field]="form.overrideReason"><input calControl autocomplete="off" [formField]="form.overrideReason" /></cal-field>
        }
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Remettre</button>
      </cal-dialog-frame>
    </form>
  `,
  styles: `
    .refused {
      color: var(--cal-coral);
      font-weight: 600;
    }
  `,
})
export class HandOverKit {
  private readonly api = inject(KitApi);
  private readonly end = injectDialogEnd<KitAnswer>();
  private readonly session = inject(Session);
  protected readonly data = injectDialogData<HandOverKitData>();

  private readonly id = v7();
  protected readonly searchPersons = injectPersonSearch(() => this.data.kit.site.id);
  protected readonly consequence = `${pieces(this.data.kit.pieces)}, tous ou aucun : ils passeront « en service » au nom de la personne choisie.`;
  protected readonly refused = signal<readonly LineProblem[]>([]);
  private readonly booked = signal(false);
  protected readonly overridable = computed(() => this.booked() && this.session.may('custody:override'));
  protected readonly model = signal<HandOverModel>({ personId: null, dueDay: '', note: '', overrideReason: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.personId, { message: 'Choisissez la personne dans la liste.' });
  }, { submission: { action: sending(() => this.handOver(), { dueAt: 'dueDay' }) } });

  private async handOver(): Promise<void> {
    const { personId, dueDay, note, overrideReason } = this.model();
    if (personId === null) return;
    try {
      const given = { id: this.id, personId, dueAt: dueDay === '' ? null : instantOf(`${dueDay}T23:59`), note: note || null, overrideReason: overrideReason || null };
      this.end(await this.api.handOver(this.data.kit.id, given));
    } catch (failure) {
      const { lines, code } = refusalOf(failure);
      this.refused.set(lines);
      this.booked.set(code !== null && OVERRIDABLE.includes(code));
      throw failure;
    }
  }
}
