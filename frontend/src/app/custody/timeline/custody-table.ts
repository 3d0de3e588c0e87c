import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { CONDITION_LABEL, type ConditionPeriod } from '@calanque/shared';
import { MomentPipe } from '../../ui/format/pipes';
import { Badge } from '../../ui/state/badge';
import { describe, type TimelineRow } from './timeline-facts';

/** The facts of the picture as a table, cancelled custodies included; wrong ones can be cancelled. */
@Component({
  selector: 'cal-custody-table',
  imports: [Badge, MatButton, MomentPipe],
  template: `
    <div class="scroll" role="region" aria-label="Tableau des détentions" tabindex="0">
      <table>
        <caption class="cal-unseen">Détentions, la plus récente d’abord</caption>
        <thead>
          <tr>
            <th scope="col">Détention</th>
            <th scope="col">Du</th>
            <th scope="col">Au</th>
            @if (cancellable()) {
              <th scope="col"><span class="cal-unseen">Action</span></th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.custody.id) {
            <tr [class.cancelled]="row.cancelled">
              <td>
                <span class="who"><cal-badge [tone]="row.cancelled ? 'neutral' : row.tone" [icon]="row.icon">{{ row.kind }}</cal-badge> <span class="holder">{{ row.holder }}</span></span>
                @if (row.custody.note; as note) {
                  <p class="more">{{ note }}</p>
                }
                @if (row.custody.cancelledAt; as cancelledAt) {
                  <p class="more">Annulée le {{ cancelledAt | calMoment }} : {{ row.custody.cancelledReason }}</p>
                }
              </td>
              <td>{{ row.custody.start | calMoment }}</td>
              <td>
                @if (row.custody.end; as end) {
                  {{ end | calMoment }}
                } @else if (row.cancelled) {
                  —
                } @else {
                  en cours
                  @if (row.custody.dueAt; as dueAt) {
                    <p class="more">prévu le {{ dueAt | calMoment }}</p>
                  }
                }
              </td>
              @if (cancellable()) {
                <td class="act">
                  @if (!row.cancelled) {
                    <button matButton type="button" [attr.aria-label]="'Annuler cette détention : ' + describe(row)" (click)="cancelAsked.emit(row)">Annuler</button>
                  }
                </td>
              }
            </tr>
          } @empty {
            <tr><td class="none" [attr.colspan]="cancellable() ? 4 : 3">Aucune détention n’a encore été enregistrée.</td></tr>
          }
        </tbody>
      </table>
    </div>
    @if (troubles().length > 0) {
      <h3>Pannes, pertes et vols</h3>
      <ul>
        @for (trouble of troubles(); track trouble.start) {
          <li>
            {{ labelOf[trouble.condition] }}, {{ trouble.end ? 'du' : 'depuis le' }} {{ trouble.start | calMoment }}
            @if (trouble.end; as end) {
              au {{ end | calMoment }}
            }
            @if (trouble.reason; as reason) {
              <span class="cal-quiet">· {{ reason }}</span>
            }
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './custody-table.css',
})
export class CustodyTable {
  readonly rows = input.required<readonly TimelineRow[]>();
  readonly conditions = input.required<readonly ConditionPeriod[]>();
  readonly cancellable = input(false);
  readonly cancelAsked = output<TimelineRow>();

  protected readonly labelOf = CONDITION_LABEL;
  protected readonly describe = describe;
  protected readonly troubles = computed(() => this.conditions().filter(({ condition }) => condition !== 'working').toReversed());
}
