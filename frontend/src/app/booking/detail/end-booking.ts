import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { BookingEnding, type BookingAnswer } from '@calanque/shared';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { BookingApi } from '../booking-api';
import { whenOf } from '../booking-words';

export interface EndBookingData {
  readonly booking: BookingAnswer;
  readonly act: 'cancel' | 'refuse';
}

/** Cancels or refuses a booking; of a series, the later ones as well. */
@Component({
  selector: 'cal-end-booking',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="refuses ? 'Refuser cette réservation' : 'Annuler cette réservation'" [consequence]="consequence" cancel="Garder la réservation">
        <cal-error-summary [form]="form" />
        <cal-field label="Motif" [optional]="!refuses" [help]="refuses ? data.booking.owner.name + ' le lira.' : ''" [field]="form.reason">
          <input calControl autocomplete="off" [formField]="form.reason" />
        </cal-field>
        @if (data.booking.recurring) {
          <label class="tick"><input class="cal-check" type="checkbox" [formField]="form.following" />Et toutes les suivantes de la série</label>
        }
        <button act matButton="filled" class="cal-danger" type="submit" [disabled]="form().submitting()" disabledInteractive>{{ refuses ? 'Refuser' : 'Annuler la réservation' }}</button>
      </cal-dialog-frame>
    </form>
  `,
  styles: `
    .tick {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      min-height: 2.75rem;
      cursor: pointer;
    }
  `,
})
export class EndBooking {
  private readonly api = inject(BookingApi);
  private readonly end = injectDialogEnd<boolean>();
  protected readonly data = injectDialogData<EndBookingData>();
  protected readonly refuses = this.data.act === 'refuse';
  protected readonly consequence = consequenceOf(this.data.booking);

  protected readonly model = signal({ reason: '', following: false });
  protected readonly form = form(this.model, (path) => {
    apply(path, contractSchema<{ reason: string; following: boolean }>(BookingEnding));
    if (this.refuses) required(path.reason, { message: 'Dites pourquoi, en quelques mots.' });
  }, { submission: { action: sending(() => this.send()) } });

  private async send(): Promise<void> {
    const { reason, following } = this.model();
    const ending = { reason: reason.trim() || null, following: this.data.booking.recurring ? following : null };
    await (this.refuses ? this.api.refuse(this.data.booking, ending) : this.api.cancel(this.data.booking, ending));
    this.end(true);
  }
}

/** The pieces of a kit end together. */
function consequenceOf({ number, kit, start, end }: BookingAnswer): string {
  return kit ? `${whenOf(start, end)}. Tout le lot « ${kit.name} » redevient libre à ce moment.` : `${number}, ${whenOf(start, end)}. Le matériel redevient libre à ce moment.`;
}
