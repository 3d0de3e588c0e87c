import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { IDENTIFIERS, type Identifier, type NumberedPiece } from '@calanque/shared';
import { longDay } from '../../ui/format/dates';
import { counted } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { IDENTIFIER_LABEL } from './batch-model';
import type { LoggedBatch } from './equipment-batch';

/** The numbers that were given, for the labels: to read, to copy, to print. */
@Component({
  selector: 'cal-batch-done',
  imports: [Card, Icon, MatButton, PageHeader, RouterLink],
  templateUrl: './batch-done.html',
  styleUrl: './batch-done.css',
})
export class BatchDone {
  private readonly clipboard = inject(Clipboard);

  readonly batch = input.required<LoggedBatch>();
  readonly trail = input.required<readonly Crumb[]>();
  readonly another = output();

  protected readonly label = IDENTIFIER_LABEL;
  protected readonly today = longDay(new Date());
  protected readonly ids = computed(() => this.batch().pieces.map(({ id }) => id).join());
  protected readonly copied = signal<boolean | null>(null);
  protected readonly heading = computed(() => counted(this.batch().pieces.length, 'matériel enregistré', 'matériels enregistrés', 'aucun'));
  /** Only the columns in which something stands. */
  protected readonly kinds = computed(() => IDENTIFIERS.filter((kind) => this.batch().pieces.some((piece) => piece[kind] !== null)));

  protected textOf(piece: NumberedPiece, kind: Identifier): string {
    return piece[kind] ?? '—';
  }

  /** As a spreadsheet takes it: one piece a row, tabulators between. */
  protected copy(): void {
    const rows = this.batch().pieces.map((piece) => [piece.number, ...this.kinds().map((kind) => piece[kind] ?? '')].join('\t'));
    this.copied.set(this.clipboard.copy(rows.join('\n')));
  }

  protected print(): void {
    print();
  }
}
