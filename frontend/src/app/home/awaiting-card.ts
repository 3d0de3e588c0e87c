import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Card } from '../ui/page/card';
import { Failure } from '../ui/state/failure';
import { IconTile } from '../ui/state/icon-tile';
import { Skeleton } from '../ui/state/skeleton';
import type { Matter } from './awaiting';

/** « Ce qui vous attend »: a line for each matter, pressable all over, with the verb that it asks for. */
@Component({
  selector: 'cal-awaiting-card',
  imports: [Card, Failure, IconTile, RouterLink, Skeleton],
  templateUrl: './awaiting-card.html',
  styleUrl: './awaiting-card.css',
})
export class AwaitingCard {
  /** Null while they load. */
  readonly matters = input.required<readonly Matter[] | null>();
  /** What is said where nothing waits. */
  readonly calm = input('Aucune pièce en panne, en réparation, perdue ou volée.');
  readonly failure = input<unknown>();
  readonly retry = output();
}
