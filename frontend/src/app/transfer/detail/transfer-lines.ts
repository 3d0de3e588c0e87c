import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LINE_OUTCOME_LABEL, isOnTheWay, type LineProblem, type TransferAnswer, type TransferLine } from '@calanque/shared';
import { Dialogs } from '../../ui/dialog/dialogs';
import { MomentPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { Badge } from '../../ui/state/badge';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import { OUTCOME_LOOK } from '../transfer-words';
import type { SettleData } from './settle-line';

/** The lines of a slip, each with what became of it. */
@Component({
  selector: 'cal-transfer-lines',
  imports: [Badge, Icon, IconTile, MatButton, MomentPipe, RouterLink],
  template: `
    <ul>
      @for (line of transfer().lines; track line.id) {
        @let problem = problemOf(line);
        <li>
          <cal-icon-tile [icon]="line.category ? iconOf[line.category] : 'help'" [tone]="problem ? 'coral' : 'neutral'" />
          <div class="words">
            @if (line.mayOpen && line.equipmentId) {
              <a [routerLink]="['/materiel', line.equipmentId]">{{ line.model }}</a>
            } @else {
              <strong>{{ line.model ?? 'Noté hors liste' }}</strong>
            }
            <p><span class="cal-number">{{ line.number }}</span>@if (line.condition === 'broken' && line.outcome !== 'damaged') {<span class="broken"> · en panne</span>}</p>
            @if (line.note; as note) {
              <p class="cal-quiet">{{ note }}</p>
            }
            @if (problem) {
              <p class="problem"><cal-icon name="error" />{{ problem.detail }}</p>
            }
          </div>
          <div class="end">
            @if (line.outcome; as outcome) {
              <cal-badge [tone]="lookOf[outcome].tone" [icon]="lookOf[outcome].icon">{{ labelOf[outcome] }}</cal-badge>
              @if (line.decidedAt; as at) {
                <span class="cal-quiet cal-small">{{ at | calMoment }}</span>
              }
            } @else if (transfer().sentAt) {
              <cal-badge tone="heather" icon="local_shipping">En route</cal-badge>
            }
            @if (settles() && onTheWay(line)) {
              <button matButton="outlined" type="button" [attr.aria-label]="'Retrouvé ou perdu : ' + line.number" (click)="settle(line)">Retrouvé ou perdu…</button>
            }
          </div>
        </li>
      } @empty {
        <li class="cal-quiet">Aucun matériel : modifiez le transfert pour en ajouter.</li>
      }
    </ul>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 0.875rem;
      padding: 0.75rem 1.375rem;
    }

    li + li {
      border-block-start: 1px solid var(--cal-line);
    }

    .words {
      flex: 1 1 12rem;
      min-width: 0;
      line-height: 1.35;
      overflow-wrap: anywhere;
    }

    strong,
    a {
      font-weight: 600;
    }

    .broken {
      color: var(--cal-coral);
    }

    .problem {
      --cal-icon-size: 1.125rem;
      display: flex;
      gap: 0.375rem;
      color: var(--cal-coral);
      font-weight: 600;
    }

    .end {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.375rem 0.75rem;
    }
  `,
})
export class TransferLines {
  private readonly dialogs = inject(Dialogs);

  readonly transfer = input.required<TransferAnswer>();
  readonly problems = input<readonly LineProblem[]>([]);
  /** Whether who looks may say what never left and what is lost. */
  readonly settles = input(false);
  readonly settled = output<TransferAnswer>();

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly labelOf = LINE_OUTCOME_LABEL;
  protected readonly lookOf = OUTCOME_LOOK;
  protected readonly onTheWay = (line: TransferLine): boolean => isOnTheWay(line.outcome);

  protected problemOf(line: TransferLine): LineProblem | undefined {
    return this.problems().find(({ id }) => id === line.equipmentId);
  }

  protected async settle(line: TransferLine): Promise<void> {
    const data: SettleData = { transfer: this.transfer(), line };
    const done = await this.dialogs.open<TransferAnswer, SettleData>(() => import('./settle-line').then((file) => file.SettleLine), data);
    if (done) this.settled.emit(done);
  }
}
