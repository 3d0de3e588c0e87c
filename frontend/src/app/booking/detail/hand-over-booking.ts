import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { BookingHandOver, type BookingAnswer, type LineProblem } from '@calanque/shared';
import { v7 } from 'uuid';
import { injectPersonSearch } from '../../custody/index';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { contractSchema } from '../../ui/form/contract-schema';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { Lookup } from '../../ui/form/lookup';
import { MomentControl } from '../../ui/form/moment-control';
import { sending } from '../../ui/form/submission';
import { refusalOf } from '../../ui/problem/refusal';
import { BookingApi } from '../booking-api';

interface HandOverModel {
  readonly id: string;
  readonly personId: string | null;
  readonly dueAt: string | null;
}

/** « Remettre » : the booked piece goes into the hands of an agent for whom it was not booked by name. */
@Component({
  selector: 'cal-hand-over-booking',
  imports: [DialogFrame, ErrorSummary, Field, FormField, FormRoot, Lookup, MatButton, MomentControl],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Remettre le matériel" [consequence]="consequence">
        <cal-error-summary [form]="form" />
        @if (refused().length > 0) {
          <ul class="refused">
            @for (line of refused(); track line.id) {
              <li>{{ line.detail }}</li>
            }
          </ul>
        }
        <cal-field label="À qui ?" [field]="form.personId">
          <cal-lookup placeholder="Nom ou prénom" [search]="searchPersons" [formField]="form.personId" />
        </cal-field>
        <cal-field label="Retour prévu le" [field]="form.dueAt"><cal-moment [formField]="form.dueAt" /></cal-field>
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
export class HandOverBooking {
  private readonly api = inject(BookingApi);
  private readonly end = injectDialogEnd<boolean>();
  protected readonly booking = injectDialogData<BookingAnswer>();
  protected readonly searchPersons = injectPersonSearch(() => this.booking.site.id);
  protected readonly consequence = this.booking.kit
    ? `Tout le lot « ${this.booking.kit.name} » passe en service, au nom de cette personne.`
    : `${this.booking.number} passe en service, au nom de cette personne.`;

  /** Of a kit: which of its pieces refuse. */
  protected readonly refused = signal<readonly LineProblem[]>([]);
  protected readonly model = signal<HandOverModel>({ id: v7(), personId: null, dueAt: this.booking.end });
  protected readonly form = form(this.model, (path) => {
    apply(path, contractSchema<HandOverModel>(BookingHandOver));
    required(path.personId, { message: 'Choisissez la personne dans la liste.' });
  }, { submission: { action: sending(() => this.send()) } });

  private async send(): Promise<void> {
    this.refused.set([]);
    try {
      await this.api.handOver(this.booking, this.model());
    } catch (failure) {
      this.refused.set(refusalOf(failure).lines);
      throw failure;
    }
    this.end(true);
  }
}
