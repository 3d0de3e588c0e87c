import { Component, computed, input, model, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Category, EquipmentSummary, LineProblem } from '@calanque/shared';
import { counted } from '../ui/format/numbers';
import { Icon } from '../ui/icon/icon';
import { CATEGORY_ICON } from '../ui/state/equipment-look';
import { IconTile } from '../ui/state/icon-tile';
import { ScanField } from './scan-field';

let drawn = 0;

/** A piece that was chosen, with enough to tell it from another; it can be kept in a draft. */
export interface PiledPiece {
  readonly id: string;
  readonly number: string;
  readonly category: Category;
  readonly model: string;
  readonly siteId: string;
}

export const piledOf = (piece: Pick<EquipmentSummary, 'id' | 'number' | 'category' | 'maker' | 'modelName' | 'site'>): PiledPiece => ({
  id: piece.id, number: piece.number, category: piece.category, model: `${piece.maker} ${piece.modelName}`, siteId: piece.site.id,
});

/** The part of a form in which pieces are piled up by scanning one after another, the last one first: each can be taken away. */
@Component({
  selector: 'cal-piece-pile',
  imports: [Icon, IconTile, MatIconButton, ScanField],
  template: `
    <h2 [id]="headingId">Matériels <span class="count">{{ counted() }}</span></h2>
    <cal-scan-field #scan [judge]="judgeHere" (taken)="add($event)" />
    @if (pieces().length > 0) {
      <ul [attr.aria-label]="label()">
        @for (piece of shown(); track piece.id) {
          @let problem = problemOf(piece.id);
          <li>
            <cal-icon-tile [icon]="iconOf[piece.category]" [tone]="problem ? 'coral' : 'primary'" />
            <p>
              <strong>{{ piece.model }}</strong>
              <span class="cal-number">{{ piece.number }}</span>
              @if (problem) {
                <span class="problem"><cal-icon name="error" />{{ problem.detail }}</span>
              }
            </p>
            <button matIconButton type="button" [attr.aria-label]="'Retirer ' + piece.number" (click)="remove(piece)"><cal-icon name="close" /></button>
          </li>
        }
      </ul>
    }
  `,
  host: { role: 'region', '[attr.aria-labelledby]': 'headingId' },
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      min-width: 0;
    }

    .count {
      color: var(--cal-ink-2);
      font-size: 0.9375rem;
      font-weight: 400;
    }

    li {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      padding-block: 0.625rem;
    }

    li + li {
      border-block-start: 1px solid var(--cal-line);
    }

    p {
      display: grid;
      flex: 1;
      min-width: 0;
      line-height: 1.35;
    }

    strong {
      font-weight: 600;
    }

    .problem {
      --cal-icon-size: 1.125rem;
      display: flex;
      gap: 0.375rem;
      color: var(--cal-coral);
      font-weight: 600;
    }
  `,
})
export class PiecePile {
  readonly pieces = model.required<readonly PiledPiece[]>();
  /** Why this piece is not taken, as a sentence; null to take it. A piece that is there already is never taken twice. */
  readonly judge = input<(piece: EquipmentSummary) => string | null>(() => null);
  /** What the server had against some of them. */
  readonly problems = input<readonly LineProblem[]>([]);

  private readonly scan = viewChild.required(ScanField);
  protected readonly iconOf = CATEGORY_ICON;
  protected readonly headingId = `cal-pile-${++drawn}`;
  protected readonly counted = computed(() => counted(this.pieces().length, 'matériel', 'matériels', 'aucun'));
  protected readonly shown = computed(() => [...this.pieces()].reverse());
  protected readonly label = computed(() => `Matériels choisis : ${this.pieces().length}`);
  protected readonly judgeHere = (piece: EquipmentSummary): string | null =>
    this.pieces().some(({ id }) => id === piece.id) ? `${piece.number} est déjà dans la liste.` : this.judge()(piece);

  protected problemOf(id: string): LineProblem | undefined {
    return this.problems().find((line) => line.id === id);
  }

  protected add(piece: EquipmentSummary): void {
    this.pieces.update((pieces) => [...pieces, piledOf(piece)]);
  }

  protected remove(piece: PiledPiece): void {
    this.pieces.update((pieces) => pieces.filter(({ id }) => id !== piece.id));
    this.scan().focus();
  }
}
