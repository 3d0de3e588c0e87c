import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { PlaceChange } from '@calanque/shared';
import { ActMoment, ActOutdated, ActPieces, injectActSubject, injectRooms, roomName } from '../../custody/index';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';
import { EquipmentApi } from '../equipment-api';

interface PlaceModel {
  readonly roomId: string;
  readonly at: string | null;
}

/** « Changer de pièce » : another room of the same site, or none in particular. */
@Component({
  selector: 'cal-change-room',
  imports: [ActMoment, ActOutdated, ActPieces, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="heading()" [consequence]="subject.many() ? 'Qui les détient ne change pas : c’est la pièce où on les range.' : 'Qui le détient ne change pas : c’est la pièce où on le range.'">
        <cal-error-summary [form]="form" />
        <cal-act-outdated [subject]="subject" />
        <cal-act-pieces [subject]="subject" />
        <cal-field [label]="'Nouvelle pièce à ' + subject.first.site.name" [help]="now()" [field]="form.roomId">
          <select calControl [formField]="form.roomId">
            <option value="">Aucune pièce en particulier</option>
            @for (room of rooms.open(); track room.id) {
              <option [value]="room.id">{{ roomName(room) }}</option>
            }
          </select>
        </cal-field>
        <cal-act-moment label="Depuis" [field]="form.at" />
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Changer de pièce</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class ChangeRoom {
  private readonly api = inject(EquipmentApi);
  protected readonly subject = injectActSubject();
  protected readonly rooms = injectRooms(() => this.subject.first.site.id);
  protected readonly roomName = roomName;

  protected readonly model = signal<PlaceModel>({ roomId: this.subject.many() ? '' : (this.subject.first.room?.id ?? ''), at: null });
  protected readonly form = form(this.model, (path) => apply(path, contractSchema<PlaceModel>(PlaceChange)), {
    submission: { action: sending(() => this.change()) },
  });

  protected readonly heading = computed(() =>
    this.subject.many() ? `Changer ${counted(this.subject.pieces().length, 'matériel', 'matériels', 'aucun')} de pièce` : 'Changer de pièce');
  protected readonly now = computed(() => (this.subject.many() ? '' : `Aujourd’hui : ${this.subject.first.room?.name ?? 'aucune pièce en particulier'}.`));

  private change(): Promise<void> {
    const { at } = this.model();
    const roomId = this.model().roomId || null;
    return this.subject.send((piece) => this.api.changePlace(piece.id, { roomId, at }), { act: 'change-room', roomId, at });
  }
}
