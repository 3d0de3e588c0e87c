import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { RoomAnswer, RoomList } from '@calanque/shared';
import { Session } from '../../session/session';
import type { AsOf } from '../../ui/as-of/as-of';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import { counted } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { Badge } from '../../ui/state/badge';
import { Failure } from '../../ui/state/failure';
import type { RoomDialogData, RoomDialogEnd } from './room-dialog';

/** The rooms of a site: added, renamed, closed and opened again by whoever may. */
@Component({
  selector: 'cal-rooms-card',
  imports: [Badge, Card, Failure, Icon, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './rooms-card.html',
  styleUrl: './rooms-card.css',
})
export class RoomsCard {
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);
  protected readonly session = inject(Session);

  readonly siteId = input.required<string>();
  readonly asOf = input.required<AsOf>();
  /** Whether the site is new and its rooms are what is wanted next. */
  readonly inviting = input(false);
  readonly changed = output();

  protected readonly rooms = httpResource<RoomList>(() => ({ url: `/api/sites/${this.siteId()}/rooms`, params: this.asOf().parameters() }));
  protected readonly mayEdit = computed(() => this.session.may('site:edit') && this.asOf().day() === null);
  /** The closed ones last. */
  protected readonly shown = computed(() =>
    this.rooms.hasValue() ? this.rooms.value().items.toSorted((one, other) => Number(one.closed) - Number(other.closed)) : [],
  );
  protected readonly count = computed(() => {
    const open = this.shown().filter((room) => !room.closed).length;
    return open > 0 ? counted(open, 'pièce', 'pièces', 'aucune') : '';
  });

  protected piecesIn(room: RoomAnswer): string {
    return counted(room.equipmentCount ?? 0, 'matériel', 'matériels', 'aucun');
  }

  protected add(): Promise<void> {
    return this.act({ act: 'add', siteId: this.siteId() }, (room) => `Pièce ajoutée : ${room.name}`);
  }

  protected rename(room: RoomAnswer): Promise<void> {
    return this.act({ act: 'rename', room }, () => 'Pièce modifiée');
  }

  protected close(room: RoomAnswer): Promise<void> {
    return this.act({ act: 'close', room }, () => `Pièce fermée : ${room.name}`);
  }

  protected reopen(room: RoomAnswer): Promise<void> {
    return this.act({ act: 'reopen', room }, () => `Pièce rouverte : ${room.name}`);
  }

  private async act(data: RoomDialogData, said: (room: RoomAnswer) => string): Promise<void> {
    const end = await this.dialogs.open<RoomDialogEnd, RoomDialogData>(() => import('./room-dialog').then((file) => file.RoomDialog), data);
    if (!end) return;
    this.rooms.reload();
    this.changed.emit();
    if (end !== 'outdated') await this.announcements.say(said(end));
  }
}
