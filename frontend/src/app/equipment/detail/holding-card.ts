import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { actsFor, type EquipmentAct, type EquipmentDetail, type EquipmentTimeline } from '@calanque/shared';
import { CUSTODY_LOOK, CustodyTimeline, agreed, holdingNow, isLate, objectPronoun } from '../../custody/index';
import { DocumentOffers } from '../../document/index';
import { Session } from '../../session/session';
import type { AsOf } from '../../ui/as-of/as-of';
import { longDay, shortDay } from '../../ui/format/dates';
import { Card } from '../../ui/page/card';
import { Failure } from '../../ui/state/failure';
import { Notice } from '../../ui/state/notice';
import { Skeleton } from '../../ui/state/skeleton';
import { actLabel } from '../act/act-look';

const ENDING: readonly EquipmentAct[] = ['take-back', 'take-back-from-repair', 'unpack'];

/** « Qui la détient » : the picture of all custodies, and the one in force with what can be done about it. */
@Component({
  selector: 'cal-holding-card',
  imports: [Card, CustodyTimeline, DocumentOffers, Failure, MatButton, NgTemplateOutlet, Notice, RouterLink, Skeleton],
  template: `
    @let piece = this.piece();
    @if (timeline(); as timeline) {
      <cal-custody-timeline
        [heading]="heading()"
        [timeline]="timeline"
        [category]="piece.category"
        [siteLink]="['/mds', piece.site.id, 'chronologie']"
        [at]="asOf().day() === null ? null : asOf().now()"
        [cancellable]="session.may('custody:cancel') && piece.annulledAt === null && asOf().day() === null"
        (cancelled)="changed.emit()"
      >
        <ng-container [ngTemplateOutlet]="now" />
      </cal-custody-timeline>
    } @else {
      <cal-card [heading]="heading()">
        @if (failure(); as failure) {
          <cal-failure [failure]="failure" (retry)="retry.emit()" />
        } @else {
          <cal-skeleton width="100%" height="6.5rem" />
        }
        <ng-container [ngTemplateOutlet]="now" />
      </cal-card>
    }
    <ng-template #now>
      @if (piece.annulledAt === null) {
        <cal-notice class="now" [tone]="late() ? 'coral' : look().tone" [icon]="look().icon" [heading]="sentence()">
          {{ details() }}
          @if (ending(); as act) {
            <button action matButton type="button" class="end" (click)="act && chosen.emit(act)">{{ labelOf(act, piece.category) }}</button>
          } @else if (holder(); as person) {
            <a action matButton class="end" [routerLink]="['/personnes', person.id]" [queryParams]="asOf().parameters()">Voir la personne</a>
          }
        </cal-notice>
        @if (assignment(); as custody) {
          <cal-document-offers class="papers" [about]="'/api/custodies/' + custody.id" [revision]="piece" />
        }
      }
    </ng-template>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    .now {
      margin-block-start: 1rem;
    }

    .papers {
      margin-block-start: 1rem;
    }

    .end {
      --mat-button-text-label-text-color: currentColor;
      --mat-button-text-state-layer-color: currentColor;
      margin-block: -0.375rem;
    }
  `,
})
export class HoldingCard {
  protected readonly session = inject(Session);

  readonly piece = input.required<EquipmentDetail>();
  readonly asOf = input.required<AsOf>();
  /** Undefined while it loads. */
  readonly timeline = input<EquipmentTimeline>();
  /** The act that has the page's first button: it needs no second one here. */
  readonly except = input<EquipmentAct | null>(null);
  /** Why the timeline could not be loaded. */
  readonly failure = input<unknown>();
  readonly retry = output();
  readonly chosen = output<EquipmentAct>();
  /** A fact was cancelled: what is shown is out of date. */
  readonly changed = output();

  protected readonly labelOf = actLabel;
  protected readonly heading = computed(() => `Qui ${objectPronoun(this.piece().category)} ${this.asOf().day() === null ? 'détient' : 'détenait'}`);
  protected readonly sentence = computed(() => holdingNow(this.piece()));
  protected readonly late = computed(() => {
    const { custody } = this.piece();
    return custody !== null && isLate(custody, new Date(this.asOf().now()));
  });
  protected readonly look = computed(() => {
    const { custody } = this.piece();
    return custody ? CUSTODY_LOOK[custody.kind] : ({ tone: 'neutral', icon: 'inventory_2' } as const);
  });
  protected readonly ending = computed(() => {
    const user = this.session.user();
    const acts = user && this.asOf().day() === null ? actsFor(user.role, this.piece()) : [];
    return ENDING.find((act) => acts.includes(act) && act !== this.except());
  });
  /** The assignment in force, of which there is a sheet to sign; none of a day that is past. */
  protected readonly assignment = computed(() => {
    const { custody } = this.piece();
    return custody?.kind === 'assignment' && this.asOf().day() === null && this.session.may('equipment:read-private') ? custody : null;
  });
  /** Whoever holds it, where their page may be read. */
  protected readonly holder = computed(() => (this.session.may('person:read') ? (this.piece().custody?.person ?? null) : null));

  protected readonly details = computed(() => {
    const { custody, category, site, room } = this.piece();
    if (custody === null) return `${agreed(category, 'Rangé')} à ${[site.name, room?.name].filter(Boolean).join(', ')}`;
    const note = this.timeline()?.custodies.find(({ id }) => id === custody.id)?.note?.split('\n')[0];
    const due = custody.dueAt && this.late() ? `retour attendu depuis le ${shortDay(custody.dueAt)}` : null;
    return [`Depuis le ${longDay(custody.since)}`, due, note].filter(Boolean).join(' · ');
  });
}
