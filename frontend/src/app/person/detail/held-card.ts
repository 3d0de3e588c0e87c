import { Component, computed, input, output, type ResourceRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Holding, HoldingList } from '@calanque/shared';
import { isLate } from '../../custody/index';
import type { AsOf } from '../../ui/as-of/as-of';
import { counted } from '../../ui/format/numbers';
import { DayPipe, ShortDayPipe } from '../../ui/format/pipes';
import { Card } from '../../ui/page/card';
import { Badge } from '../../ui/state/badge';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { Failure } from '../../ui/state/failure';
import { IconTile } from '../../ui/state/icon-tile';
import { Skeleton } from '../../ui/state/skeleton';

/** « Ce que détient Nadia Benali »: each piece since when, until when, and its own way back. */
@Component({
  selector: 'cal-held-card',
  imports: [Badge, Card, DayPipe, Failure, IconTile, MatButton, RouterLink, ShortDayPipe, Skeleton],
  templateUrl: './held-card.html',
  styleUrl: './held-card.css',
})
export class HeldCard {
  readonly name = input.required<string>();
  readonly asOf = input.required<AsOf>();
  readonly holdings = input.required<ResourceRef<HoldingList | undefined>>();
  /** One piece is to be taken back. */
  readonly taken = output<Holding>();

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly isLate = (piece: Holding): boolean => isLate(piece, new Date(this.asOf().now()));
  protected readonly pieces = computed(() => {
    const holdings = this.holdings();
    return holdings.hasValue() ? holdings.value().items : null;
  });
  protected readonly count = computed(() => {
    const count = this.pieces()?.length ?? 0;
    return count > 0 ? counted(count, 'matériel', 'matériels', 'aucun') : '';
  });
}
