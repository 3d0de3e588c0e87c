import { Component, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { ActMoment, injectRooms, roomName } from '../../custody/index';
import { Session } from '../../session/session';
import { Control } from '../../ui/form/control';
import { Field } from '../../ui/form/field';

/** Where what is logged has its place, and since when. */
@Component({
  selector: 'cal-place-choice',
  imports: [ActMoment, Control, Field, FormField],
  template: `
    <cal-field label="MDS" [field]="siteId()">
      <select calControl [formField]="siteId()" (change)="siteChanged()">
        @if (session.sites().length > 1) {
          <option value="">Choisissez une MDS</option>
        }
        @for (site of session.sites(); track site.id) {
          <option [value]="site.id">{{ site.name }}</option>
        }
      </select>
    </cal-field>
    <cal-field label="Pièce" optional help="Là où on le range quand personne ne s’en sert." [field]="roomId()">
      <select calControl [formField]="roomId()">
        <option value="">Aucune pièce en particulier</option>
        @for (room of rooms.open(); track room.id) {
          <option [value]="room.id">{{ roomName(room) }}</option>
        }
      </select>
    </cal-field>
    <cal-act-moment [label]="sinceLabel()" [field]="since()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: 1.25rem;
      min-width: 0;
    }
  `,
})
export class PlaceChoice {
  protected readonly session = inject(Session);

  readonly siteId = input.required<FieldTree<string>>();
  readonly roomId = input.required<FieldTree<string>>();
  readonly since = input.required<FieldTree<string | null>>();
  readonly sinceLabel = input('Présent depuis');

  protected readonly rooms = injectRooms(() => this.siteId()().value() || null);
  protected readonly roomName = roomName;

  protected siteChanged(): void {
    this.roomId()().value.set('');
  }
}
