import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { BookingMove, type BookingAnswer, type BookingSwaps } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { MomentControl } from '../../ui/form/moment-control';
import { sending } from '../../ui/form/submission';
import { refusalOf } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { BookingApi } from '../booking-api';

interface MoveModel {
  readonly start: string | null;
  readonly end: string | null;
  readonly equipmentId: string;
}

/** Other times for a booking, or another piece where any of a kind was asked for. */
@Component({
  selector: 'cal-move-booking',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton, MomentControl, Notice],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Modifier la réservation" [consequence]="consequence">
        <cal-error-summary [form]="form" />
        <cal-field label="Du" [field]="form.start"><cal-moment [formField]="form.start" /></cal-field>
        <cal-field label="Au" [field]="form.end"><cal-moment [formField]="form.end" /></cal-field>
        @if (booking.swappable) {
          <cal-field label="Matériel" help="Ceux qui sont libres à ce moment." [field]="form.equipmentId">
            <select calControl [formField]="form.equipmentId">
              <option [value]="booking.equipmentId">{{ booking.number }} (attribué)</option>
              @for (other of others(); track other.equipmentId) {
                <option [value]="other.equipmentId">{{ other.number }} · {{ other.model.name }}</option>
              }
            </select>
          </cal-field>
          @if (trouble(); as sentence) {
            <cal-notice tone="coral" icon="error" role="alert" heading="Les autres matériels ne s’affichent pas">
              {{ sentence }}
              <button action matButton="outlined" type="button" (click)="findOthers()">Réessayer</button>
            </cal-notice>
          }
        }
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class MoveBooking {
  private readonly api = inject(BookingApi);
  private readonly end = injectDialogEnd<boolean>();
  private readonly http = inject(HttpClient);
  protected readonly booking = injectDialogData<BookingAnswer>();

  /** The pieces of a kit move together. */
  protected readonly consequence = `${this.booking.kit ? `Tout le lot « ${this.booking.kit.name} » change de moment. ` : ''}Le nouveau moment doit être libre ; sinon rien ne change.`;

  protected readonly others = signal<BookingSwaps['items']>([]);
  /** Why the others could not be asked for. */
  protected readonly trouble = signal<string | null>(null);
  protected readonly model = signal<MoveModel>({ start: this.booking.start, end: this.booking.end, equipmentId: this.booking.equipmentId });
  protected readonly form = form(this.model, (path) => apply(path, contractSchema<MoveModel>(BookingMove)), {
    submission: { action: sending(() => this.send()) },
  });

  constructor() {
    if (this.booking.swappable) void this.findOthers();
  }

  protected async findOthers(): Promise<void> {
    this.trouble.set(null);
    try {
      const { items } = await firstValueFrom(this.http.get<BookingSwaps>(`/api/bookings/${this.booking.id}/swaps`));
      this.others.set(items.filter(({ equipmentId }) => equipmentId !== this.booking.equipmentId));
    } catch (failure) {
      this.trouble.set(refusalOf(failure).sentence);
    }
  }

  private async send(): Promise<void> {
    const { start, end, equipmentId } = this.model();
    await this.api.move(this.booking, {
      start: start === this.booking.start ? null : start,
      end: end === this.booking.end ? null : end,
      equipmentId: equipmentId === this.booking.equipmentId ? null : equipmentId,
    });
    this.end(true);
  }
}
