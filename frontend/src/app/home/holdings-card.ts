import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Holding, HoldingList } from '@calanque/shared';
import type { Resource } from '@angular/core';
import { ShortDayPipe } from '../ui/format/pipes';
import { Card } from '../ui/page/card';
import { CATEGORY_ICON } from '../ui/state/equipment-look';
import { Failure } from '../ui/state/failure';
import { IconTile } from '../ui/state/icon-tile';
import { Skeleton } from '../ui/state/skeleton';
import type { Tone } from '../ui/state/tone';

/** « Ce que je détiens »: what is in the hands of whoever is signed in. */
@Component({
  selector: 'cal-holdings-card',
  imports: [Card, Failure, IconTile, RouterLink, ShortDayPipe, Skeleton],
  template: `
    <cal-card flush heading="Ce que je détiens">
      <ul>
        @if (holdings().error(); as failure) {
          <cal-failure [failure]="failure" (retry)="retry.emit()" />
        } @else if (holdings().hasValue()) {
          @for (piece of pieces(); track piece.custodyId) {
            <li>
              <cal-icon-tile [icon]="icons[piece.category]" [tone]="toneOf(piece)" />
              <div class="words">
                <a class="cal-row-link" [routerLink]="['/materiel', piece.equipmentId]">{{ piece.maker }} {{ piece.modelName }}</a>
                <p><span class="cal-number">{{ piece.number }}</span> · depuis le {{ piece.since | calShortDay }}</p>
              </div>
              @if (piece.condition === 'broken') {
                <span class="due coral">En panne</span>
              } @else if (piece.dueAt) {
                <span class="due" [class.coral]="late(piece)">{{ late(piece) ? 'À rendre depuis le' : 'À rendre le' }} {{ piece.dueAt | calShortDay }}</span>
              }
            </li>
          } @empty {
            <li>
              <cal-icon-tile icon="inventory_2" />
              <div class="words">
                <p class="calm">Vous ne détenez rien</p>
                <p>Ce qui vous est confié apparaîtra ici.</p>
              </div>
            </li>
          }
        } @else {
          @for (row of [1, 2]; track row) {
            <li><cal-skeleton width="2.375rem" height="2.375rem" /><cal-skeleton width="60%" height="2.25rem" /></li>
          }
        }
      </ul>
    </cal-card>
  `,
  styleUrl: './awaiting-card.css',
  styles: `
    .due {
      color: var(--cal-ink-2);
      font-size: 0.875rem;
      text-align: end;
    }

    .coral {
      color: var(--cal-coral);
      font-weight: 600;
    }
  `,
})
export class HoldingsCard {
  readonly holdings = input.required<Resource<HoldingList | undefined>>();
  readonly retry = output();

  protected readonly icons = CATEGORY_ICON;
  protected readonly pieces = computed(() => {
    const holdings = this.holdings();
    return holdings.hasValue() ? holdings.value().items : [];
  });

  protected late(piece: Holding): boolean {
    return piece.dueAt !== null && new Date(piece.dueAt) < new Date();
  }

  protected toneOf(piece: Holding): Tone {
    return piece.condition === 'broken' || this.late(piece) ? 'coral' : 'primary';
  }
}
