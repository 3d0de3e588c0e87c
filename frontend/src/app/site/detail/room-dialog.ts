import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialogClose } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { RoomChange, type RoomAnswer } from '@calanque/shared';
import { v7 } from 'uuid';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';
import { problemCode } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { SiteApi } from '../site-api';

export type RoomDialogData =
  | { readonly act: 'add'; readonly siteId: string }
  | { readonly act: 'rename' | 'close' | 'reopen'; readonly room: RoomAnswer };

/** The room as it is now, or that what the screen shows is out of date. */
export type RoomDialogEnd = RoomAnswer | 'outdated';

interface Words {
  readonly heading: string;
  readonly consequence?: string;
  readonly act: string;
}

/** Adds a room, renames one, closes one, or opens it again. */
@Component({
  selector: 'cal-room-dialog',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton, MatDialogClose, Notice, RouterLink],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="words.heading" [consequence]="words.consequence">
        <cal-error-summary [form]="form" />
        @if (outdated()) {
          <button matButton="outlined" type="button" (click)="end('outdated')">Relire la liste des pièces</button>
        }
        @if (occupants > 0) {
          <cal-notice tone="ochre" icon="inventory_2" [heading]="occupantsInWords">
            Changez-les de pièce avant de la fermer.
            <a action matButton="outlined" mat-dialog-close routerLink="/materiel" [queryParams]="filters">Les voir</a>
          </cal-notice>
        }
        @if (named) {
          <cal-field label="Nom de la pièce" help="Comme sur la porte : « Accueil », « Bureau 12 »." [field]="form.name">
            <input calControl autocomplete="off" [formField]="form.name" />
          </cal-field>
          <cal-field label="Étage" optional [field]="form.floor">
            <input calControl autocomplete="off" placeholder="Rez-de-chaussée" [formField]="form.floor" />
          </cal-field>
        }
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>{{ words.act }}</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class RoomDialog {
  private readonly api = inject(SiteApi);
  private readonly data = injectDialogData<RoomDialogData>();
  private readonly id = v7();
  protected readonly end = injectDialogEnd<RoomDialogEnd>();

  private readonly room = this.data.act === 'add' ? null : this.data.room;
  protected readonly named = this.data.act === 'add' || this.data.act === 'rename';
  protected readonly words = wordsOf(this.data);
  /** How many pieces of equipment keep the room from being closed. */
  protected readonly occupants = this.data.act === 'close' ? (this.data.room.equipmentCount ?? 0) : 0;
  protected readonly occupantsInWords = `${counted(this.occupants, 'matériel a', 'matériels ont', 'aucun')} sa place ici`.replace('ont sa', 'ont leur');
  protected readonly filters = this.room && { siteId: this.room.siteId, roomId: this.room.id };
  /** Somebody else has changed the room: what is shown must be read again. */
  protected readonly outdated = signal(false);

  private readonly model = signal({
    name: this.room?.name ?? '',
    floor: this.room?.floor ?? '',
    closed: this.data.act === 'close' ? true : this.data.act === 'reopen' ? false : (this.room?.closed ?? false),
  });
  protected readonly form = form(this.model, contractSchema<{ name: string; floor: string; closed: boolean }>(RoomChange), {
    // Whether the room is closed is the dialog's question, not a field: its refusal stands above.
    submission: { action: sending(() => this.send(), { closed: 'none' }) },
  });

  private async send(): Promise<void> {
    const change: RoomChange = this.model();
    try {
      if (this.data.act === 'add') this.end(await this.api.addRoom(this.data.siteId, { ...change, id: this.id }));
      else this.end(await this.api.changeRoom(this.data.room.id, this.data.room.version, change));
    } catch (failure) {
      // The form shows the refusal; this only offers the way out of a stale one.
      this.outdated.set(problemCode(failure) === 'stale');
      throw failure;
    }
  }
}

function wordsOf(data: RoomDialogData): Words {
  switch (data.act) {
    case 'add':
      return { heading: 'Ajouter une pièce', act: 'Ajouter la pièce' };
    case 'rename':
      return { heading: `Renommer « ${data.room.name} »`, consequence: 'Le nouveau nom se voit partout, aussi sur le matériel qui s’y trouve.', act: 'Enregistrer' };
    case 'close':
      return {
        heading: `Fermer « ${data.room.name} » ?`,
        consequence: 'On n’y mettra plus de matériel. Son passé reste, et vous pourrez la rouvrir. Une pièce occupée ne se ferme pas.',
        act: 'Fermer la pièce',
      };
    case 'reopen':
      return { heading: `Rouvrir « ${data.room.name} » ?`, consequence: 'On pourra de nouveau y mettre du matériel.', act: 'Rouvrir la pièce' };
  }
}
