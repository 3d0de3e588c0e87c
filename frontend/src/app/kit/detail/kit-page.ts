import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EQUIPMENT_STATE_LABEL, KIT_STATE_LABEL, mayAssignCategory, type KitAnswer, type KitPiece } from '@calanque/shared';
import { Session } from '../../session/session';
import { RouteFocus } from '../../shell/route-focus';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import type { Draft } from '../../ui/form/draft';
import type { HoldsDraft } from '../../ui/form/leave-guard';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { keepFocus } from '../../ui/page/keep-focus';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { refusalOf } from '../../ui/problem/refusal';
import { Badge } from '../../ui/state/badge';
import { EmptyState } from '../../ui/state/empty-state';
import { CATEGORY_ICON, STATE_LOOK } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { KitApi } from '../kit-api';
import { KIT_LOOK, pieces, whereabouts } from '../kit-words';
import { CheckIn } from './check-in';
import type { HandOverKitData } from './hand-over-kit';

/** `/lots/:id` : what is in it, what is missing, and what is out with whom. */
@Component({
  selector: 'cal-kit-page',
  imports: [Badge, Card, CheckIn, EmptyState, Icon, IconTile, MatButton, Notice, PageHeader, RouterLink, Waiting],
  templateUrl: './kit-page.html',
  styleUrl: './kit-page.css',
})
export class KitPage implements HoldsDraft {
  private readonly api = inject(KitApi);
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);
  private readonly focus = inject(RouteFocus);
  protected readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly kit = httpResource<KitAnswer>(() => `/api/kits/${this.id()}`);
  private readonly now = computed(() => (this.kit.hasValue() ? this.kit.value() : null));
  protected readonly trouble = linkedSignal<number | undefined, string | null>({ source: () => this.now()?.version, computation: () => null });
  /** Whether one is checking it in. */
  protected readonly checking = linkedSignal({ source: () => this.id(), computation: () => false });

  private readonly checkIn = viewChild(CheckIn);
  /** Nothing is lost while it is not being checked in. */
  readonly draft: Pick<Draft, 'changed' | 'done'> = {
    changed: computed(() => this.checkIn()?.draft.changed() ?? false),
    done: () => this.checkIn()?.draft.done(),
  };

  private readonly contents = computed(() => this.now()?.contents ?? []);
  protected readonly live = computed(() => this.now()?.state !== 'dissolved');
  protected readonly mayEdit = computed(() => this.session.may('kit:edit') && this.live());
  /** What is out comes back first. */
  protected readonly mayDissolve = computed(() => this.mayEdit() && this.now()?.state !== 'out');
  protected readonly mayHandOver = computed(() => this.session.may('custody:assign') && this.now()?.state === 'ready' && this.mayGive(this.contents()));
  protected readonly mayBook = computed(() => this.session.may('booking:ask') && this.live() && this.contents().length > 0 && this.mayGive(this.contents()));
  protected readonly mayLend = computed(() => this.session.may('custody:lend') && this.now()?.state === 'ready' && this.mayGive(this.contents()));
  protected readonly mayCheckIn = computed(() => this.session.may('custody:assign') && this.now()?.state === 'out' && !this.checking()
    && this.mayGive(this.contents().filter(({ outWithKit }) => outWithKit)));
  /** What would keep the kit from going, beside what is out with it. */
  protected readonly missing = computed(() => this.contents().filter(({ ready, outWithKit }) => !ready && !outWithKit));
  protected readonly ids = computed(() => this.contents().map(({ equipmentId }) => equipmentId).join());

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly labelOf = KIT_STATE_LABEL;
  protected readonly lookOf = KIT_LOOK;
  protected readonly stateLabelOf = EQUIPMENT_STATE_LABEL;
  protected readonly stateLookOf = STATE_LOOK;
  protected readonly piecesOf = pieces;
  protected readonly whereOf = whereabouts;
  protected readonly trailOf = (kit: KitAnswer): readonly Crumb[] => [{ label: 'Lots', link: '/lots' }, { label: kit.name }];

  constructor() {
    // An act whose button goes away with what it did goes on from the title.
    keepFocus(() => this.now(), (page) => page.querySelector('h1'));
  }

  protected async handOver(kit: KitAnswer): Promise<void> {
    const done = await this.dialogs.open<KitAnswer, HandOverKitData>(() => import('./hand-over-kit').then((file) => file.HandOverKit), { kit });
    if (done) await this.show(done, 'Lot remis');
  }

  protected async dissolve(kit: KitAnswer): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: `Dissoudre « ${kit.name} »`, consequence: 'Ses matériels restent au parc, chacun pour soi. Ce qui a été remis avec le lot reste lisible.', act: 'Dissoudre le lot', grave: true,
    });
    if (!sure) return;
    try {
      await this.show(await this.api.dissolve(kit.id, kit.version), 'Lot dissous');
    } catch (failure) {
      this.trouble.set(refusalOf(failure).sentence);
    }
  }

  protected async checkedIn(kit: KitAnswer): Promise<void> {
    this.leaveCheckIn();
    const left = kit.contents.filter(({ outWithKit }) => outWithKit).length;
    await this.show(kit, left > 0 ? `Retour enregistré : ${pieces(left)} encore dehors` : 'Retour enregistré');
  }

  protected leaveCheckIn(): void {
    this.checking.set(false);
    this.focus.keepFocus();
  }

  /** Whether one's role hands over and takes back each of them. */
  private mayGive(pieces: readonly KitPiece[]): boolean {
    const role = this.session.user()?.role;
    return role !== undefined && pieces.every(({ category }) => mayAssignCategory(role, category));
  }

  private async show(kit: KitAnswer, words: string): Promise<void> {
    this.kit.set(kit);
    await this.announcements.say(words);
  }
}
