import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form, required } from '@angular/forms/signals';
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
import { injectRooms, roomName } from './rooms';

/** « Mettre en place » : puts pieces at their place in a room of their site, where they serve. */
@Component({
  selector: 'cal-install',
  imports: [ActMoment, ActOutdated, ActPieces, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="heading()" [consequence]="consequence()">
        <cal-error-summary [form]="form" />
        <cal-act-outdated [subject]="subject" />
        <cal-act-pieces [subject]="subject" />
        <cal-field [label]="'Dans quelle pièce, à ' + subject.first.site.name + ' ?'" [help]="noRoom() ? 'Cette MDS n’a pas encore de pièce. Ajoutez-en sur la page de la MDS.' : ''" [field]="form.roomId">
          <select calControl [formField]="form.roomId">
            <option value="">Choisissez une pièce</option>
            @for (room of rooms.open(); track room.id) {
              <option [value]="room.id">{{ roomName(room) }}</option>
            }
          </select>
        </cal-field>
        <cal-field label="Remarque" optional [field]="form.note">
          <input calControl autocomplete="off" [formField]="form.note" />
        </cal-field>
        <cal-act-moment label="Depuis" [field]="form.start" />
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Mettre en place</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class Install {
  private readonly api = inject(CustodyApi);
  protected readonly subject = injectActSubject();
  protected readonly rooms = injectRooms(() => this.subject.first.site.id);
  protected readonly roomName = roomName;
  protected readonly noRoom = computed(() => this.rooms.resource.hasValue() && this.rooms.open().length === 0);

  protected readonly model = signal(openingOf(this.subject, 'installed', this.usualRoom()));
  protected readonly form = form(this.model, (path) => {
    apply(path, contractSchema<Opening>(CustodyDraft));
    required(path.roomId, { message: 'Choisissez la pièce dans la liste.' });
  }, { submission: { action: sending(() => this.install(), { at: 'start' }) } });

  protected readonly heading = computed(() =>
    this.subject.many() ? `Mettre en place ${counted(this.subject.pieces().length, 'matériel', 'matériels', 'aucun')}` : 'Mettre en place dans une pièce');
  protected readonly consequence = computed(() =>
    this.subject.many() ? 'Ils passeront « en service » dans cette pièce, qui devient leur place.' : 'Ce matériel passera « en service » dans cette pièce, qui devient sa place.');

  /** Its own room, unless it is at its place there already. */
  private usualRoom(): string {
    const { custody, room } = this.subject.first;
    return custody === null && !this.subject.many() ? (room?.id ?? '') : '';
  }

  private install(): Promise<void> {
    const { roomId, start, note } = this.model();
    return this.subject.send(
      (piece) => this.api.open({ id: this.subject.custodyIdOf(piece), equipmentId: piece.id, kind: 'installed', roomId, start, note: note || null }),
      { act: 'install', roomId, at: start, reason: note || null },
    );
  }
}
