import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge } from '../../ui/state/badge';
import type { PieceRow } from './timeline-rows';

/** What the picture of a site's timeline shows, as a table. */
@Component({
  selector: 'cal-site-timeline-table',
  imports: [Badge, RouterLink],
  template: `
    <div class="scroll" role="region" tabindex="0" aria-label="Tableau de la chronologie">
      <table>
        <caption class="cal-unseen">Détentions, pannes et absences {{ days() }}</caption>
        <thead>
          <tr><th scope="col">Matériel</th><th scope="col">Fait</th><th scope="col">Détenteur, pièce ou motif</th><th scope="col">Du</th><th scope="col">Au</th></tr>
        </thead>
        @for (row of rows(); track row.piece.id) {
          <tbody>
            @for (line of row.lines; track line.id) {
              <tr>
                @if ($first) {
                  <th scope="rowgroup" [attr.rowspan]="row.lines.length">
                    <a [routerLink]="['/materiel', row.piece.id]" [queryParams]="parameters()"><span class="cal-number">{{ row.piece.number }}</span></a>
                    <span class="model">{{ row.piece.maker }} {{ row.piece.modelName }}</span>
                  </th>
                }
                <td><cal-badge [tone]="line.tone" [icon]="line.icon">{{ line.what }}</cal-badge></td>
                <td>{{ line.who }}</td>
                <td>{{ line.from }}</td>
                <td>{{ line.to }}</td>
              </tr>
            } @empty {
              <tr>
                <th scope="rowgroup">
                  <a [routerLink]="['/materiel', row.piece.id]" [queryParams]="parameters()"><span class="cal-number">{{ row.piece.number }}</span></a>
                  <span class="model">{{ row.piece.maker }} {{ row.piece.modelName }}</span>
                </th>
                <td colspan="4" class="cal-quiet">Libre pendant ces jours</td>
              </tr>
            }
          </tbody>
        }
      </table>
    </div>
  `,
  styles: `
    .scroll {
      position: relative;
      overflow-x: auto;
      border: 1px solid var(--cal-line);
      border-radius: var(--cal-radius-card);
      background: var(--cal-surface);
    }

    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 0.9375rem;
    }

    th,
    td {
      padding: 0.5rem 0.875rem;
      text-align: start;
      vertical-align: top;
      line-height: 1.9;
      white-space: nowrap;
    }

    thead th {
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }

    tbody {
      border-block-start: 1px solid var(--cal-line);
      break-inside: avoid;
    }

    tbody th {
      font-weight: 400;
    }

    .model {
      display: block;
      color: var(--cal-ink-2);
      font-size: 0.875rem;
      line-height: 1.3;
    }
  `,
})
export class SiteTimelineTable {
  readonly rows = input.required<readonly PieceRow[]>();
  /** « du 1er mars au 31 mars 2026 » */
  readonly days = input.required<string>();
  /** Of the links to the pieces, such as the day that one comes from. */
  readonly parameters = input<Readonly<Record<string, string>>>({});
}
